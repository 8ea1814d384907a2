import { codePoints } from '../../text/index.ts';
import {
  type Block,
  type ForumFlow,
  type Inline,
  readQuoted,
  toForum,
  underHeading,
} from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { Leaf, nothing } from '../templates/leaf.ts';
import {
  contentsData,
  labelData,
  type Printer,
  sectionData,
  templateData,
  themeData,
} from '../templates/template-data.ts';
import type { Templates } from '../templates/templates.ts';
import { plainOf } from '../view/passage.ts';
import { forumView } from '../view/shown.ts';
import type { View } from '../view/view.ts';
import { contentsList, forumCardData } from './cards.ts';

/** The raw Markdown of a Discourse post, and what is needed to say why it is too long. */
export interface ForumPost {
  readonly raw: string;
  /** Code points of `raw`, which is what the forum counts. */
  readonly length: number;
  readonly title: string;
  /** Code points of each card by itself. */
  readonly weighCards: () => { readonly position: number; readonly weight: number }[];
}

/** Of the headings that texts stand under: the title, that of a section, and the label of a part of a card. */
const titleLevel = 1;
const sectionLevel = 2;
const cardLevel = 3;

export function renderForum(issue: View, config: Config, templates: Templates): ForumPost {
  const { heading, contents } = config.forum;
  const view = forumView(issue, config);
  const flow: ForumFlow = { list: undefined };
  const printer = (above: number): Printer => forumPrinter(config, { above, flow });
  const top = printer(titleLevel);
  const labels = labelData(view, top);
  const card = printer(cardLevel);
  const papers = view.papers.map((paper) => forumCardData(paper, view, { config, labels, printer: card }));
  const section = printer(sectionLevel);
  const printed = templates('main', {
    ...templateData(view, top, {
      labels,
      themes: view.themes.map((theme) => themeData(theme, top)),
      contents: contentsData(view, papers, top),
      papers,
      sections: view.sections.map((part) => sectionData(part, section)),
    }),
    heading,
    toc: contents === 'toc',
    list: view.contents.length === 0 ? null : top.blocks(contentsList(view), 'blocks'),
  });
  const raw = `${printed.trimEnd()}\n`;
  const title = plainOf([view.title]);
  return {
    raw,
    title,
    length: codePoints(raw),
    // Their texts have been printed by then.
    weighCards: () =>
      papers.map((data) => ({ position: data.position, weight: codePoints(templates('card', data)) })),
  };
}

/** A label stands in many places, and behind each of them no list goes on. */
class LabelLeaf extends Leaf {
  readonly #flow: ForumFlow;

  constructor(flow: ForumFlow, print: () => string) {
    super(print);
    this.#flow = flow;
  }

  override toHTML(): string {
    this.#flow.list = undefined;
    return super.toHTML();
  }
}

/** Texts are printed in the order in which they stand in the post, so that each knows what it follows. */
function forumPrinter(
  { forum: { locale }, emoji }: Config,
  { above, flow }: { above: number; flow: ForumFlow },
): Printer {
  const options = { locale, emoji, flow };
  return {
    blocks: (blocks, context) =>
      new Leaf(() => toForum(underHeading(blocks, above), { context, ...options })),
    label: (text) =>
      new LabelLeaf(flow, () => toForum(readQuoted(text, 'line').blocks, { context: 'line', ...options })),
    url: (url) => new Leaf(() => toForum(linkAlone(url), { context: 'blocks', ...options })),
    attributes: () => nothing,
  };
}

/** An address alone in its paragraph, of which the forum makes a preview. */
function linkAlone(href: string): Block[] {
  const at = { start: 0, end: 0 };
  const text: Inline = { type: 'text', text: href, ...at };
  return [
    { type: 'paragraph', children: [{ type: 'link', href, bare: true, children: [text], ...at }], ...at },
  ];
}
