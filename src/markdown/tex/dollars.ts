import { isCjk } from '../../text/index.ts';

export interface Formula {
  /** What stands between its dollars. */
  readonly source: string;
  /** The index behind its last dollar. */
  readonly end: number;
  readonly fence: '$' | '$$';
}

/**
 * The formulas of a text that was written for TeX, by where they begin: each dollar without a backslash opens or closes one. A pair
 * with prose between, or with a number behind both dollars, is money, and so are all where the last one is left alone.
 */
export function formulasIn(text: string): ReadonlyMap<number, Formula> {
  if (!text.includes('$')) return new Map();
  const all = pairsIn(text, true) ?? pairsIn(text, false) ?? new Map<number, Formula>();
  return new Map(
    [...all].filter(([, { source, end }]) => {
      // $5 and $6, US$ 5 and US$ 6
      const [, first] = /^(\s*)\d/.exec(source) ?? [];
      const [, second] = /^(\s*)\d/.exec(text.slice(end, end + 9)) ?? [];
      const isSum = first !== undefined && (first === '' ? second === '' : (second ?? '') !== '');
      return source.trim() !== '' && !isSum && !isProse(source);
    }),
  );
}

/** With `inGroups`, the dollars in a group inside of a formula are those of a formula in its text: `$\text{up to $x$}$`. */
function pairsIn(text: string, inGroups: boolean): Map<number, Formula> | undefined {
  const found = new Map<number, Formula>();
  let open: { start: number; depth: number; fence: Formula['fence'] } | undefined;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}') depth--;
    if (c !== '$') continue;
    if (open === undefined) {
      const fence = text.startsWith('$$', i) ? '$$' : '$';
      open = { start: i, depth, fence };
      i += fence.length - 1;
    } else if (!(inGroups && depth > open.depth) && text.startsWith(open.fence, i)) {
      const { start, fence } = open;
      const end = i + fence.length;
      found.set(start, { source: text.slice(start + fence.length, i), end, fence });
      open = undefined;
      i = end - 1;
    }
  }
  return open === undefined ? found : undefined;
}

/** Two words of three letters, outside of commands and what belongs to them, or a word of a script that TeX has no letters for. */
function isProse(source: string): boolean {
  const bare = source
    .replace(/\\[A-Za-z]+\s*(?:\{[^{}]*\}\s*)*/g, '\\ ')
    .replace(/[_^]\s*(?:\{[^{}]*\}|\w+)/g, '_');
  const words = bare.match(/(?<![^\s,.;:])[A-Za-z]{3,}(?![^\s,.;:])/g) ?? [];
  return words.length > 1 || [...bare].some(isCjk);
}
