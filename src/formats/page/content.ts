import { type Block, escapeHtml, plain, toHtml, underHeading } from '../../markdown/index.ts';
import { directionOf } from '../../text/index.ts';
import type { FormatRenderer } from '../format.ts';
import { composeImage, composeLink, composeTheme } from '../view/compose.ts';
import { type Passage, plainOf } from '../view/passage.ts';
import type { SectionView } from '../view/section.ts';
import type { Card, View } from '../view/view.ts';

export const pageRenderer: FormatRenderer = {
  async render(view) {
    return { files: [{ suffix: '.page.html', content: renderPage(view) }], findings: [] };
  },
};

/** The title is in the front matter, from which a site's layout prints it. */
export function renderPage(view: View): string {
  return `${frontMatter(view)}${inert(bodyOf(view).join('\n'))}\n`;
}

/** YAML whose texts are JSON, which is YAML too. */
function frontMatter(view: View): string {
  const fields = {
    title: plainOf([view.title]),
    // A generator leaves out what is dated later than its clock, so it is not the week's last day.
    date: view.week === '' ? undefined : view.week,
    draft: view.draft ? true : undefined,
    week: view.week === '' ? undefined : view.week,
    number: view.number,
    range: view.range === '' ? undefined : view.range,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}\n`],
  );
  return `---\n${lines.join('')}---\n`;
}

/** Shortcodes of Hugo and tags of Liquid and Nunjucks begin with a brace. A reference to it is the same text, and nothing to them. */
function inert(html: string): string {
  return html.replaceAll('{', '&#123;');
}

function bodyOf(view: View): string[] {
  return [
    ...texts(view.masthead, 1),
    ...texts(view.lead, 1),
    ...view.themes.flatMap((theme) =>
      composeTheme(theme).map(({ lang, blocks }) => inLanguage(lang, blocks, 1)),
    ),
    ...view.papers.flatMap((card) => cardOf(card, view)),
    ...view.sections.flatMap(sectionOf),
    ...texts(view.closing, 1),
  ];
}

function cardOf(card: Card, { labels }: View): string[] {
  const label = (text: string, parts: readonly string[]): readonly string[] =>
    parts.length === 0 ? [] : [`<h3>${escapeHtml(text)}</h3>`, ...parts];
  const quotes = texts(card.abstract, 3).map((text) => `<blockquote>\n${text}\n</blockquote>`);
  const links = (all: Card['more']): string[] =>
    all.map(({ title, url }) => toHtml(composeLink(title, url).blocks));
  return [
    ...titleOf(card.title, ` id="p-${card.position}"`),
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
function titleOf(title: readonly Passage[], id = ''): string[] {
  return title.map(({ lang, blocks }, i) => {
    const tag = i === 0 ? 'h2' : 'p';
    return `<${tag}${i === 0 ? id : ''}${language(lang)}>${toHtml(blocks, { inline: true })}</${tag}>`;
  });
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
