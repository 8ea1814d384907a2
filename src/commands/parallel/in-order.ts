import { append } from '../../data.ts';
import type { Context } from '../../context.ts';
import { type ArchiveEntry, listIssues, openArchive } from '../../newsletter/index.ts';
import type { Newsletter } from '../../pipeline/index.ts';
import { Failure, sayCount } from '../../problem/index.ts';
import { progressLine } from '../../terminal/index.ts';
import { type ArchiveTable, entryReader, type HashedEntry } from '../unchanged/archive-table.ts';
import { Crew } from './crew.ts';
import { partOf } from './part.ts';
import { type JobOf, type ResultOf, type WorkName, workOf } from './works.ts';

/** From so many files on, a second thread saves more than its start takes, and somebody may wonder how far it is. */
const many = 60;
/** So many threads where nobody says more: each one takes memory. */
const usual = 2;
const most = 64;

export interface Files {
  readonly files: readonly string[];
  /** In this thread alone. */
  readonly isAlone?: boolean;
  /** What is known of the archive from earlier runs, and takes what is found of it. */
  readonly archive?: ArchiveTable | undefined;
  /** Tells what is known of a file, for which nothing is done then. */
  readonly known?: (file: string) => object | undefined;
}

/**
 * Does a work for files (absolute paths), each by itself, and gives the results in the files' order: the same, whatever number of
 * threads shares it. What the work throws is thrown in its turn. Throws Failure `thread-ended`.
 */
export async function* inOrder<W extends WorkName>(
  context: Context,
  newsletter: Newsletter,
  job: JobOf<W>,
  { files: all, isAlone = false, archive, known }: Files,
): AsyncGenerator<readonly [file: string, result: ResultOf<W>]> {
  const found = new Map(
    all.flatMap((file) => {
      const result = known?.(file);
      return result === undefined ? [] : [[file, result as ResultOf<W>]];
    }),
  );
  const files = all.filter((file) => !found.has(file));
  const count = isAlone ? 1 : threadsFor(context, files.length);
  const results =
    count === 1
      ? alone(context, newsletter, job, files)
      : together(context, newsletter, job, { files, count, archive });
  const line = files.length < many || context.isQuiet === true ? undefined : progressLine(context);
  let done = 0;
  try {
    for (const file of all) {
      const result = found.get(file) ?? (await results.next()).value;
      line?.show(sayCount({ done: ++done, of: all.length }));
      if (result !== undefined) yield [file, result];
    }
  } finally {
    line?.end();
    await results.return(undefined);
  }
}

function threadsFor({ env, threads }: Context, files: number): number {
  const asked = env['DIGEST_WORKERS'] ?? '';
  if (asked !== '' && (!/^\d{1,2}$/.test(asked) || Number(asked) < 1 || Number(asked) > most))
    throw new Failure('usage', {
      detail: `DIGEST_WORKERS is ${asked}: it must be a number from 1 to ${most}`,
    });
  if (threads === undefined || files < 2) return 1;
  if (asked !== '') return Math.min(Number(asked), files);
  return files < many ? 1 : Math.min(usual, threads.cores);
}

async function* alone<W extends WorkName>(
  context: Context,
  newsletter: Newsletter,
  job: JobOf<W>,
  files: readonly string[],
): AsyncGenerator<ResultOf<W>> {
  const work = await workOf(context, newsletter, job);
  for (const file of files) yield await work(file);
}

async function* together<W extends WorkName>(
  context: Context,
  newsletter: Newsletter,
  job: JobOf<W>,
  {
    files,
    count,
    archive: table,
  }: { files: readonly string[]; count: number; archive: ArchiveTable | undefined },
): AsyncGenerator<ResultOf<W>> {
  const crew = new Crew(context, job, count - 1);
  table?.takeAllAsRead();
  try {
    const archive = await entries(context, newsletter.root, { crew, table });
    crew.tell({ archive });
    const known = {
      ...newsletter,
      archive: openArchive(context.files, newsletter.root, {
        entryAt: (path) => archive.get(path),
        papers: newsletter.known,
      }),
    };
    const work = await workOf(context, known, job);
    const parts = crew.share({
      files,
      size: 4,
      ask: (range) => ({ files: range }),
      own: (range) => partOf(range, work),
    });
    for await (const { results, thrown } of parts) {
      yield* results;
      if (thrown !== undefined) throw thrown.error;
    }
  } finally {
    crew.end();
  }
}

/** What each file of the archive may hold. Each thread would look for it again, and most of what it does is this. */
async function entries(
  { files }: Context,
  root: string,
  { crew, table }: { crew: Crew; table: ArchiveTable | undefined },
): Promise<ReadonlyMap<string, ArchiveEntry>> {
  const found: HashedEntry[] = [];
  const paths = listIssues(files, root).map(({ path }) => path);
  const unknown = paths.filter((path) => table?.isKnown(path) !== true);
  const isKept = table !== undefined;
  const parts = crew.share<HashedEntry>({
    files: unknown,
    size: 8,
    ask: (entriesOf) => ({ entriesOf, isKept }),
    own: (range) => partOf(range, entryReader(files, isKept)),
  });
  for await (const { results, thrown } of parts) {
    append(found, results);
    if (thrown !== undefined) throw thrown.error;
  }
  const read = new Map(unknown.map((path, i) => [path, found[i]]));
  return new Map(
    paths.flatMap((path) => {
      const one = read.get(path);
      if (one !== undefined) table?.add(path, one);
      const entry = one?.entry ?? table?.entryAt(path);
      return entry === undefined ? [] : [[path, entry]];
    }),
  );
}
