import type { Inline } from '../ast.ts';

/** White space and line breaks at a block's edges mean nothing to readers, and much to Markdown. */
export function withoutEdges(inlines: readonly Inline[]): Inline[] {
  let [start, end] = [0, inlines.length];
  while (start < end && isBlank(inlines[start])) start++;
  while (end > start && isBlank(inlines[end - 1])) end--;
  const out = inlines.slice(start, end);
  const first = out[0];
  if (first?.type === 'text' && /^\s/.test(first.text)) out[0] = { ...first, text: first.text.trimStart() };
  const last = out.at(-1);
  if (last?.type === 'text' && endsInSpace(last.text))
    out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out;
}

function endsInSpace(text: string): boolean {
  return /\s/.test(text.charAt(text.length - 1));
}

function isBlank(inline: Inline | undefined): boolean {
  return inline?.type === 'break' || (inline?.type === 'text' && !/\S/.test(inline.text));
}
