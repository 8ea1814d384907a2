import type { Context } from '../context.ts';
import type { drawingJob, PreviewQuestion } from '../preview/index.ts';
import type { Question as FilesQuestion } from './parallel/answering.ts';
import type { Job as FilesJob } from './parallel/works.ts';

/** What a thread is started for: to share the work on many files, or to draw for the preview. */
export type Job = FilesJob | typeof drawingJob;

/** What it is asked. */
export type Question = FilesQuestion | PreviewQuestion;

/** What a thread does with its questions, which come one after another. */
export function answering(context: Context, job: Job): (question: Question) => Promise<unknown> {
  let answer: Promise<(question: never) => Promise<unknown>> | undefined;
  return async (question) => (await (answer ??= answerFor(context, job)))(question as never);
}

async function answerFor(context: Context, job: Job): Promise<(question: never) => Promise<unknown>> {
  if (job.work !== 'preview') return (await import('./parallel/answering.ts')).answering(context, job);
  const { answeringPreview } = await import('../preview/index.ts');
  const { knowledgeOf } = await import('./preview/knowledge.ts');
  return answeringPreview(context, knowledgeOf(context));
}
