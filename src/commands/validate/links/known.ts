import type { Context } from '../../../context.ts';
import { cacheFor } from '../../../files/index.ts';
import type { CheckedIssue } from '../../../pipeline/index.ts';
import { AnswerCache } from './answer-cache.ts';
import { addressesInIssue, requestFor } from './written.ts';

/** The addresses of an issue, how many of them were asked lately, and how many of these are dead. Asks nobody. */
export async function knownLinks(
  context: Context,
  { issue, parsed }: CheckedIssue,
): Promise<{ readonly all: number; readonly known: number; readonly dead: number }> {
  const written = issue === undefined ? [] : addressesInIssue(issue, parsed);
  const urls = new Set(written.flatMap(({ url }) => requestFor(url) ?? []));
  const cached = new AnswerCache(await cacheFor(context), context);
  const answers = Array.from(urls, (url) => cached.get(url)).filter((answer) => answer !== undefined);
  const dead = answers.filter(({ kind }) => kind === 'gone' || kind === 'no-host' || kind === 'refused');
  return { all: urls.size, known: answers.length, dead: dead.length };
}
