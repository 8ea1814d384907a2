import type { Place } from '../problem/index.ts';
import type { Places } from './yaml/places.ts';

/** A comment `# digest-ignore CODE: reason`. */
export interface Ignore {
  readonly code: string;
  readonly reason: string;
  /** Where the comment stands. */
  readonly place: Place;
  /** The line it speaks of: the first below it that is not another one. */
  readonly aims: number;
}

const comment = /^([ \t]*)#[ \t]*digest-ignore\b[ \t]*([^\s:]*)[ \t]*(?::[ \t]*(.*?))?[ \t]*\r?$/;

/** The comments of a file that silence a problem. A line inside a text that looks like one is text. */
export function readIgnores(places: Places): Ignore[] {
  const { text } = places;
  if (!text.includes('digest-ignore')) return [];
  const lines = text.split('\n');
  const ignores: Ignore[] = [];
  let offset = 0;
  for (const [i, source] of lines.entries()) {
    const match = comment.exec(source);
    const [, indent = '', code = '', reason = ''] = match ?? [];
    if (match !== null && !places.isInText(offset + indent.length)) {
      let aims = i + 1;
      while (comment.test(lines[aims] ?? '')) aims++;
      const place = places.fromOffsets(offset + indent.length, offset + source.trimEnd().length);
      ignores.push({ code, reason, place, aims: aims + 1 });
    }
    offset += source.length + 1;
  }
  return ignores;
}
