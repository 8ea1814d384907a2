import {
  type Card,
  plainOf,
  preheaderOf,
  sectionData,
  templateData,
  themeData,
  type View,
} from '../formats/index.ts';
import { issuePath, permalink, relativeHref } from './addresses.ts';
import { shortByline, siteCard } from './card.ts';
import { anchorOf, countOf, numberOf } from './entries.ts';
import { type IssueFacts, lineOf } from './facts.ts';
import { layOut, type Site, type SiteFile } from './frame.ts';
import { label, labelOrNull, lines, sitePrinter } from './printer.ts';

/** An issue as it stands everywhere else, with a list of its papers and its neighbours. */
export function issuePage(site: Site, view: View): SiteFile {
  const { config, labels } = site;
  const path = issuePath(view.week);
  const [printer, inCard] = [sitePrinter(config.locale, 1), sitePrinter(config.locale, 2)];
  const title = plainOf([view.title]);
  const { previous, next } = site.catalogue.neighboursOf(view.week);
  const data = templateData(view, printer, {
    labels: site.labelData,
    themes: view.themes.map((theme) => themeData(theme, printer)),
    contents: view.papers.map((card) => contentsEntry(card, config.locale)),
    papers: view.papers.map((card) => ({
      ...siteCard(site, card, { from: path, printer: inCard }),
      id: label(anchorOf(card.position)),
      byline: shortByline(site, card, { from: path, printer: inCard }),
      href: pageOf(site, view, card),
    })),
    sections: view.sections.map((section) => sectionData(section, inCard)),
  });

  return layOut(site, {
    path,
    template: 'issue',
    title,
    description: preheaderOf(view, config),
    ogType: 'article',
    meaning: meaningOf(site, view, title),
    data: {
      ...data,
      lang: label(config.locale),
      name: label(site.name),
      number: numberOf(view.number, site),
      count: labelOrNull(countOf(view.papers.length, labels)),
      shows_range: !title.includes(view.range),
      has_neighbours: previous !== undefined || next !== undefined,
      previous: neighbour(previous, path),
      next: neighbour(next, path),
    },
  });
}

/** A card of a draft that has no title yet is named by its number. */
function contentsEntry(card: Card, locale: string) {
  return {
    position: card.position,
    id: label(anchorOf(card.position)),
    title: lines(card.title.slice(0, 1).map(lineOf), locale),
    takeaway: lines(card.takeaway.map(lineOf), locale),
  };
}

function pageOf({ catalogue }: Site, { week }: View, { position }: Card) {
  const path = catalogue.paperAt(week, position)?.path;
  return path === undefined ? null : label(relativeHref(issuePath(week), path));
}

function neighbour(issue: IssueFacts | undefined, from: string) {
  return issue === undefined
    ? null
    : { href: label(relativeHref(from, issuePath(issue.week))), range: label(issue.range) };
}

/** https://schema.org/PublicationIssue */
function meaningOf({ name, config }: Site, view: View, title: string): object {
  const { base } = config.site;
  return {
    '@context': 'https://schema.org',
    '@type': 'PublicationIssue',
    name: title,
    inLanguage: view.languages,
    ...(view.number === undefined ? {} : { issueNumber: view.number }),
    ...(view.lastDay === '' ? {} : { datePublished: view.lastDay }),
    ...(base === undefined ? {} : { url: permalink(base, issuePath(view.week)) }),
    isPartOf: { '@type': 'Periodical', name },
  };
}
