import type { Block, Inline } from '../../markdown/index.ts';
import type { Config } from '../../newsletter/index.ts';
import { cardData, type Printer, type TemplateData } from '../templates/template-data.ts';
import { composeLine, inlinesOf } from '../view/compose.ts';
import type { Card, View } from '../view/view.ts';

const nowhere = { start: 0, end: 0 };

/** One card, with what the config asks for besides: its number, its place for links to it, and its abstract folded. */
export function forumCardData(
  card: Card,
  { week, contents, labels: words }: View,
  { config: { forum }, labels, printer }: { config: Config; labels: TemplateData; printer: Printer },
) {
  const data = cardData(card, labels, printer);
  const isListed = contents.includes(card);
  const isFolded = forum.abstracts === 'details' && card.abstract.length > 0;
  return {
    anchor: isListed ? printer.label(anchorOf(card, week)) : null,
    folded: isFolded ? printer.blocks(folded(words.abstract, card), 'blocks') : null,
    ...data,
    heading:
      forum.numbers && data.heading !== null
        ? printer.blocks(numbered(composeLine(card.title).blocks, card), 'heading')
        : data.heading,
  };
}

function numbered(title: readonly Block[], { position }: Card): Block[] {
  return title.map((block) => {
    if (block.type !== 'paragraph') return block;
    const number: Inline = { type: 'text', text: `${position}. `, ...nowhere };
    return { ...block, children: [number, ...block.children] };
  });
}

/** The name of a card's place. Posts of several issues may stand on one page. */
function anchorOf({ position }: Card, week: string): string {
  return `p-${week}-${position}`;
}

/** The titles as a list of links to their cards, each with its takeaway on a line of its own. */
export function contentsList({ contents, week }: View): Block[] {
  const items = contents.map((card) => {
    const href = `#${anchorOf(card, week)}`;
    const title = card.title.slice(0, 1).flatMap(inlinesOf);
    const link: Inline = { type: 'link', href, isWithin: true, children: title, ...nowhere };
    const lines = card.takeaway.flatMap((passage) => [lineEnd, ...inlinesOf(passage)]);
    return { children: [{ type: 'paragraph' as const, children: [link, ...lines], ...nowhere }], ...nowhere };
  });
  return [
    { type: 'list', ordered: true, first: contents[0]?.position ?? 1, loose: false, items, ...nowhere },
  ];
}

const lineEnd: Inline = { type: 'break', ...nowhere };

/** An abstract that a reader opens. */
function folded(title: string, { abstract }: Card): Block[] {
  const children = abstract.flatMap(({ blocks }) => blocks);
  return [{ type: 'details', title, open: false, children, ...nowhere }];
}
