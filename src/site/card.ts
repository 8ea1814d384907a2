import { cardData, type Card, Leaf, plainOf, type Printer } from '../formats/index.ts';
import { isDate } from '../calendar.ts';
import { localeOf } from '../locales/index.ts';
import { readQuoted } from '../markdown/index.ts';
import { relativeHref } from './addresses.ts';
import { shownName } from './facts.ts';
import type { Site } from './frame.ts';
import { label } from './printer.ts';

interface Place {
  /** The path of the page that it stands on. */
  readonly from: string;
  readonly printer: Printer;
}

/** A card's parts on an issue's page and on its own. */
export function siteCard(site: Site, card: Card, place: Place) {
  const { printer, from } = place;
  const { position, title, image, summary, abstract, link, more } = cardData(card, {}, printer);
  return {
    labels: site.labelData,
    position,
    title,
    image,
    summary,
    abstract,
    link,
    link_name: card.link === undefined ? null : label(shownAddress(card.link)),
    more: more.map((one, i) => ({
      url: one.url,
      name: one.title ?? label(shownAddress(card.more[i]?.url ?? '')),
    })),
    tags: card.tags.map((tag) => {
      const name = plainOf([tag]);
      return { name: label(name), href: hrefTo(site.catalogue.tag(name)?.path, from) };
    }),
  };
}

/** The byline as every format has it, its names with their own direction and their pages. */
export function shortByline(site: Site, { byline, shownAuthors }: Card, { printer, from }: Place) {
  if (byline === undefined) return null;
  const line = printer.blocks(byline.blocks, 'line').toHTML();
  const names = namesOf(site, shownAuthors, { printer, from });
  const whole = names.map(({ name }) => name.toHTML()).join(', ');
  return whole !== '' && line.startsWith(whole)
    ? { names, rest: new Leaf(() => line.slice(whole.length)) }
    : { names: [], rest: new Leaf(() => line) };
}

/** All authors and the date: a paper's own page has room for them. */
export function wholeByline(site: Site, { authors, published = '' }: Card, place: Place) {
  const { locale, card } = site.config;
  if (card.authors === 0 || authors.length + published.length === 0) return null;
  const date = isDate(published) ? localeOf(locale).date(published) : published;
  const separator = authors.length > 0 && date !== '' ? ' · ' : '';
  return { names: namesOf(site, authors, place), rest: label(`${separator}${date}`) };
}

function namesOf(site: Site, authors: readonly string[], { printer, from }: Place) {
  return authors.map((name) => ({
    name: printer.blocks(readQuoted(name, 'line').blocks, 'line'),
    href: hrefTo(site.catalogue.author(shownName(name))?.path, from),
  }));
}

function hrefTo(path: string | undefined, from: string): Leaf | null {
  return path === undefined ? null : label(relativeHref(from, path));
}

function shownAddress(url: string): string {
  return url.replace(/^https:\/\//i, '');
}
