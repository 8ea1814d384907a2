import { expect, test } from 'vitest';
import { checkIssueBytes } from '../../src/pipeline/check.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';

const ignoring = soundIssue('2025-07-07', (text) =>
  text.replace(
    '    arxiv:',
    '    # digest-ignore forum/mentions, paper/abstract-missing: on purpose\n    arxiv:',
  ),
);

async function codesOf(text: string, rendered?: () => Promise<readonly never[]>): Promise<readonly string[]> {
  const context = fakeContext({ files: newsletter() });
  const desk = await newsletterAt(context, '/desk');
  const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
    file: '/desk/issues/2025-07-07.yaml',
    archive: desk.archive,
    ...(rendered && { rendered }),
  });
  return problems.map(({ code }) => code);
}

const nothing = (): Promise<readonly never[]> => Promise.resolve([]);

test('a digest-ignore that suppresses no problem is told where all was looked for', async () => {
  expect(await codesOf(ignoring)).toEqual(['ignore/unused']);
  expect(await codesOf(ignoring, nothing)).toEqual(['ignore/unused', 'ignore/unused']);
});

test.each([
  ['a quote that is never closed', (text: string) => text.replace('title:', 'title: "')],
  ['no map', () => '# digest-ignore paper/abstract-missing: on purpose\n- a list\n'],
])('and is not where the file cannot be read whole: %s', async (_, broken) => {
  const codes = await codesOf(broken(ignoring), nothing);
  expect(codes.some((code) => code.startsWith('yaml/'))).toBe(true);
  expect(codes).not.toContain('ignore/unused');
});

test('nor for what only the rendered issue shows, where it is too damaged to be rendered', async () => {
  const damaged = ignoring.replace('papers:', 'colour: red\npapers:');
  expect(await codesOf(damaged, nothing)).toEqual(['schema/unknown-key', 'ignore/unused']);
});

const numbered = '{{name}} #{{number}}';

test.each([
  [`title: "${numbered}"`, '', ['issue/number-missing error']],
  [`title: "${numbered}"`, 'number: 7', []],
  [`title: "${numbered}"`, 'number:', ['issue/number-missing error']],
  [`title: "${numbered}"`, 'number: x', ['schema/type error']],
  [`title: "${numbered}"`, 'draft: true', ['issue/number-missing warning']],
  [`title: "${numbered}"`, 'title: "A title of its own"', []],
  [`email: { subject: "${numbered}" }`, 'title: "A title of its own"', ['issue/number-missing error']],
  [`email: { preheader: "{{ number }}" }`, '', ['issue/number-missing error']],
  ['title: "{{name}} #{{count}}"', '', []],
])('under a config with %s, an issue with "%s"', async (setting, line, expected) => {
  const config = `name: Test\nlocale: ko\n${setting}\n`;
  const desk = await newsletterAt(fakeContext({ files: newsletter({}, config) }), '/desk');
  const text = soundIssue('2025-07-07', (sound) => `${line}\n${sound}`);
  const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
    file: '/desk/issues/2025-07-07.yaml',
    archive: desk.archive,
  });
  expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
});
