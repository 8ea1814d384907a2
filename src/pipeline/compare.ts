import type { VisibleBlock } from '../discourse/index.ts';

/** What is wanted of a block and was not found, with what was found in its place. */
export interface Difference {
  readonly wanted: VisibleBlock;
  /** Position of the block among those wanted. */
  readonly index: number;
  readonly shown: VisibleBlock | undefined;
}

/**
 * Looks for each wanted block among those that readers see, in order; what a template puts between them does not matter.
 * Blocks are the same where their text, the marks on it and its links are.
 */
export class Seen {
  private readonly blocks: readonly VisibleBlock[];
  private readonly keys: readonly string[];
  private at = 0;

  constructor(blocks: readonly VisibleBlock[]) {
    this.blocks = blocks;
    this.keys = blocks.map(keyOf);
  }

  find(wanted: readonly VisibleBlock[]): Difference | undefined {
    for (const [index, block] of wanted.entries()) {
      const key = keyOf(block);
      const ahead = this.keys.indexOf(key, this.at);
      const found = ahead === -1 ? this.keys.indexOf(key) : ahead;
      if (found === -1) return { wanted: block, index, shown: this.nearest(block) };
      this.at = found + 1;
    }
    return undefined;
  }

  /** Among the blocks that come next, the one that begins most like the wanted one. */
  private nearest(wanted: VisibleBlock): VisibleBlock | undefined {
    const near = this.blocks.slice(this.at, this.at + 6);
    return near.toSorted((a, b) => shared(b.text, wanted.text) - shared(a.text, wanted.text))[0];
  }
}

/** Bold, italics and the like count; what the forum adds for its own purposes, such as the frame of a mention, does not. A heading is bold anyway. */
const meaningful = new Set([
  'bold',
  'italic',
  'strike',
  'code',
  'sub',
  'sup',
  'kbd',
  'highlight',
  'checkbox',
]);

function keyOf({ text, marks, links, images, kind }: VisibleBlock): string {
  const meant = marks.filter(
    (mark) => meaningful.has(mark.kind) && !(kind === 'heading' && mark.kind === 'bold'),
  );
  // Where a mail cannot fold details, their title is a bold line.
  const bold = kind === 'summary' ? [['bold', 0, text.length]] : [];
  return JSON.stringify([
    text.normalize('NFC'),
    [...bold, ...meant.map((mark) => [mark.kind, mark.start, mark.end])],
    links.map((link) => [link.start, link.end, sameAddress(link.href ?? '')]),
    images.map((image) => [sameAddress(image.src), image.alt.replace(/\s+/g, ' ').trim().normalize('NFC')]),
  ]);
}

/** Addresses may be written with or without percent signs. */
function sameAddress(href: string): string {
  try {
    return new URL(decodeURI(href)).href;
  } catch {
    return href;
  }
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
