import { isDate, lastDayOf } from '../../calendar.ts';
import { linkOf, paperPath } from '../../papers/index.ts';
import type { Issue, Paper } from '../../issue/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { type Labels, localeOf } from '../../locales/index.ts';
import { fillPlaceholders } from '../../text/index.ts';
import {
  type PlaceholderValues,
  placeholderValues,
  rangeOf,
  titleOf,
  type TopicOf,
  webUrlOf,
} from './patterns.ts';
import { Passage, passages } from './passage.ts';
import { sectionViews, type SectionView } from './section.ts';

/**
 * An issue with everything resolved: what is shown, in the order in which it is shown. Every format prints this, and none
 * asks the issue or the config for anything else that readers see. Parts that are absent are `undefined` or empty.
 */
export interface View {
  /** First day of the week; empty where the draft has none yet. */
  readonly week: string;
  readonly lastDay: string;
  readonly range: string;
  /** The values of the placeholders in the config's patterns. */
  readonly placeholders: PlaceholderValues;
  readonly number: number | undefined;
  readonly draft: boolean;
  readonly locale: string;
  readonly languages: readonly string[];
  readonly name: string | undefined;
  readonly title: Passage;
  /** Where the issue is on the web, with a mail service's placeholders as they are. */
  readonly webUrl: string | undefined;
  readonly labels: Labels;
  readonly masthead: readonly Passage[];
  readonly lead: readonly Passage[];
  readonly themes: readonly ThemeView[];
  /** The cards that a list before the first one names; a format that has none leaves it empty. */
  readonly contents: readonly Card[];
  readonly papers: readonly Card[];
  readonly sections: readonly SectionView[];
  /** The line that names those who helped. */
  readonly credits: Passage | undefined;
  /** Their names. */
  readonly helpers: readonly string[];
  readonly closing: readonly Passage[];
}

export interface ThemeView {
  readonly position: number;
  readonly emoji: Passage | undefined;
  /** Whether the issue says the emoji itself. */
  readonly isOwnEmoji: boolean;
  readonly label: readonly Passage[];
  readonly text: readonly Passage[];
}

/** A paper as formats show it. */
export interface Card {
  /** From 1. */
  readonly position: number;
  readonly title: readonly Passage[];
  readonly authors: readonly string[];
  /** Authors, shortened to `card.authors`, and date; `undefined` where there is nothing to show. */
  readonly byline: Passage | undefined;
  /** The names with which the byline begins. */
  readonly shownAuthors: readonly string[];
  readonly published: string | undefined;
  readonly arxiv: string | undefined;
  readonly doi: string | undefined;
  readonly image:
    | {
        readonly url: string;
        readonly alt: readonly Passage[];
        readonly width: number | undefined;
        readonly height: number | undefined;
      }
    | undefined;
  /** One sentence for the list of contents. */
  readonly takeaway: readonly Passage[];
  readonly summary: readonly Passage[];
  readonly abstract: readonly Passage[];
  /** False where a format shows less of the abstract than there is. */
  readonly isWhole: boolean;
  readonly link: string | undefined;
  /** The address of the paper's page on the site; `undefined` where it has none, or nobody knows where the site is. */
  readonly permalink: string | undefined;
  readonly more: readonly { readonly title: readonly Passage[]; readonly url: string }[];
  readonly tags: readonly Passage[];
}

/** Of the first themes; there are no more. */
export const numberEmoji = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `topicOf`: where the issue is on the forum. */
export function buildView(issue: Issue, config: Config, topicOf: TopicOf = () => undefined): View {
  const locale = localeOf(config.locale);
  const labels = { ...locale.labels, ...config.labels };
  const week = issue.week ?? '';
  const lastDay = isDate(week) ? lastDayOf(week) : '';
  const helpers = issue.credits.map((name) => name.trim()).filter((name) => name !== '');
  return {
    week,
    lastDay,
    range: rangeOf(issue, config),
    placeholders: placeholderValues(issue, config),
    number: issue.number,
    draft: issue.draft,
    locale: config.locale,
    languages: config.languages,
    name: config.name,
    title: new Passage('title', {
      lang: config.languages[0] ?? config.locale,
      value: titleOf(issue, config),
      path: ['title'],
    }),
    webUrl: webUrlOf(issue, config, topicOf),
    labels,
    masthead: passages(issue.masthead ?? config.masthead, 'markdown', config),
    lead: passages(issue.lead, 'markdown', config),
    themes: issue.intro
      .map((theme, i) => themeView(theme, i, config))
      .filter(({ label, text }) => label.length + text.length > 0),
    papers: issue.papers.map((paper, i) => cardOf(paper, i + 1, config)),
    contents: [],
    sections: sectionViews(issue.sections, config),
    credits: creditsOf(helpers, labels, config),
    helpers,
    closing: passages(issue.closing ?? config.closing, 'markdown', config),
  };
}

function creditsOf(helpers: readonly string[], { credits }: Labels, config: Config): Passage | undefined {
  return helpers.length === 0
    ? undefined
    : line(`${credits} ${helpers.join(', ')}`, config.locale, ['credits']);
}

function themeView({ emoji, theme, text }: Issue['intro'][number], index: number, config: Config): ThemeView {
  const position = index + 1;
  return {
    position,
    emoji: emojiOf(emoji, position, config),
    isOwnEmoji: emoji !== undefined,
    label: passages(theme, 'line'),
    text: passages(text, 'markdown', config),
  };
}

/** A shortcode or an emoji as typed; by default the number of the theme, for which emoji end at ten. */
function emojiOf(emoji: string | undefined, position: number, config: Config): Passage | undefined {
  const path = ['intro', position - 1, 'emoji'];
  if (emoji === undefined) {
    const name = numberEmoji[position - 1];
    return name === undefined ? line(`${position}.`, '', path) : shortcode(name, path, config);
  }
  const typed = emoji.trim().replace(/^:([^\s:]+(?::t[2-6])?):$/, '$1');
  if (typed === '') return undefined;
  if (/^[\w+-]+(?::t[2-6])?$/.test(typed)) return shortcode(typed, path, config);
  const passage = new Passage('markdown', { lang: '', value: typed, path }, config.emoji);
  const [only, ...others] = passage.blocks;
  // What begins a block, such as "1." or "#", is no block here: its sign would be lost.
  return only?.type === 'paragraph' && others.length === 0 ? passage : line(typed, '', path);
}

function shortcode(name: string, path: Passage['text']['path'], { emoji }: Config): Passage {
  return new Passage('markdown', { lang: '', value: `:${name}:`, path }, emoji);
}

function cardOf(paper: Paper, position: number, config: Config): Card {
  const { image } = paper;
  const authors = paper.authors.map((name) => name.trim()).filter((name) => name !== '');
  return {
    position,
    title: passages(paper.title, 'title'),
    authors,
    byline: bylineOf(paper, authors, config),
    shownAuthors: authors.slice(0, config.card.authors),
    published: paper.published,
    arxiv: paper.arxiv,
    doi: paper.doi,
    image:
      image === undefined
        ? undefined
        : { url: image.url, alt: passages(image.alt, 'line'), width: image.width, height: image.height },
    takeaway: passages(paper.takeaway, 'line'),
    summary: passages(paper.summary, 'markdown', config),
    abstract: passages(paper.abstract, 'abstract'),
    isWhole: true,
    link: linkOf(paper),
    permalink: permalinkOf(paper, config),
    more: paper.more
      .filter(({ url }) => url.trim() !== '')
      .map(({ title, url }) => ({ title: passages(title, 'title'), url: url.trim() })),
    tags: paper.tags
      .filter((tag) => tag.trim() !== '')
      .map((tag, i) => line(tag, config.locale, [...paper.path, 'tags', i])),
  };
}

/** No character of the path has to be encoded. */
function permalinkOf(paper: Paper, { site: { base } }: Config): string | undefined {
  const path = base === undefined ? undefined : paperPath(paper);
  return path === undefined ? undefined : `${base}${path}`;
}

/** "A, B, C 외 34명 · 2025/06/18": the first `card.authors` authors and the date; 0 hides the whole line. */
function bylineOf(
  { authors, published, path }: Paper,
  names: readonly string[],
  config: Config,
): Passage | undefined {
  const most = config.card.authors;
  if (most === 0) return undefined;
  const locale = localeOf(config.locale);
  const shown = names.slice(0, most).join(', ');
  const more = config.labels['authors_more'] ?? locale.labels.authors_more;
  const rest = (): string => fillPlaceholders(more, { count: names.length - most });
  const who = names.length > most ? `${shown} ${rest()}` : shown;
  const when = published === undefined ? '' : isDate(published) ? locale.date(published) : published;
  const parts = [who, when].filter((part) => part !== '');
  return parts.length === 0
    ? undefined
    : line(parts.join(' · '), config.locale, [...path, authors.length > 0 ? 'authors' : 'published']);
}

function line(value: string, lang: string, path: Passage['text']['path']): Passage {
  return new Passage('line', { lang, value, path });
}
