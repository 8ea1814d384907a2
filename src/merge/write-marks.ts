import { lineStart } from '../text/index.ts';
import type { Segment } from './lines.ts';

export interface Marks {
  /** How many signs a mark has. */
  readonly size: number;
  /** What each side is called. */
  readonly ours: string;
  readonly theirs: string;
}

/** A merged text with git's marks around what clashes, which stand on lines of their own. */
export function writeMarks(segments: readonly Segment[], { size, ours, theirs }: Marks): string {
  const mark = (sign: string, label: string): string => sign.repeat(size) + (label === '' ? '' : ` ${label}`);
  let text = '';
  for (const segment of segments) {
    if (typeof segment === 'string') {
      text += segment;
      continue;
    }
    const start = lineStart(text, text.length);
    // What stands before it on the same line, such as a dash, both sides have.
    const begun = text.slice(start);
    const newline = (segment.ours || segment.theirs).endsWith('\r\n') ? '\r\n' : '\n';
    const lines = [
      mark('<', ours) + newline,
      begun + segment.ours,
      mark('=', '') + newline,
      begun + segment.theirs,
      mark('>', theirs) + newline,
    ];
    text = text.slice(0, start) + lines.join('');
  }
  return text;
}
