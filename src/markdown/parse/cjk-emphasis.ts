import { characterAt, isCjk, isPunctuation, isWhitespace, visibleBefore } from '../../text/index.ts';
import { deepest, depthOf } from './nesting.ts';
import type { Inline } from '../ast.ts';

/** A run of `*`, `_` or `~~` that may open or close emphasis. Offsets are into the text that holds it. */
export interface Delimiter {
  readonly type: 'delimiter';
  readonly char: '*' | '_' | '~';
  /** How many markers are left; matching takes them from the inner side. */
  start: number;
  end: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

/**
 * Whether a run of delimiters may open and close, by its neighbours: CommonMark 0.31's flanking rules, amended so that
 * CJK punctuation counts as a letter and a CJK character outside lets punctuation stand inside. With them
 * `**용어(term)**은` is strong. A single star between two digits does neither.
 */
export function delimiterAt(text: string, start: number, end: number): Delimiter {
  const char = text.charAt(start) as Delimiter['char'];
  const before = visibleBefore(text, start);
  const after = characterAt(text, end);
  const hardBefore = isPunctuation(before) && !isCjk(before);
  const hardAfter = isPunctuation(after) && !isCjk(after);
  const left = !isWhitespace(after) && (!hardAfter || isWhitespace(before) || hardBefore || isCjk(before));
  const right = !isWhitespace(before) && (!hardBefore || isWhitespace(after) || hardAfter || isCjk(after));
  const word = char === '_';
  // `3*4*5` is a product.
  const isTimes = char === '*' && end - start === 1 && isDigit(before) && isDigit(after);
  return {
    type: 'delimiter',
    char,
    start,
    end,
    length: end - start,
    canOpen: left && !isTimes && (!word || !right || isPunctuation(before)),
    canClose: right && !isTimes && (!word || !left || isPunctuation(after)),
  };
}

const isDigit = (c: string): boolean => /^[0-9０-９]$/.test(c);

interface Opener {
  readonly delimiter: Delimiter;
  /** Its position among the nodes made so far. */
  readonly at: number;
  readonly order: number;
}

/**
 * Pairs delimiters, by the algorithm in CommonMark's appendix, in one pass with a stack: what lies between a pair is
 * taken off the stack as its children. Delimiters without a partner stay text, and are added to `leftOver`.
 */
export function pairDelimiters(items: readonly (Inline | Delimiter)[], leftOver: Delimiter[]): Inline[] {
  const nodes: (Inline | Delimiter)[] = [];
  const openers: Opener[] = [];
  // Up to which opener a closer of some kind has been looked for in vain; without it, hostile text takes quadratic time.
  const bottoms = new Map<string, number>();
  let order = 0;

  for (const item of items) {
    if (item.type !== 'delimiter') {
      nodes.push(item);
      continue;
    }
    order++;
    const key = `${item.char}${item.canOpen}${item.length % 3}`;
    while (item.canClose && item.end > item.start) {
      const bottom = bottoms.get(key) ?? 0;
      let found = openers.length - 1;
      while (found >= 0 && (openers[found]?.order ?? 0) > bottom && !pairs(openers[found]?.delimiter, item))
        found--;
      const opener = openers[found];
      if (opener === undefined || opener.order <= bottom) {
        bottoms.set(key, order - 1);
        break;
      }
      const { delimiter, at } = opener;
      if (depthOf(nodes.slice(at + 1)) >= deepest) {
        // What stands around this would be too deep as well.
        openers.length = 0;
        break;
      }
      const size = Math.min(2, delimiter.end - delimiter.start, item.end - item.start);
      const children = asInlines(nodes.splice(at + 1), leftOver);
      delimiter.end -= size;
      openers.length = delimiter.end > delimiter.start ? found + 1 : found;
      if (delimiter.end === delimiter.start) nodes.length = at;
      item.start += size;
      nodes.push({ type: typeOf(item.char, size), children, start: delimiter.end, end: item.start });
    }
    if (item.end === item.start) continue;
    if (item.canOpen) openers.push({ delimiter: item, at: nodes.length, order });
    nodes.push(item);
  }
  return asInlines(nodes, leftOver);
}

function pairs(opener: Delimiter | undefined, closer: Delimiter): boolean {
  if (opener?.char !== closer.char) return false;
  if (closer.char === '~') return true;
  // CommonMark's rule of three keeps `*a**b*` from pairing across.
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function typeOf(char: Delimiter['char'], size: number): 'strong' | 'emphasis' | 'strike' {
  if (char === '~') return 'strike';
  return size === 2 ? 'strong' : 'emphasis';
}

/** Delimiters that found no partner become text, and neighbouring texts one. */
function asInlines(items: readonly (Inline | Delimiter)[], leftOver: Delimiter[]): Inline[] {
  const out: Inline[] = [];
  for (const item of items) {
    if (item.type === 'delimiter') leftOver.push(item);
    const inline: Inline =
      item.type === 'delimiter'
        ? { type: 'text', text: item.char.repeat(item.end - item.start), start: item.start, end: item.end }
        : item;
    const last = out.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      out[out.length - 1] = {
        type: 'text',
        text: last.text + inline.text,
        start: last.start,
        end: inline.end,
      };
    } else out.push(inline);
  }
  // Without the room that V8 keeps behind what is pushed.
  return out.slice();
}
