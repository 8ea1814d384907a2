import { languageIn } from '../record/language.ts';
import { foundPaper } from '../record/found-paper.ts';
import { lineOfMarkup } from '../record/html-text.ts';
import { displayName } from '../record/person.ts';
import { onlyDayIn } from '../record/written-day.ts';
import type { PageTags } from './page-tags.ts';
import type { FoundPaper } from './source.ts';
import { parseUrl } from '../../text/index.ts';

const titles = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title'];
const authors = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
];
const days = [
  'article:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'parsely-pub-date',
  'publish_date',
  'publish-date',
  'publication_date',
  'pubdate',
  'date',
];

/** What a server shows in place of a page. */
const noTitle =
  /^(?:just a moment|attention required|access denied|forbidden|(?:error\s*)?(?:40[0-9]|50[0-9])\b|(?:page )?not found|error\b|untitled|(?:log|sign) ?in\b|redirecting|are you (?:a )?(?:human|robot)|verif(?:y|ying) you|loading|home ?page$|home$|index$|document$)/i;

/** A title is longer than any name of a paper then. */
const longest = 400;

/**
 * What any page says of itself, as a guess at its paper: its title is at times the site's, and its author a company. Empty
 * where it has no title.
 */
export function guessFromPage({ metas, title: own, language }: PageTags, url: string): FoundPaper {
  const all = (...names: readonly string[]): string[] =>
    names.flatMap((name) => metas.filter((meta) => meta.name === name).map(({ content }) => content));
  const site = lineOfMarkup(all('og:site_name', 'application-name')[0] ?? '');
  const sites = [site, ...siteNamesOf(url)].filter((name) => name !== '').map(letters);
  const title = [...all(...titles), own]
    .map((text) => withoutSite(lineOfMarkup(text.slice(0, 4 * longest)), sites))
    .find(
      (text) =>
        text !== '' && text.length <= longest && !noTitle.test(text) && !sites.includes(letters(text)),
    );
  if (title === undefined) return {};
  const [day] = all(...days).flatMap((text) => onlyDayIn(text) ?? []);
  const names = authors.map((name) => all(name)).find((values) => values.some(isName)) ?? [];
  return {
    ...foundPaper({
      title,
      authors: names
        .filter(isName)
        .flatMap(namesIn)
        .filter((name) => !sites.includes(letters(name))),
      published: day,
      language: languageIn(language),
    }),
    basis: 'page',
  };
}

/** A title often ends with the name of the site: "A Title | The Site". */
function withoutSite(title: string, sites: readonly string[]): string {
  const cut = Math.max(
    ...[' | ', ' - ', ' – ', ' — ', ' · ', ' :: ', ' • '].map((mark) => title.lastIndexOf(mark)),
  );
  if (cut <= 0) return title;
  return sites.includes(letters(title.slice(cut))) ? title.slice(0, cut).trim() : title;
}

/** The names that a host has for people: `blog.openai.com` is OpenAI, and openai.com. */
function siteNamesOf(url: string): string[] {
  const host = parseUrl(url)?.hostname.replace(/^www\./, '');
  if (host === undefined) return [];
  return [
    host,
    ...host
      .split('.')
      .slice(0, -1)
      .filter((label) => label.length > 3),
  ];
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function isName(text: string): boolean {
  const name = text.trim();
  return (
    name !== '' &&
    name.length <= longest &&
    !/^https?:|@/i.test(name) &&
    !/^(?:admin|administrator|editor|staff|unknown|anonymous)$/i.test(name)
  );
}

/** The names in one tag: "A B, C D and E F" are three, "Lovelace, Ada" is one. */
function namesIn(text: string): string[] {
  const line = lineOfMarkup(text).replace(/^by\s+/i, '');
  const groups = line.split(/(?<!\s)\s*;\s*|(?:,|(?<!\s))\s+(?:and|&|＆)\s+/).filter((part) => part !== '');
  const parts = groups.flatMap((group) => {
    const names = group.split(/(?<!\s)\s*,\s*/);
    return names.length > 1 && names.every((name) => /\S\s\S/.test(name) || /\p{Script=Hangul}/u.test(name))
      ? names
      : [group];
  });
  return parts.map((name) => displayName(name.trim())).filter((name) => name !== '');
}
