/** What editors write that the forum shows in its own way, and all the same as it was meant. */
import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';

async function problemsOf(change: (text: string) => string, locale = 'ko'): Promise<string[]> {
  const issue = soundIssue('2025-07-07', (text) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    return changed;
  });
  const config = `name: Test\nlocale: ko\nforum: { locale: ${locale} }\n`;
  const files = newsletter({ '2025-07-07': issue }, config);
  const { stdout } = await runCli('validate --rendered --format json', { files });
  const problems = JSON.parse(stdout) as { code: string; message: string }[];
  return problems
    .filter(({ code }) => code !== 'text/invisible')
    .map(({ code, message }) => `${code}: ${message}`);
}

const withSummary =
  (text: string) =>
  (issue: string): string =>
    issue.replace(summary, text.replaceAll('\n', '\n      '));

describe.each(['ko', 'en'])('on a forum in %s', (locale) => {
  test.each([
    ['a tight task list', '- [ ] 할일\n- [x] 완료'],
    ['a loose task list', '- [ ] 할일\n\n- [x] 완료'],
    ['tasks within tasks', '1. [ ] 가\n   - [x] 나'],
    ['signs without a selector', '가 ✔ ❤ ▶ ☀ ✈ ☎ ↗ ⚠ ☺ ☑ ♥ 나'],
    ['signs with a selector', '가 ✔️ ❤️ ▶️ ☀️ ✈️ ☎️ ↗️ ⚠️ ☺️ ☑️ 나'],
    ['ideographic spaces', '\u3000전각\u3000스페이스 **굵은\u3000글** `코\u3000드`<br>\u3000뒤'],
    ['no-break spaces', '10&nbsp;km와 5\u00a0km, \u2003넓게'],
    ['a break at the start', '<br>앞'],
    ['a backslash at the start', '\\\n앞'],
    ['a no-break space at the start', '&nbsp;앞'],
    ['zero-width spaces before emoji', '\u200b🔥 a\u200b🔥 b🔥'],
  ])('%s', async (_, text) => {
    expect(await problemsOf(withSummary(text), locale)).toEqual([]);
  });

  test('signs in a title and an abstract', async () => {
    const change = (text: string): string =>
      text.replace('작은 모델의 쓸모', '✔ 작은 ❤').replace('일의 크기를', '▶ 크기 ☀을');
    expect(await problemsOf(change, locale)).toEqual([]);
  });
});

test.each([
  ['lists', `${'- '.repeat(800)}가`],
  ['quotes', `${'> '.repeat(3000)}가`],
  ['details', `${'[details="가"]\n'.repeat(500)}나\n${'[/details]\n'.repeat(500)}`],
  ['emphasis', `${'**가 *나 '.repeat(500)}다${'* **'.repeat(500)}`],
])('%s without end within each other are checked and rendered', async (_, text) => {
  const found = await problemsOf(withSummary(text));
  expect(
    found.filter((problem) => !/^(?:forum\/length|email\/size|text\/(?:language|markup))/.test(problem)),
  ).toEqual([]);
  const files = newsletter({ '2025-07-07': soundIssue('2025-07-07', withSummary(text)) });
  for (const format of ['email', 'text', 'json']) {
    const { stderr, stdout } = await runCli(`render --format ${format}`, { files });
    expect(stderr).not.toMatch(/Maximum call stack|report/);
    expect(stdout).toContain('가');
  }
});

test('Hangul in letters is the same as in syllables', async () => {
  expect(await problemsOf(withSummary('한글 **조합형**과 é'.normalize('NFD')))).toEqual([]);
});

test('pictures and comments written as HTML are seen, or not, in every format', async () => {
  const text = [
    '<img src="https://a.example/x.png" alt="그림" width="300">',
    '글 <img src="https://a.example/y.png" alt="a*b_c" height="20"> 글 <!-- 아무도 못 봄 --> 끝',
    '<!-- 여러\n\n      - 줄\n-->',
    '- <img src="https://a.example/z.png?a=1&amp;b=2" alt="" width="3" height="4"> 항목',
    '본문 <!-- 닫지 않음, 각주[^1], > [!NOTE]',
  ].join('\n\n      ');
  const found = await problemsOf(withSummary(text));
  expect(found.filter((problem) => !/^text\/(?:markup|footnote)/.test(problem))).toEqual([]);
});
