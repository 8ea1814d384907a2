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
      return `${source.split('\n')[line - 1]} | ${message}`;
    });
    const isMeant = (line: string): boolean => line.startsWith(`${one.line} | `) && line.includes(one.says);
    expect(lines.some(isMeant), lines.join('\n')).toBe(true);
    expect(code).toBe(1);
  });
});

describe('an override that lays out otherwise is not', () => {
  test.each(good.map((one): [string, Override] => [one.name, one]))('%s', async (_, one) => {
    expect((await check(one)).problems).toEqual([]);
  });
});

describe('a problem of a template that an issue shows', () => {
  const card = readFileSync('templates/forum/card.hbs', 'utf8').replace('{{byline}}', '@{{byline}}');
  const line = card.split('\n').indexOf('@{{byline}}') + 1;
  const files = { ...newsletter({ '2025-07-07': issue }), '/desk/templates/forum/card.hbs': card };

  test.each<[format: string, shows: string]>([
    ['text', `templates/forum/card.hbs:${line}:1  error  template/differs  the list of authors of paper 1`],
    ['text', ` > ${line} | @{{byline}}\n`],
    ['compact', `templates/forum/card.hbs:${line}:1: error template/differs`],
    ['github', `::error file=templates/forum/card.hbs,line=${line},`],
    ['sarif', '"uri": "templates/forum/card.hbs"'],
    ['junit', '<testsuite name="templates/forum/card.hbs"'],
  ])('stands at its line in %s: %s', async (format, shows) => {
    const { code, stdout } = await runCli(`validate --rendered --format ${format}`, { files });
    expect(stdout).toContain(shows);
    expect(code).toBe(1);
  });

  test('is suppressed where the issue shows it', async () => {
    const ignored = issue.replace(
      '    authors:\n',
      '    # digest-ignore template/differs: meant so\n    authors:\n',
    );
    const { code, stdout } = await runCli('validate --rendered', {
      files: { ...files, '/desk/issues/2025-07-07.yaml': ignored },
    });
    expect([code, stdout]).toEqual([0, expect.stringContaining('no problems')]);
  });

  test('is judged by what a file says, not by its being there', async () => {
    const copy = { '/desk/templates/forum/card.hbs': readFileSync('templates/forum/card.hbs', 'utf8') };
    const { code } = await runCli('validate --rendered', { files: { ...files, ...copy } });
    expect(code).toBe(0);
  });
});

test.each([
  [
    'two of one’s own',
    { card: '> {{heading}}\n\n@{{byline}}\n', main: '{{#each papers}}{{> card}}{{/each}}' },
    'card',
  ],
  ['cards within main', { main: '{{#each papers}}\n@{{byline}}\n{{/each}}' }, 'main'],
  [
    'one that a built-in one cannot include',
    { card: '{{> title}}\n', title: '{{#with this}}\n@{{byline}}\n{{/with}}' },
    'title',
  ],
  ['names for others', { main: '{{#each papers as |paper|}}\n@{{paper.byline}}\n{{/each}}' }, 'main'],
])('the template that prints is named: %s', async (_, own, named) => {
  const templates = Object.entries(own).map(([name, text]) => [`/desk/templates/forum/${name}.hbs`, text]);
  const { stdout } = await runCli('validate --rendered --format json', {
    files: { ...newsletter({ '2025-07-07': issue }), ...Object.fromEntries(templates) },
  });
  const problems = JSON.parse(stdout) as { file: string; line: number; message: string }[];
  const mention = problems.find(({ message }) => message.includes('would mention'));
  const source = (own as Record<string, string>)[named]?.split('\n') ?? [];
  expect(mention?.file).toBe(`templates/forum/${named}.hbs`);
  expect(source[(mention?.line ?? 0) - 1]).toContain('@{{');
});
