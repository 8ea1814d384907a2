import type { Context } from '../../context.ts';
import type { Newsletter } from '../../pipeline/index.ts';

/**
 * What can be done for many files, each by itself, in this thread or another. Tasks and results are plain data, but for a result's
 * `failure`. What a work throws ends the command.
 */
const works = {
  validate: async () => (await import('../validate/check-file.ts')).fileChecker,
  status: async () => (await import('../status/find-facts.ts')).factsFinder,
  render: async () => (await import('../render/render-issue.ts')).issueRenderer,
};

export type WorkName = keyof typeof works;
type MakerOf<W extends WorkName> = Awaited<ReturnType<(typeof works)[W]>>;
export type ResultOf<W extends WorkName> = Awaited<ReturnType<ReturnType<MakerOf<W>>>>;

/** What another thread is started with. */
export interface JobOf<W extends WorkName> {
  readonly work: W;
  readonly task: Parameters<MakerOf<W>>[2];
}

export type Job = JobOf<WorkName>;

type Maker<W extends WorkName> = (
  context: Context,
  newsletter: Newsletter,
  task: JobOf<W>['task'],
) => (file: string) => Promise<ResultOf<W>>;

/** The function that does a work for a file (absolute path). */
export async function workOf<W extends WorkName>(
  context: Context,
  newsletter: Newsletter,
  { work, task }: JobOf<W>,
): Promise<(file: string) => Promise<ResultOf<W>>> {
  const load = works[work] as unknown as () => Promise<Maker<W>>;
  return (await load())(context, newsletter, task);
}
