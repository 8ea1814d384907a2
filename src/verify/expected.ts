import type { Block } from '../markdown/index.ts';
import type { Finding } from '../problem/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import type { Expected } from './compare.ts';
import { type Line, sameAddress } from './line.ts';
import type { Part } from './parts.ts';

/** Text that a format's readers should see, with its origin. */
export interface LocatedExpected extends Expected {
  readonly source: Part;
  /** Of a text, the block that it is or is in. */
  readonly written: Block | undefined;
}

/** The parts block by block; `show` says what readers see of one. What shows nothing is not looked for. */
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

/** Where in the file it was written: the block where that is known, else the whole value. */
export function placeOf(
  { source, written }: LocatedExpected,
  sourceMap: SourceMap,
): Pick<Finding, 'path' | 'at'> {
  const { path, isExact } = source;
  return isExact && written !== undefined
    ? { path, at: sourceMap.inText(path, written.start, written.end) }
    : { path };
}
