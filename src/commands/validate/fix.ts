import { relative, sep } from 'node:path';
import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { editFile, readBytes } from '../../files/index.ts';
import { mendConfig, type Mending, mendIssue } from '../../fix/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure, type Notice, sayProblem } from '../../problem/index.ts';
import { oneLine } from '../../terminal/index.ts';
import { unifiedDiff } from '../../diff/index.ts';

export interface Fixed {
  readonly notices: readonly Notice[];
  readonly failures: readonly Failure[];
  /** What would change, as a unified diff; only of a dry run. */
  readonly diff: string;
}

/** Mends what is certain in files (absolute paths), each by itself. A dry run writes nothing. */
export async function fix(
  context: Context,
  newsletter: Newsletter,
  { files, dryRun }: { readonly files: readonly string[]; readonly dryRun: boolean },
): Promise<Fixed> {
  const notices: Notice[] = [];
  const failures: Failure[] = [];
  let diff = '';
  let count = 0;
  let changed = 0;
  for (const file of files) {
    const path = relative(context.cwd, file).replaceAll(sep, '/');
    try {
      const mending = await (dryRun ? mendFile : mendOnDisk)(context, newsletter, file);
      const { before, after, mended } = mending;
      append(notices, tell(mending, path, dryRun));
      count += mended.length;
      if (after !== before) changed++;
      if (dryRun) diff += unifiedDiff(before, after, path);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.push(error);
    }
  }
  // Where nothing could be written, there is something to fix.
  if (count > 0 || failures.length === 0)
    notices.push({ code: 'fixed-count', args: { count, files: changed, dryRun } });
  return { notices, failures, diff };
}

async function mendFile({ files }: Context, newsletter: Newsletter, file: string): Promise<Mending> {
  return mendBytes(readBytes(files, file), newsletter, file);
}

function mendBytes(read: Uint8Array, newsletter: Newsletter, file: string): Promise<Mending> | Mending {
  return file === newsletter.config.file ? mendConfig(read, file) : mendIssue(read, newsletter, file);
}

async function mendOnDisk(context: Context, newsletter: Newsletter, file: string): Promise<Mending> {
  const seen = await mendFile(context, newsletter, file);
  // Most files have nothing to mend, and some may not be written.
  if (seen.after === seen.before) return seen;
  return editFile(context, file, async (bytes) => {
    const mending = await mendBytes(bytes, newsletter, file);
    return { content: mending.bytes, result: mending };
  });
}

function tell({ mended, refused, hasMore }: Mending, path: string, dryRun: boolean): Notice[] {
  const placeOf = ({ place: { line, column } }: Mending['mended'][number]): string =>
    `${oneLine(path)}:${line}:${column}`;
  return [
    ...mended.map((problem): Notice => {
      const message = oneLine(sayProblem(problem).message);
      return { code: 'fixed', args: { place: placeOf(problem), message, code: problem.code, dryRun } };
    }),
    ...refused.map((problem): Notice => {
      return { code: 'not-fixed', args: { place: placeOf(problem), code: problem.code } };
    }),
    ...(hasMore ? [{ code: 'fix-again', args: { path: oneLine(path), dryRun } } as const] : []),
  ];
}
