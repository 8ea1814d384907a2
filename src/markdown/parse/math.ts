import { isCjk } from '../../text/index.ts';

/** The longest that a formula may be, in UTF-16 code units: what has no end is looked for from each dollar. */
const longest = 5000;

/**
 * The mathematics at `index`, where a `$` stands: `$…$` or `$$…$$`. The first dollar touches what follows it and the last
 * one what precedes it, so `$5 and $10` is money. Without anything of TeX inside (`\ ^ _ { }`), the dollars must also
 * stand apart from letters and digits outside: `US$5/A$6` is money too, and so is what has Korean inside, `$5는 $6`. Two sums
 * stay two sums whatever stands between them: `US$5 (x_1) and US$6`.
 */
export function mathAt(text: string, index: number): { source: string; end: number } | undefined {
  const fence = text.startsWith('$$', index) ? '$$' : '$';
  const start = index + fence.length;
  const first = text.charAt(start);
  if (first === '' || first === '$' || (fence === '$' && /\s/.test(first))) return undefined;
  const last = Math.min(text.length, start + longest + 1);
  let depth = 0;
  for (let i = start; i < last; i++) {
    const c = text.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}') depth--;
    else if (c === '$') {
      const partner = depth > 0 ? innerEnd(text, i) : undefined;
      if (partner === undefined)
        return text.startsWith(fence, i) ? checked(text, { index, start, end: i, fence }) : undefined;
      i = partner;
    }
  }
  return undefined;
}

/** Where a formula inside \text{…} inside a formula ends: its dollars pair with each other. */
function innerEnd(text: string, index: number): number | undefined {
  const match = /^\$[^$\n]*\$(?=[^$\n]*\})/.exec(text.slice(index, index + 200));
  return match === null ? undefined : index + match[0].length - 1;
}

function checked(
  text: string,
  { index, start, end, fence }: { index: number; start: number; end: number; fence: string },
): { source: string; end: number } | undefined {
  const source = text.slice(start, end);
  const after = text.charAt(end + fence.length);
  if (source.trim() === '' || (fence === '$' && /\s$/.test(source)) || after === '$') return undefined;
  const tex = /[\\^_{}]/.test(source);
  const glued = /[A-Za-z0-9]/.test(text.charAt(index - 1)) || /[A-Za-z0-9]/.test(after);
  // Words of such a script stand in \text{…} or are no mathematics at all.
  const words = [...source.replace(/\{[^{}]*\}/g, '')].some(isCjk);
  const sums = /^\d/.test(source) && /^\d/.test(after);
  if (fence === '$' && (words || sums || (!tex && glued))) return undefined;
  return { source: source.trim(), end: end + fence.length };
}
