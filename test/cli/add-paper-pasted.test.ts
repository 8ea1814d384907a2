import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const week = '2025-07-14';
const draft = `week: ${week}\ndraft: true\npapers: []\n`;
const sound = {
  'ko=': '제목',
  'en=': 'Title',
};

/** What is told of a paper whose English title, or abstract, was pasted. */
async function told(flag: '--title' | '--abstract', text: string): Promise<string[]> {
  const titles = flag === '--title' ? { ...sound, 'en=': text } : sound;
  const args = [
    ...Object.entries(titles).flatMap(([lang, title]) => ['--title', lang + title]),
    ...['--abstract', 'ko=초록', '--abstract', `en=${flag === '--abstract' ? text : 'Abstract'}`],
    ...['--summary', '요약.', '--arxiv', '2506.15677'],
  ];
  const { code, stderr } = await runCli(['add-paper', ...args], { files: newsletter({ [week]: draft }) });
  expect(code).toBe(0);
  return [...stderr.matchAll(/warning {2}(text\/\w+) {2}(.*)\n(?:.*\|.*\n)*(?: +hint: (.*)\n)?/g)].map(
    ([, problem = '', sentence = '', hint = '']) => `${problem} ${sentence} / ${hint}`,
  );
}

describe('a title or abstract that was taken goes through the checks of quoted text', () => {
  test.each([
    ['--title', '“Attention”', /^text\/quotes the title .* has “…” around it.* \/ Remove them/],
    ['--title', '"Attention"', /^text\/quotes the title .* has "…" around it/],
    ['--title', '‘Attention’', /^text\/quotes the title .* has ‘…’ around it/],
    ['--title', 'Image Classi\ufb01cation', /^text\/paste the title .* \/ Write "Classification"/],
    ['--title', 'Image Classifi-\ncation', /^text\/paste the title .* \/ Write "Classification"/],
    ['--title', 'Soft\u00adware', /^text\/invisible the title .*soft hyphen/],
    ['--title', 'A \ufffd B', /^text\/paste the title .*U\+FFFD/],
    ['--abstract', '“We measured it.”', /^text\/quotes the abstract .* has “…” around it/],
    ['--abstract', '"We measured it."', /^text\/quotes the abstract/],
    ['--abstract', 'We classifi-\ncate it.', /^text\/paste the abstract/],
    ['--abstract', 'The \ufb02ow.', /^text\/paste the abstract/],
    ['--abstract', 'The\u00ad flow.', /^text\/invisible the abstract/],
  ] as const)('%s %j', async (flag, text, expected) => {
    expect(await told(flag, text)).toEqual([expect.stringMatching(expected)]);
  });

  test.each([
    ['--title', '“Why Should I Trust You?” Explaining Predictions'],
    ['--title', "Don’t Look at the Models'"],
    ['--title', '**Stars** and `ticks'],
    ['--abstract', 'Pre- and post-\nand so on: "one" and "two".'],
  ] as const)('%s %j is fine', async (flag, text) => {
    expect(await told(flag, text)).toEqual([]);
  });

  test('what stands in the file already is not asked about', async () => {
    const before = soundIssue(week, (text) => text.replace('"What Small Models Are For"', '"“What”"'));
    const args = ['--title', 'ko=제목', '--title', 'en=Title', '--summary', '요약.', '--arxiv', '2506.15677'];
    const { stderr } = await runCli(['add-paper', ...args], { files: newsletter({ [week]: before }) });
    expect(stderr).not.toContain('text/quotes');
  });
});
