import type { Block } from '../markdown/index.ts';
import type { Finding } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import type { Expected } from './compare.ts';
import { type Line, sameAddress } from './line.ts';
import type { Part } from './parts.ts';

/** An expected text or address, and where in the issue it was written. */
export interface LocatedExpected extends Expected {
  readonly source: Part;
  /** The block that contains the text; `undefined` for an address. */
  readonly written: Block | undefined;
}

/** Lists the expected texts and addresses of all parts. `show` returns the lines of a block; empty lines are not expected. */
export function expectedOf(
  parts: readonly (readonly Part[])[],
  show: (block: Block) => readonly Line[],
): LocatedExpected[] {
  return parts.flatMap((whole, part) =>
    whole.flatMap((source): LocatedExpected[] => {
      const { is, isLine } = source;
      if ('href' in is)
        return [{ part, source, isLine, is: { href: sameAddress(is.href) }, written: undefined }];
      return is.flatMap((written) =>
        show(written)
          .filter(({ text }) => text !== '')
          .map((line) => ({ part, source, isLine, is: line, written })),
      );
    }),
  );
}

/** Returns the place in the file: the block where its offsets are known, else the whole value. */
export function placeOf(
  { source, written }: LocatedExpected,
  sourceMap: SourceMap,
): Pick<Finding, 'path' | 'at'> {
  const { path, isExact } = source;
  return isExact && written !== undefined
    ? { path, at: sourceMap.inText(path, written.start, written.end) }
    : { path };
}
