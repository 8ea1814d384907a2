import { type Block, escapeHtml, plain, toHtml, underHeading } from '../../markdown/index.ts';
import { directionOf } from '../../text/index.ts';
import { composeImage, composeLink, composeTheme } from '../view/compose.ts';
import type { Passage } from '../view/passage.ts';
import type { SectionView } from '../view/section.ts';
import type { Card, View } from '../view/view.ts';

/** What the HTML of an issue has beside its texts. */
export interface BodyOptions {
  /** The id of a card's title, for links to it. */
  readonly idOf?: (card: Card) => string;
  /** Where a card's title leads. */
  readonly hrefOf?: (card: Card) => string | undefined;
  /** Whether a takeaway stands below its title. */
  readonly takeaways?: boolean;
}

/**
 * An issue as HTML without a layout, for where somebody else's page is around it: all its texts, absolute addresses, and nothing that
 * runs. Its own title is not in it.
 */
export function bodyOf(view: View, options: BodyOptions = {}): string[] {
  return [
    ...texts(view.masthead, 1),
    ...texts(view.lead, 1),
    ...view.themes.flatMap((theme) =>
      composeTheme(theme).map(({ lang, blocks }) => inLanguage(lang, blocks, 1)),
    ),
    ...view.papers.flatMap((card) => [...headOf(card, options), ...cardBodyOf(card, view)]),
    ...view.sections.flatMap(sectionOf),
    ...(view.credits === undefined ? [] : [toHtml(view.credits.blocks)]),
    ...texts(view.closing, 1),
  ];
}

function headOf(card: Card, { idOf, hrefOf, takeaways = false }: BodyOptions): string[] {
  const id = idOf === undefined ? '' : ` id="${escapeHtml(idOf(card))}"`;
  return [
    ...titleOf(card.title, { id, href: hrefOf?.(card) }),
    ...(takeaways ? card.takeaway.map(({ lang, blocks }) => line('p', lang, blocks)) : []),
  ];
}

/** A card without its title and its takeaway. */
export function cardBodyOf(card: Card, { labels }: Pick<View, 'labels'>): string[] {
  const label = (text: string, parts: readonly string[]): readonly string[] =>
    parts.length === 0 ? [] : [`<h3>${escapeHtml(text)}</h3>`, ...parts];
  const quotes = texts(card.abstract, 3).map((text) => `<blockquote>\n${text}\n</blockquote>`);
  const links = (all: Card['more']): string[] =>
    all.map(({ title, url }) => toHtml(composeLink(title, url).blocks));
  return [
    ...(card.byline === undefined ? [] : [toHtml(card.byline.blocks)]),
    ...(card.image === undefined ? [] : [toHtml(composeImage(card.image, plain).blocks)]),
    ...label(labels.summary, texts(card.summary, 3)),
    ...label(labels.abstract, quotes),
    ...label(labels.paper, card.link === undefined ? [] : links([{ title: [], url: card.link }])),
    ...label(labels.more, links(card.more)),
  ];
}

function sectionOf({ title, items }: SectionView): string[] {
  const links = items.flatMap((item) => [
    toHtml(composeLink(item.title, item.url).blocks),
    ...texts(item.text, 2),
  ]);
  return [...titleOf(title), ...links];
}

/** A title in its first language as a heading, and in the others below. */
function titleOf(
  title: readonly Passage[],
  { id = '', href }: { readonly id?: string; readonly href?: string | undefined } = {},
): string[] {
  return title.map(({ lang, blocks }, i) => {
    if (i > 0) return line('p', lang, blocks);
    const words = toHtml(blocks, { inline: true });
    const linked = href === undefined ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
    return `<h2${id}${language(lang)}>${linked}</h2>`;
  });
}

function line(tag: string, lang: string, blocks: readonly Block[]): string {
  return `<${tag}${language(lang)}>${toHtml(blocks, { inline: true })}</${tag}>`;
}

/** `above`: the level of the heading that they stand under. */
function texts(passages: readonly Passage[], above: number): string[] {
  return passages.map(({ lang, blocks }) => inLanguage(lang, blocks, above));
}

function inLanguage(lang: string, blocks: readonly Block[], above: number): string {
  return `<div${language(lang)}>\n${toHtml(underHeading(blocks, above))}\n</div>`;
}

function language(lang: string): string {
  if (lang === '') return '';
  const direction = directionOf(lang);
  return ` lang="${escapeHtml(lang)}"${direction === 'rtl' ? ' dir="rtl"' : ''}`;
}
