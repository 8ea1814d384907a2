import { expect, test } from 'vitest';
import { checkIssueBytes, checkIssueFile } from '../../src/pipeline/check.ts';
import { newsletterAt } from '../../src/pipeline/newsletter.ts';
import { formatKinds } from '../../src/problem/format.ts';
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

test.each(Object.keys(formatKinds))('and %s is looked for only where the issue is rendered', async (code) => {
  const text = ignoring.replace('forum/mentions, paper/abstract-missing', code);
  expect(await codesOf(text)).toEqual([]);
  expect(await codesOf(text, nothing)).toEqual(['ignore/unused']);
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
  ['title: "{{name}} #{{count}} {{week}}"', '', []],
  ['email: { web_url: "https://a.example/{{number}}" }', '', ['issue/number-missing error']],
  ['email: { web_url: "https://a.example/{{number}}" }', 'web_url: https://a.example/own', []],
  ['email: { web_url: "https://a.example/{{{number}}}" }', '', []],
  ['email: { subject: "{{first}}" }', '', []],
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

const papers = '지난 한 주의 논문';

test.each([
  ['short', '', ['forum/title error']],
  ['short', 'draft: true', ['forum/title warning']],
  ['11111111 1111111', '', ['forum/title-unclear error']],
  // Nine different bytes: three letters of Hangul have three each.
  ['가나다 가나다 가나다 가나다', '', ['forum/title-unclear error']],
  ['0123456789 012345', '', []],
  [papers.repeat(40), '', ['forum/title error']],
  [`[2025/07/07] ${papers}`, '', []],
])('the title "%s" of an issue with "%s" is held against the forum', async (title, line, expected) => {
  const desk = await newsletterAt(fakeContext({ files: newsletter({}, 'name: Test\n') }), '/desk');
  const text = soundIssue('2025-07-07', (sound) => `title: "${title}"\n${line}\n${sound}`);
  const check = async (options: object): Promise<string[]> => {
    const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
      file: '/desk/issues/2025-07-07.yaml',
      archive: desk.archive,
      ...options,
    });
    return problems.map(({ code, severity }) => `${code} ${severity}`);
  };
  expect(await check({ isTitleChecked: true })).toEqual(expected);
  // Rendering for a mail asks nobody but the mail.
  expect(await check({})).toEqual([]);
});

test.each([
  ['', ['issue/first-missing error', 'issue/no-papers error']],
  ['draft: true\n', ['issue/first-missing warning', 'issue/no-papers warning']],
])('a subject with the first paper of none is told: "%s"', async (line, expected) => {
  const config = 'name: Test\nemail: { subject: "{{first}}" }\n';
  const desk = await newsletterAt(fakeContext({ files: newsletter({}, config) }), '/desk');
  const text = `${line}week: 2025-07-07\nintro: [{ text: 하나 }]\npapers: []\n`;
  const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
    file: '/desk/issues/2025-07-07.yaml',
    archive: desk.archive,
  });
  expect(problems.map(({ code, severity }) => `${code} ${severity}`).toSorted()).toEqual(expected);
});

test.each([
  ['masthead: "a :nosuch: b"', ['text/emoji']],
  ['masthead: "{{number}}호"', ['text/placeholder']],
  ['closing: "`{{number}}`, {{소식}}"', []],
  ['closing: ":fire: :nosuch:"', ['text/emoji']],
  ['masthead: "a :pytorch: `:nosuch:` x:y:z"\nemoji: { pytorch: P }', []],
])('what is validated with a config of %s', async (setting, expected) => {
  const files = newsletter({}, `name: Test\n${setting}\n`);
  const thorough = await newsletterAt(fakeContext({ files }), '/desk', { isThorough: true });
  expect(thorough.configProblems.map(({ code }) => code)).toEqual(expected);
});

test('the names of a theme’s emoji may be the forum’s own', async () => {
  const files = newsletter({}, 'name: Test\nemoji: { PyTorch: "🔥" }\n');
  const desk = await newsletterAt(fakeContext({ files }), '/desk');
  const text = soundIssue('2025-07-07', (sound) => sound.replace('- theme:', '- emoji: pytorch\n    theme:'));
  expect(text).toContain('emoji: pytorch');
  const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
    file: '/desk/issues/2025-07-07.yaml',
    archive: desk.archive,
  });
  expect(problems.map(({ code }) => code)).toEqual([]);
});

test.each([
  ['fier', ['text/emoji']],
  ['"두 글자"', ['text/emoji']],
  ['":파이어:"', ['text/emoji']],
  ['fire', []],
  ['"🔥"', []],
  ['"ℹ️"', []],
  ['"①"', []],
  ['":fire: :rocket:"', []],
  ['":fire::south_korea:"', []],
  ['":fier::south_korea:"', ['text/emoji']],
  ['":wave:t2:"', []],
  ['""', []],
])('the emoji of a theme may be a name or an emoji: %s', async (emoji, expected) => {
  const desk = await newsletterAt(fakeContext({ files: newsletter() }), '/desk');
  const text = soundIssue('2025-07-07', (sound) =>
    sound.replace('- theme:', `- emoji: ${emoji}\n    theme:`),
  );
  const { problems } = await checkIssueBytes(new TextEncoder().encode(text), desk, {
    file: '/desk/issues/2025-07-07.yaml',
    archive: desk.archive,
  });
  expect(problems.map(({ code }) => code)).toEqual(expected);
});

test.each([
  ['a week', 1000, 0],
  ['far more than a week', 300_000, 1],
])('memory is spared for what is far longer than a week: %s', async (_, length, times) => {
  const lead = `lead: ${'가나 '.repeat(length / 7)}\n`;
  const files = newsletter({ '2025-07-07': soundIssue('2025-07-07', (text) => text + lead) });
  const fake = fakeContext({ files, cores: 1 });
  let spared = 0;
  const threads = fake.threads && { ...fake.threads, spareMemory: () => spared++ };
  const context = { ...fake, ...(threads && { threads }) };
  await checkIssueFile(context, await newsletterAt(context, '/desk'), {
    file: '/desk/issues/2025-07-07.yaml',
  });
  expect(spared).toBe(times);
});
