import { checkIssueBytes } from '../../src/pipeline/check.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { fakeContext } from './context.ts';
import { newsletter } from './issues.ts';

/** All that `validate` says of an issue, its Markdown read where that is worth it. */
export async function problemsIn(source: string, config = 'name: Test\n'): Promise<readonly Problem[]> {
  const context = fakeContext({ files: newsletter({}, config) });
  const desk = await newsletterAt(context, '/desk');
  const file = '/desk/issues/2025-07-07.yaml';
  const { archive, configProblems } = desk;
  const { problems } = await checkIssueBytes(new TextEncoder().encode(source), desk, { file, archive });
  return [...configProblems, ...problems];
}
