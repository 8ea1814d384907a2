import { plain, readQuoted, toForum, toHtml, toText } from '../../markdown/index.ts';
import { dataKeys, type PaperKey } from '../../issue/index.ts';
import type { Config } from '../../newsletter/index.ts';
import type { FormatRenderer } from '../format.ts';
import { withoutCommandsInJson } from '../../text/index.ts';
import { composeLine } from '../view/compose.ts';
import { type Passage, plainOf } from '../view/passage.ts';
import type { SectionView } from '../view/section.ts';
import type { Card, View } from '../view/view.ts';

export const jsonRenderer: FormatRenderer = {
  async render(view, { config }) {
    return { files: [{ suffix: '.json', content: renderJson(view, config) }], findings: [] };
  },
};

/** The View as schema/view.schema.json describes it: for programs, with nothing left to resolve. */
export function renderJson(view: View, config: Config): string {
  const write = (passages: readonly Passage[]): WrittenText[] =>
    passages.map((passage) => writeText(passage, config));
  const data = {
    version: 1,
    week: view.week === '' ? null : view.week,
    range: view.range,
    number: view.number ?? null,
    draft: view.draft,
    locale: view.locale,
    languages: view.languages,
    name: view.name ?? null,
    title: plainOf([view.title]),
    masthead: write(view.masthead),
    lead: write(view.lead),
    themes: view.themes.map(({ emoji, label, text }) => ({
      emoji: emoji === undefined ? '' : plain(emoji.blocks),
      label: write(label),
      text: write(text),
    })),
    papers: view.papers.map((card) => writeCard(card, write)),
    // Those who know no sections get what they always got.
    ...(view.sections.length === 0
      ? {}
      : { sections: view.sections.map((section) => writeSection(section, write)) }),
    ...(view.helpers.length === 0 ? {} : { credits: view.helpers }),
    closing: write(view.closing),
  };
  return `${withoutCommandsInJson(JSON.stringify(data, null, 2))}\n`;
}

interface WrittenText {
  readonly lang: string;
  readonly markdown: string;
  readonly html: string;
  readonly text: string;
}

/** One text three ways that say the same: a line of data without a paragraph around it. */
function writeText({ lang, kind, blocks }: Passage, config: Config): WrittenText {
  const line = kind === 'line' || kind === 'title';
  return {
    lang,
    markdown: toForum(blocks, {
      locale: config.forum.locale,
      emoji: config.emoji,
      context: line ? 'line' : 'blocks',
    }),
    html: toHtml(blocks, { inline: line }),
    text: toText(blocks, { width: 0 }),
  };
}

function writeSection(
  { title, items }: SectionView,
  write: (passages: readonly Passage[]) => WrittenText[],
): object {
  return {
    title: write(title),
    items: items.map((item) => ({ title: write(item.title), url: item.url, text: write(item.text) })),
  };
}

function writeCard(card: Card, write: (passages: readonly Passage[]) => WrittenText[]): object {
  const { image } = card;
  const parts: Readonly<Record<PaperKey, unknown>> = {
    title: write(card.title),
    authors: card.authors.map((name) => plain(readQuoted(name, 'line').blocks)),
    published: card.published ?? null,
    arxiv: card.arxiv ?? null,
    doi: card.doi ?? null,
    link: card.link ?? null,
    // Those who know no takeaways get what they always got.
    takeaway: card.takeaway.length === 0 ? undefined : write(card.takeaway),
    summary: write(card.summary),
    abstract: write(card.abstract),
    more: card.more.map(({ title, url }) => ({ title: write(title), url })),
    image:
      image === undefined
        ? null
        : {
            url: image.url,
            alt: write(image.alt),
            width: image.width ?? null,
            height: image.height ?? null,
          },
    tags: card.tags.map((tag) => plain(tag.blocks)),
  };
  /** Data that is made from a part and follows it. */
  const made: Readonly<Partial<Record<PaperKey, object>>> = {
    title: { heading: card.title.length === 0 ? '' : plain(composeLine(card.title).blocks) },
    authors: { authors_line: card.byline === undefined ? null : plain(card.byline.blocks) },
  };
  return Object.assign(
    { position: card.position },
    ...dataKeys.map((key) => ({ [key]: parts[key], ...made[key] })),
  ) as object;
}
