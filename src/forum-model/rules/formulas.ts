import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { escapeAttribute } from '../escape.ts';
import { isBoundary } from '../punctuation.ts';

/**
 * The plugin discourse-math: `$…$` inside a line, where neither dollar touches a letter or digit on its outside, and lines
 * between two that are only `$$`. Without the second of these all that follows in the same box is formula.
 */
export function formulas(md: MarkdownIt): void {
  md.inline.ruler.push('formula', inLine);
  md.block.ruler.after('code', 'formulas', inLines, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
  md.renderer.rules['formula'] = (tokens, index) =>
    `<span class="math">${escapeAttribute(tokens[index]?.content ?? '')}</span>`;
  md.renderer.rules['formulas'] = (tokens, index) =>
    `<div class="math">\n${escapeAttribute(tokens[index]?.content ?? '')}\n</div>\n`;
}

function inLine(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '$' || !bounds(src[pos - 1])) return false;
  const end = closing(src.slice(0, posMax), pos + 1);
  if (end === undefined || !bounds(src.slice(end + 1, posMax)[0])) return false;
  if (!silent) state.push('formula', '', 0).content = src.slice(pos + 1, end);
  state.pos = end + 1;
  return true;
}

/** Where the next dollar without a backslash stands. */
function closing(src: string, from: number): number | undefined {
  const at = src.slice(from).search(/(?<!\\)\$/);
  return at < 0 ? undefined : from + at;
}

/** Whether a formula may begin or end next to it. */
function bounds(unit: string | undefined): boolean {
  return unit !== '$' && isBoundary(unit, '14.1');
}

function inLines(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const isMarker = (line: number): boolean =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd() ===
    '$$';
  if (!isMarker(startLine)) return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && !isMarker(end)) end += 1;
  state.push('formulas', '', 0).content = state.getLines(
    startLine + 1,
    end,
    state.tShift[startLine] ?? 0,
    false,
  );
  state.line = end + 1;
  return true;
}
