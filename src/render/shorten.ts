import { plain } from '../markdown/index.ts';
import type { Block, Inline } from '../markdown/index.ts';

/** The text in at most `most` code points, cut behind a word, with an ellipsis in place of the rest. */
export function cutAtWord(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = characters.slice(0, Math.max(0, most - 1)).join('');
  const words = characters[most - 1] === ' ' ? head : head.replace(/\s+\S*$/, '');
  // A text without spaces is cut where it has to be.
  return `${(words.length * 2 < head.length ? head : words).trimEnd()}…`;
}

/** Blocks cut to about `most` code points of what they say. A formula, a link or a picture stays whole or goes. */
export function shorten(blocks: readonly Block[], most: number): Block[] {
  const kept: Block[] = [];
  let left = most;
  for (const block of blocks) {
    const length = [...plain([block])].length;
    if (length > left) {
      if (block.type === 'paragraph') {
        const children = shortenInlines(block.children, left);
        if (children.length > 0) kept.push({ ...block, children });
      }
      break;
    }
    kept.push(block);
    left -= length;
  }
  return kept;
}

function shortenInlines(inlines: readonly Inline[], most: number): Inline[] {
  const kept: Inline[] = [];
  let left = most;
  for (const inline of inlines) {
    const length = [...plain([{ type: 'paragraph', children: [inline], start: 0, end: 0 }])].length;
    if (length > left) {
      const text = inline.type === 'text' ? cutAtWord(inline.text, left) : '…';
      if (text !== '…' || kept.length > 0)
        kept.push({ type: 'text', text, start: inline.start, end: inline.end });
      break;
    }
    kept.push(inline);
    left -= length;
  }
  return kept;
}
