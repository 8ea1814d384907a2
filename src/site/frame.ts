import { Leaf, mailStyle, type Templates } from '../formats/index.ts';
import type { Config } from '../newsletter/index.ts';
import { directionOf } from '../text/index.ts';
import { type Labels, localeOf } from '../locales/index.ts';

import { dictionary } from '../data.ts';
import type { Catalogue } from './catalogue.ts';
import { permalink, relativeHref } from './addresses.ts';
import type { FeedLink } from './feeds/feed.ts';
import { feedLinks } from './feeds/feeds.ts';
import { label, labelOrNull, type Line } from './printer.ts';

/** What all pages of a site share. */
export interface Site {
  readonly config: Config;
  readonly labels: Labels;
  /** The labels as templates get them. */
  readonly labelData: Readonly<Record<string, Leaf>>;
  readonly name: string;
  readonly templates: Templates;
  readonly catalogue: Catalogue;
  /** Files for programs that read feeds; they lie at the site's top. */
  readonly feeds: readonly FeedLink[];
}

/** A file of the site. */
export interface SiteFile {
  /** From the site's top, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** A page before it is laid out. */
export interface Page {
  /** As in `addresses.ts`; empty for the first page. */
  readonly path: string;
  /** Of the template. */
  readonly template: string;
  readonly title: string;
  /** One or two sentences for programs that show links; empty where there is nothing to say. */
  readonly description: string;
  /** The entry of the navigation that it is. */
  readonly section?: Section;
  readonly ogType?: 'article';
  /** The path that it leads to at once, where it is the old address of another page. */
  readonly target?: string;
  readonly scripts?: readonly string[];
  /** schema.org's words for what is on it. */
  readonly meaning?: object;
  /** What its template gets besides. */
  readonly data: Readonly<Record<string, unknown>>;
}

export function openSite(
  config: Config,
  { catalogue, templates }: Pick<Site, 'catalogue' | 'templates'>,
): Site {
  const { labels: ofLocale, title } = localeOf(config.locale);
  const labels = { ...ofLocale, ...config.labels };
  // Without a name there is the locale's own title, as far as it says nothing of one week.
  const name = config.name ?? title.replace(/\[?\{\{\w+\}\}\]?\s*/g, '');
  const site = { config, labels, labelData: labelData(labels), name, catalogue, templates };
  return { ...site, feeds: feedLinks(site) };
}

/** A page in its frame: head, navigation, foot. */
export function layOut(site: Site, page: Page): SiteFile {
  const { config, name, labels } = site;
  const { path, title, description, target } = page;
  const link = (to: string): Leaf => label(relativeHref(path, to));
  const data = {
    lang: label(config.locale),
    dir: label(directionOf(config.locale)),
    name: label(name),
    labels: site.labelData,
    page: {
      title: label(title),
      full_title: label(title === name ? name : `${title} · ${name}`),
      description: labelOrNull(description),
      canonical: config.site.base === undefined ? null : label(permalink(config.site.base, target ?? path)),
      home: path === '',
      type: label(page.ogType ?? 'website'),
      target: target === undefined ? null : link(target),
      meaning: page.meaning === undefined ? null : jsonLeaf(page.meaning),
      scripts: (page.scripts ?? []).map((file) => ({ href: link(file) })),
    },
    style: link('style.css'),
    home: link(''),
    navigation: sectionsOf(site.catalogue).map((section) => ({
      label: label(labels[section]),
      href: link(`${section}/`),
      current: section === page.section,
    })),
    feeds: site.feeds.map(({ type, file, label: text, title: feedTitle }) => ({
      type: label(type),
      href: link(file),
      label: label(text),
      title: label(feedTitle),
    })),
    repository: labelOrNull(config.site.repository),
    ...page.data,
  };
  return { path: `${path}index.html`, content: tidy(site.templates(page.template, data)) };
}

/** The parts of the site that have something in them; their pages lie in folders of these names. */
export type Section = 'tags' | 'authors' | 'search';

function sectionsOf({ papers, tags, authors }: Catalogue): Section[] {
  return [
    ...(tags.length > 0 ? (['tags'] as const) : []),
    ...(authors.length > 0 ? (['authors'] as const) : []),
    ...(papers.length > 0 ? (['search'] as const) : []),
  ];
}

/** The stylesheet, in the colours of the mails. */
export function styleSheet(site: Site): SiteFile {
  const { data } = mailStyle(site.config.email.style);
  return { path: 'style.css', content: tidy(site.templates('style', { style: data })) };
}

export function tidy(content: string): string {
  return `${content.trim()}\n`;
}

/** Several languages of a line, in the first of which it is named where there is room for one alone. */
export function firstOf(lines: readonly Line[]): string {
  return lines[0]?.text ?? '';
}

function labelData(labels: Labels): Readonly<Record<string, Leaf>> {
  return dictionary(
    Object.fromEntries(Object.entries(labels).map(([key, text]) => [key, label(String(text))])),
  );
}

/** JSON that ends no script element, and no line of a script. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function jsonLeaf(value: object): Leaf {
  return new Leaf(() => inertJson(value));
}
