import type { Scalar } from 'yaml';
import { composed } from '../text/index.ts';

/** One line of a literal block: where it begins in the value, where in the file, and what it says there. */
interface LiteralLine {
  /** Offset in the value as it is read, composed. */
  readonly from: number;
  readonly length: number;
  /** Offset in the file of its first character behind the block's indent. */
  readonly at: number;
  /** As it stands in the file, without indent. */
  readonly raw: string;
}

/** The lines of a literal block (`|`), which the file has one for one, only indented. */
export function literalLines(text: string, node: Scalar): LiteralLine[] {
  const [start = 0, end = 0] = node.range ?? [];
  const lines: LiteralLine[] = [];
  let at = text.indexOf('\n', start) + 1;
  let from = 0;
  const rows = String(node.value).split('\n');
  // What follows the last line break is no line of the block.
  if (rows.at(-1) === '') rows.pop();
  for (const raw of rows) {
    if (at === 0 || at > end) break;
    const lineEnd = text.indexOf('\n', at);
    const source = text.slice(at, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');
    // The block's indent is what the file has and the value has not; an empty line may have less of it.
    const indent = source.length - raw.length;
    if (indent < 0) break;
    const { length } = composed(raw);
    lines.push({ from, length, at: at + indent, raw });
    from += length + 1;
    at = lineEnd + 1;
  }
  return lines;
}

/** The offset in the file of an offset in the value; the end of the last line for one behind it. */
export function toOffset(lines: readonly LiteralLine[], offset: number): number | undefined {
  const line = lines.findLast(({ from }) => from <= offset);
  if (line === undefined) return undefined;
  const { from, length, at, raw } = line;
  const within = Math.min(offset - from, length);
  if (length === raw.length) return at + within;
  // The most of the line that is composed no longer than what comes before the offset: marks go with their letter.
  let cut = 0;
  for (let next = 1; next <= raw.length; next++) {
    if (composed(raw.slice(0, next)).length <= within) cut = next;
  }
  return at + cut;
}
