import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { appendAtomically } from '../files/index.ts';
import { Failure, sayNotice } from '../problem/index.ts';
import { messageLine } from '../terminal/index.ts';

/** The page of a job is for people; what was found, and how it ends, does not depend on it. */
export function addSummary({ files, cwd, stderr }: Context, file: string, text: string): void {
  try {
    appendAtomically(files, resolve(cwd, file), text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    stderr.write(messageLine(sayNotice({ code: 'summary-not-written', args: { why: error.words.message } })));
  }
}
