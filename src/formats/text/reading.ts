import { type Block, leavesOf, toText } from '../../markdown/index.ts';
import type { Reading, SeenBlock } from '../format.ts';
import { mailView } from '../view/shown.ts';

/** The built-in templates are held to this by tests; only a newsletter with its own has to pay for it. */
export const textReading: Reading = {
  isAlways: false,
  isPlain: true,
  shows: () => ({
    heading: true,
    leavesOut: ['tags'],
    listsTitles: true,
    titlesLead: { contents: 'nowhere', card: 'nowhere' },
    isPicture: () => false,
  }),
  view: mailView,
  expected: (block, addresses) => leavesOf([block]).flatMap((leaf) => paragraphs(wordsOf(leaf), addresses)),
  actual: ({ files }, addresses) => [files.flatMap(({ content }) => paragraphs(content, addresses))],
};

/** How a table looks depends on the room there is, and a template cannot lose one without the text that it is in. */
function wordsOf(leaf: Block): string {
  return leaf.type === 'table' ? '' : toText([leaf], { width: 0 });
}

/** Paragraphs of plain text; what only draws it, such as underlines, bullets and the marks of quotations, is not compared. */
function paragraphs(text: string, addresses: readonly string[]): SeenBlock[] {
  return text.split(/\n[ \t>]*\n/).map((paragraph) => ({
    kind: 'paragraph',
    within: [],
    text: paragraph,
    compared: paragraph.replace(/[-=>|]/g, ' '),
    marks: [],
    links: addresses.flatMap((href) => linksTo(href, paragraph)),
    images: [],
  }));
}

/** Where an address stands, and not one that goes on. */
function linksTo(href: string, text: string): { start: number; end: number; href: string }[] {
  const found: { start: number; end: number; href: string }[] = [];
  for (let start = text.indexOf(href); start !== -1; start = text.indexOf(href, start + 1)) {
    const end = start + href.length;
    if (!/^[.,:;!?]*[\w%/#&=+~@-]/.test(text.slice(end, end + 8))) found.push({ start, end, href });
  }
  return found;
}
