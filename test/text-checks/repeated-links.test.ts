import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const id = '2507.07001';
const lead = (...lines: string[]): string => `lead: |\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

/** What `validate` says of repeated links in a sound issue with these lines before its introduction. */
async function toldOf(
  lines: string,
  { change = (text: string) => text, config }: { change?: (text: string) => string; config?: string } = {},
): Promise<string[]> {
  const issue = soundIssue('2025-07-07', (text) => change(text.replace('intro:', `${lines}intro:`)));
  const files = newsletter({ '2025-07-07': issue }, config);
  const { stdout } = await runCli('validate --format compact', { files });
  return stdout.split('\n').filter((line) => line.includes('link-duplicate'));
}

describe('a page to which a text leads twice', () => {
  test.each([
    ['[a](https://a.example/x)', '[b](http://www.a.example//x/?utm_source=b)'],
    ['[a](https://a.example/x)', 'https://a.example/x에서'],
    ['[a](https://a.example/x)', 'www.a.example/x'],
    ['[a](<https://a.example/x>)', '<https://a.example/x>'],
    ['**[a](https://a.example/x)**', '> - [b](https://a.example/x "c")'],
    ['[a](https://a.example/wiki/F_(b))', 'https://a.example/wiki/F_(b)'],
    ['[a](https://a.example/가)', '[b](https://a.example/%EA%B0%80)'],
    ['[a](https://x.com/a/status/1)', '[b](https://twitter.com/a/status/1?s=20)'],
    ['[a](https://openreview.net/forum?id=x)', '[b](https://openreview.net/pdf?id=x)'],
    ['[a](https://dl.acm.org/doi/10.1145/1.2)', '[b](https://doi.org/10.1145/1.2)'],
    ['[a][1]과 [b][1]', '[1]: https://a.example/x'],
    ['| a | b |\n  | --- | --- |', '| [a](https://a.example/x) | [b](https://a.example/x) |'],
  ])('%s %s', async (...texts) => {
    const told = await toldOf(lead(texts[0], '', texts[1]).replace(/\|\n {2}\n/, '|\n'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/warning text\/link-duplicate lead leads twice to "/);
  });

  test.each([
    ['[a](https://a.example/x)', '[b](https://a.example/y)'],
    ['[a](https://a.example/)', '[b](https://a.example)'],
    ['[a](https://a.example/x?v=1)', '[b](https://a.example/x?v=2)'],
    ['[a](https://a.example/x#1)', '[b](https://a.example/x#2)'],
    ['[a](https://a.example/x)', '`https://a.example/x`'],
    ['[a](https://a.example/x)', '![b](https://a.example/x)'],
    ['[https://a.example/x](https://a.example/x)', '이상입니다.'],
    ['[a](mailto:a@a.example)', '[b](mailto:a@a.example)'],
    ['[a](https://arxiv.org/abs/2506.00001)', '[b](https://huggingface.co/papers/2506.00001)'],
  ])('not %s %s', async (...texts) => {
    expect(await toldOf(lead(...texts))).toEqual([]);
  });

  test('is told at the second link, with its count', async () => {
    const url = 'https://a.example/x';
    expect(await toldOf(lead(`[a](${url})와 [b](${url}),`, `[c](${url})`))).toEqual([
      `issues/2025-07-07.yaml:3:${`  [a](${url})와 `.length + 1}: warning text/link-duplicate lead leads 3 times to "${url}"`,
    ]);
  });

  test('is told in an item of a section, whose own address is not in its text', async () => {
    const url = 'https://a.example/x';
    const item = (text: string): string =>
      `sections:\n  - title: "글"\n    items:\n      - url: ${url}\n        text: "${text}"\n`;
    expect(await toldOf(item(`[a](${url})`))).toEqual([]);
    expect(await toldOf(item(`[a](${url})와 [b](${url})`))).toEqual([
      expect.stringContaining(`the text of item 1 of section 1 leads twice to "${url}"`),
    ]);
  });

  test('is none in two texts', async () => {
    const url = '[a](https://a.example/x)';
    const change = (text: string): string =>
      text.replaceAll('눈에 띕니다', `눈에 띕니다. ${url}`).replace('논문입니다', `${url} 논문입니다`);
    expect(await toldOf(lead(url), { change })).toEqual([]);
  });
});

describe('a page that may come again', () => {
  const twice = (url: string): string => `[a](${url})와 [b](${url})`;

  test("is a card's own in the introduction, not in its summary", async () => {
    const text = twice(`https://arxiv.org/abs/${id}`);
    expect(await toldOf(lead(text))).toEqual([]);
    const inTheme = (issue: string): string => issue.replace('눈에 띕니다', text);
    expect(await toldOf('', { change: inTheme })).toEqual([]);
    const inSummary = (issue: string): string => issue.replace('논문입니다', text);
    expect(await toldOf('', { change: inSummary })).toHaveLength(1);
  });

  test.each(['masthead', 'closing'])("is one of the %s, the config's or the issue's own", async (key) => {
    const url = 'https://a.example/join';
    const own = `${key}: "[함께하기](${url}/)"\n`;
    const config = `name: Test\nlocale: ko\n${own}`;
    expect(await toldOf(lead(twice(url)))).toHaveLength(1);
    expect(await toldOf(lead(twice(url)), { config })).toEqual([]);
    expect(await toldOf(`${own}${lead(twice(url))}`)).toEqual([]);
    // It may do so itself.
    expect(await toldOf(`${key}: "${twice(url)}"\n`)).toEqual([]);
    // An issue without one does not lead there.
    expect(await toldOf(`${key}: ""\n${lead(twice(url))}`, { config })).toHaveLength(1);
  });
});
