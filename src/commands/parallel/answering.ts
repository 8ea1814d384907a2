import type { Context } from '../../context.ts';
import { type ArchiveEntry, openArchive } from '../../newsletter/index.ts';
import { openNewsletter } from '../../pipeline/index.ts';
import { entryReader } from '../unchanged/archive-table.ts';
import { partOf, type PlainPart, toPlain } from './part.ts';
import { type Job, workOf } from './works.ts';

/** What a thread is asked. Files are absolute paths. */
export type Question =
  /** What the archive has to know of them, with the hash of each where it is to be kept. */
  | { readonly entriesOf: readonly string[]; readonly isKept: boolean }
  /** Nothing: it is told what is known of the archive, by path. */
  | { readonly archive: ReadonlyMap<string, ArchiveEntry> }
  /** The work. */
  | { readonly files: readonly string[] };

/** What a thread does with its questions, which come one after another. It opens the newsletter itself. */
export function answering(context: Context, job: Job): (question: Question) => Promise<PlainPart> {
  let archive: ReadonlyMap<string, ArchiveEntry> | undefined;
  let work: ReturnType<typeof start> | undefined;
  const start = async (): Promise<(file: string) => Promise<unknown>> => {
    const newsletter = await openNewsletter(context);
    const known = openArchive(context.files, newsletter.root, {
      entryAt: (path) => archive?.get(path),
      papers: newsletter.known,
    });
    return workOf(context, { ...newsletter, archive: known }, job);
  };
  return async (question) => {
    if ('entriesOf' in question)
      return toPlain(await partOf(question.entriesOf, entryReader(context.files, question.isKept)));
    if ('files' in question)
      return toPlain(await partOf(question.files, async (file) => (await (work ??= start()))(file)));
    ({ archive } = question);
    return { results: [] };
  };
}
