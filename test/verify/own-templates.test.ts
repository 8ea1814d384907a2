/** What a newsletter's own templates may do to its texts, and what is told of them, at the line that does it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newsletter } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';
import { broken, good, type Override } from './own-templates.table.ts';

const issue = readFileSync('test/fixtures/templates/2025-07-07.yaml', 'utf8');

async function check({ template, changes, issue: change }: Override) {
  const own: Record<string, string> = {};
  const name = `templates/${template}.hbs`;
  let source = readFileSync(name, 'utf8');
  for (const [from, to] of changes) {
    expect(source).toContain(from);
    source = source.replace(from, () => to);
  }
  own[`/desk/${name}`] = source;
  const files = { ...newsletter({ '2025-07-07': change?.(issue) ?? issue }), ...own };
  const { code, stdout, stderr } = await runCli('validate --rendered --format json', { files });
  expect(stderr).toBe('');
  const problems = JSON.parse(stdout) as {
    code: string;
    file: string;
    line: number;
    message: string;
  }[];
  return { code, problems, source };
}

describe('an override that breaks something is told of, at its line', () => {
  test.each(broken.map((one): [string, (typeof broken)[number]] => [one.name, one]))('%s', async (_, one) => {
    const { code, problems, source } = await check(one);
    const lines = problems.map(({ file, line, message, ...problem }) => {
      expect({ code: problem.code, file }).toEqual({
        code: 'template/differs',
        file: `templates/${one.template}.hbs`,
      });
      return `${source.split('\n')[line - 1]?.trim()} | ${message}`;
    });
    const isMeant = (line: string): boolean =>
      line.startsWith(`${one.line} | `) && one.says.some((says) => line.includes(says));
    if (process.env['SHOW']) console.log(`## ${one.name}\n${lines.join('\n')}`);
    // Told with what is said, so that a failure shows it.
    expect(lines.some(isMeant), lines.join('\n')).toBe(true);
    expect(code).toBe(1);
  });
});

describe('an override that lays out otherwise is not', () => {
  test.each(good.map((one): [string, Override] => [one.name, one]))('%s', async (_, one) => {
    expect((await check(one)).problems).toEqual([]);
  });
});
