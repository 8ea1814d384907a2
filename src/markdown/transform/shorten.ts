import { plain } from '../print/plain.ts';
import type { Block, Inline } from '../ast.ts';
import { codePoints } from '../../text/index.ts';

/** The text in at most `most` code points, cut behind a word, with an ellipsis in place of the rest. */
export function cutAtWord(text: string, most: number): string {
  if (codePoints(text) <= most) return text;
  const characters = Array.from(text);
  let end = Math.max(0, most - 1);
  while (end > 0 && joined(characters, end)) end--;
  const head = characters.slice(0, end).join('');
  const words = characters[end] === ' ' ? head : head.replace(/(?<!\s)\s+\S*$/, '');
  // A text without spaces is cut where it has to be.
  return `${(words.length * 2 < head.length ? head : words).trimEnd()}…`;
}

/** U+200D, which makes one emoji of several. */
const joiner = '\u200d';

/**
 * Are the code points before and behind `at` parts of one character as a reader sees it? Not all of Unicode's rules
 * (UAX #29), but accents, flags and other emoji.
 */
function joined(characters: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [characters[at - 1], characters[at]];
  if (before === joiner || after === joiner || /^(?:\p{M}|\p{EMod})/u.test(after)) return true;
  let flags = 0;
  while (flags < at && /^\p{RI}/u.test(characters[at - 1 - flags] ?? '')) flags++;
  return /^\p{RI}/u.test(after) && flags % 2 === 1;
}

/** Blocks cut to about `most` code points of what they say. A formula, a link or a picture stays whole or goes. */
export function shorten(blocks: readonly Block[], most: number): Block[] {
  const kept: Block[] = [];
  let left = most;
  for (const block of blocks) {
    const length = codePoints(plain([block]));
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
    const length = codePoints(plain([{ type: 'paragraph', children: [inline], start: 0, end: 0 }]));
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
