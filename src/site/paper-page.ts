import {
  type Card,
  plainOf,
  renderBibtex,
  renderCsl,
  renderRis,
  referencesOf,
  type View,
} from '../formats/index.ts';
import { cutAtWord, plain } from '../markdown/index.ts';
import { issuePath, permalink, relativeHref } from './addresses.ts';
import { siteCard, wholeByline } from './card.ts';
import type { PaperEntry } from './catalogue.ts';
import { anchorOf } from './entries.ts';
import { lineOf } from './facts.ts';
import { firstOf, layOut, type Site, type SiteFile } from './frame.ts';
import { label, lines, sitePrinter } from './printer.ts';

/** How much of a summary programs show beside a link. */
const longestDescription = 200;

/**
 * The page of a paper as its newest issue has it, with its entries for bibliographies, and a page for each other address of it that
 * leads there.
 */
export function* paperPages(site: Site, view: View, card: Card): Generator<SiteFile> {
  const entry = site.catalogue.paperAt(view.week, card.position);
  if (entry?.path === undefined || !isNewest(entry, view, card)) return;
  const { path } = entry;
  const { locale } = site.config;
  const printer = sitePrinter(locale, 1);
  const files = bibliographies({ ...view, papers: [card] }, nameIn(path));
  const title = card.title.map(lineOf);
  const shown = firstOf(title) === '' ? (card.link ?? nameIn(path)) : firstOf(title);
  yield layOut(site, {
    path,
    template: 'paper',
    title: shown,
    description: descriptionOf(card),
    ogType: 'article',
    scripts: ['site.js'],
    meaning: meaningOf(site, { card, path, title: shown }),
    data: {
      ...siteCard(site, card, { from: path, printer }),
      heading: lines(title.length === 0 ? [{ lang: '', text: shown }] : title, locale),
      byline: wholeByline(site, card, { from: path, printer }),
      issues: issuesOf(site, entry, path),
      bibtex: label(files.find(({ file }) => file.endsWith('.bib'))?.content ?? ''),
      files: files.map(({ file, kind }) => ({ href: label(file), kind: label(kind) })),
    },
  });
  for (const { file, content } of files) yield { path: `${path}${file}`, content };
  for (const other of entry.otherPaths) yield movedPage(site, { from: other, to: path, title: shown });
}

function isNewest({ cards }: PaperEntry, { week }: View, { position }: Card): boolean {
  const newest = cards.at(-1);
  return newest?.week === week && newest.position === position;
}

function movedPage(site: Site, { from, to, title }: { from: string; to: string; title: string }): SiteFile {
  return layOut(site, {
    path: from,
    template: 'moved',
    title,
    description: '',
    target: to,
    data: {},
  });
}

/** Each issue once, the newest first. */
function issuesOf({ catalogue }: Site, { cards }: PaperEntry, from: string) {
  const byWeek = new Map(cards.map((card) => [card.week, card]));
  return [...byWeek.values()].toReversed().map(({ week, position }) => ({
    href: label(`${relativeHref(from, issuePath(week))}#${anchorOf(position)}`),
    range: label(catalogue.issueOf(week)?.range ?? week),
  }));
}

interface Bibliography {
  readonly file: string;
  readonly kind: string;
  readonly content: string;
}

function bibliographies(view: View, name: string): Bibliography[] {
  const references = referencesOf(view);
  return [
    { file: `${name}.bib`, kind: 'BibTeX', content: renderBibtex(references) },
    { file: `${name}.ris`, kind: 'RIS', content: renderRis(references) },
    { file: `${name}.csl.json`, kind: 'CSL-JSON', content: renderCsl(references) },
  ];
}

function nameIn(path: string): string {
  return path.split('/')[1] ?? '';
}

function descriptionOf({ takeaway, summary }: Card): string {
  const [first] = takeaway.length > 0 ? takeaway : summary;
  return first === undefined
    ? ''
    : cutAtWord(plain(first.blocks).replace(/\s+/g, ' ').trim(), longestDescription);
}

/** https://schema.org/ScholarlyArticle */
function meaningOf(
  { config }: Site,
  { card, path, title }: { card: Card; path: string; title: string },
): object {
  const { base } = config.site;
  const names = card.title.slice(1).map((other) => plainOf([other]));
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    headline: title,
    ...(names.length === 0 ? {} : { alternateName: names }),
    ...(card.authors.length === 0
      ? {}
      : { author: card.authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(card.published === undefined ? {} : { datePublished: card.published }),
    ...(card.link === undefined ? {} : { sameAs: card.link }),
    ...(base === undefined ? {} : { url: permalink(base, path) }),
  };
}
