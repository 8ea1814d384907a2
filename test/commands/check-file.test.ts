import { expect, test } from 'vitest';
import { fileChecker } from '../../src/commands/validate/check-file.ts';
import { openNewsletter } from '../../src/pipeline/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';

test('of a file with a problem, its lines are kept until it is told, and not the whole text', async () => {
  const text = `${soundIssue()}x-note: |\n${'  가나다\n'.repeat(5000)}nubmer: 3\n`;
  const context = fakeContext({ files: newsletter({ '2025-07-07': text }) });
  const check = fileChecker(context, await openNewsletter(context), {
    isRendered: false,
    isHeld: false,
    isKept: false,
    isWatched: false,
  });
  const { problems, source = '' } = await check('/desk/issues/2025-07-07.yaml');
  expect(problems.map(({ code }) => code)).toEqual(['schema/unknown-key']);
  const lines = source.split('\n');
  expect(lines[(problems[0]?.place.line ?? 0) - 1]).toBe('nubmer: 3');
  expect(lines.filter((line) => line !== '').length).toBe(2);
});
