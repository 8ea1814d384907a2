import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { type Ran, runCli } from '../support/run-cli.ts';

const week = '2025-07-07';
const path = `/desk/issues/${week}.yaml`;

function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the issue has no ${from}`);
    return text.replace(from, () => to);
  }, soundIssue());
}

async function fixed(issue: string, flags = ''): Promise<Ran & { readonly text: string }> {
  const ran = await runCli(`validate --fix ${flags}`, { files: newsletter({ [week]: issue }) });
  return { ...ran, text: ran.context.files.text(path) };
}

const arxiv = 'arxiv: "2507.07001"';
const en = 'en: "What Small Models Are For"';
const ko = 'ko: "작은 모델의 쓸모"';
const author = '- Ada Lovelace';
const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';
const withLink = (url: string): string => `${arxiv}\n    link: ${url}`;
const withMore = (url: string): string => `${arxiv}\n    more:\n      - ${url}`;

/** What is there, what is typed in its place, and what it is after it is mended. */
const mends: readonly (readonly [about: string, from: string, typed: string, right: string])[] = [
  ['a number', arxiv, 'arxiv: 2507.07001', 'arxiv: "2507.07001"'],
  ['a number that YAML cuts', arxiv, 'arxiv: 2507.07010', 'arxiv: "2507.07010"'],
  ['a number with a comment', arxiv, 'arxiv: 2507.07001   # id', 'arxiv: "2507.07001"   # id'],
  ['an emoji that is a number', '- theme', '- emoji: +1\n    theme', '- emoji: "+1"\n    theme'],
  ['true', en, 'en: True', 'en: "True"'],
  [
    'numbers in brackets',
    arxiv,
    `${arxiv}\n    tags: [2025, 0x1F, x]`,
    `${arxiv}\n    tags: ["2025", "0x1F", x]`,
  ],
  ['a colon', en, 'en: Small: Models', 'en: "Small: Models"'],
  ['a colon at the end', en, 'en: Small models:', 'en: "Small models:"'],
  ['a colon and a comment', en, 'en: Small: Models # note', 'en: "Small: Models" # note'],
  ['a colon and marks', en, `en: Small: "a" and it's b\\c`, `en: 'Small: "a" and it''s b\\c'`],
  ['a colon in a name', author, '- Team: Ada', '- "Team: Ada"'],
  ['a colon and curly quotes', en, 'en: “Small: Models”', 'en: "Small: Models"'],
  ['an address for an id', arxiv, 'arxiv: https://arxiv.org/abs/2507.07001v2', 'arxiv: "2507.07001v2"'],
  ['an address without https', arxiv, 'arxiv: arxiv.org/pdf/2507.07001', 'arxiv: "2507.07001"'],
  ['a mirror', arxiv, "arxiv: 'https://huggingface.co/papers/2507.07001'", "arxiv: '2507.07001'"],
  ['a prefix', arxiv, 'arxiv: arXiv:2507.07001', 'arxiv: "2507.07001"'],
  ['a prefix with a space', arxiv, 'arxiv: arXiv: 2507.07001', 'arxiv: "2507.07001"'],
  ['an old id', arxiv, 'arxiv: https://arxiv.org/abs/hep-th/9901001', 'arxiv: "hep-th/9901001"'],
  ['a DOI', arxiv, 'doi: https://doi.org/10.1145/AbC.1', 'doi: "10.1145/AbC.1"'],
  ['a DOI with a query', arxiv, 'doi: https://dx.doi.org/10.1145/AbC?utm_source=x', 'doi: "10.1145/AbC"'],
  ['a DOI at a publisher', arxiv, 'doi: "https://dl.acm.org/doi/10.1145/1.2"', 'doi: "10.1145/1.2"'],
  ['curly quotes around an id', arxiv, 'arxiv: “2507.07001”', 'arxiv: "2507.07001"'],
  ['a space of no width', en, 'en: "What\u200b Small"', 'en: "What Small"'],
  ['a byte order mark inside', summary, `\ufeff글\u2060입\u00ad니다.`, '글입니다.'],
  ['something invisible in an id', arxiv, 'arxiv: "2507.07001\u200b"', 'arxiv: "2507.07001"'],
  [
    'something invisible in a link',
    arxiv,
    withLink('https://a.example/\u00adx'),
    withLink('https://a.example/x'),
  ],
  [
    'tracking',
    arxiv,
    withMore('https://a.example/x?utm_source=a&id=1'),
    withMore('https://a.example/x?id=1'),
  ],
  ['only tracking', arxiv, withMore('https://a.example//x/?fbclid=1#p'), withMore('https://a.example//x/#p')],
  [
    'tracking of a mail',
    arxiv,
    withMore('https://a.example/?a=1&mc_cid=2&mc_eid=3'),
    withMore('https://a.example/?a=1'),
  ],
  [
    'tracking at x.com',
    arxiv,
    withMore('https://x.com/a/status/1?s=20&t=ab'),
    withMore('https://x.com/a/status/1'),
  ],
  [
    'tracking in a text',
    summary,
    '[글](https://a.example/?gclid=1)에서 (https://b.example/?utm_id=2).',
    '[글](https://a.example/)에서 (https://b.example/).',
  ],
  [
    'http of arXiv',
    arxiv,
    withLink('http://arxiv.org/abs/2507.07001'),
    withLink('https://arxiv.org/abs/2507.07001'),
  ],
  ['http of a DOI', arxiv, withMore('http://dx.doi.org/10.1145/1'), withMore('https://dx.doi.org/10.1145/1')],
  [
    'http in a text',
    summary,
    '<http://www.arxiv.org/abs/2501.00001>를 봅니다.',
    '<https://www.arxiv.org/abs/2501.00001>를 봅니다.',
  ],
  ['ligatures', en, 'en: "eﬃcient ﬁsh"', 'en: "efficient fish"'],
  ['ligatures in a text', summary, 'ﬂow와 `ﬂ`', 'flow와 `ﬂ`'],
  ['a full-width colon', 'title:', 'title：', 'title:'],
  ['a full-width colon before a value', arxiv, 'arxiv："2507.07001"', arxiv],
  ['a full-width colon and a space', 'summary: |', 'summary： |', 'summary: |'],
  ['a full-width colon in the first line', `week: ${week}`, `week：${week}`, `week: ${week}`],
  ['a full-width colon before a colon', en, 'en： Small: Models', 'en: "Small: Models"'],
  [
    'a full-width colon of an entry before a colon',
    '- theme: "작은 모델"',
    '- theme：작은: 모델',
    '- theme: "작은: 모델"',
  ],
  ['a full-width colon behind a text', 'papers:', 'papers：', 'papers:'],
  ['an en dash', '- title:', '– title:', '- title:'],
  ['an em dash without a space', '- title:', '—title:', '- title:'],
  ['a bullet before a name', author, '• Ada Lovelace', author],
  ['curly quotes', en, 'en: “What ‘Small’ Models Are”', 'en: "What ‘Small’ Models Are"'],
  ['single curly quotes', en, 'en: ‘What Don’t’', 'en: "What Don’t"'],
  ['guillemets', ko, 'ko: «작은 모델»', 'ko: "작은 모델"'],
  ['low quotes', ko, 'ko: „작은 모델“', 'ko: "작은 모델"'],
  ['curly quotes with a backslash', en, 'en: “What \\Small”', "en: 'What \\Small'"],
  ['curly quotes in brackets', arxiv, `${arxiv}\n    tags: [“a”, ‘b’]`, `${arxiv}\n    tags: ["a", "b"]`],
  ['curly quotes around a link', arxiv, withLink('“https://a.example/x”'), withLink('"https://a.example/x"')],
  ['marks inside of marks', en, 'en: "What "Small" Models"', `en: 'What "Small" Models'`],
  ['a text that begins with @', en, 'en: @home', 'en: "@home"'],
  ['a text that begins with a bracket', en, 'en: [Survey] Small', 'en: "[Survey] Small"'],
  [
    'a line that lost its indent',
    `${summary}\n`,
    `${summary}\n\n둘째: 문단입니다.\n이어집니다.\n`,
    `${summary}\n\n      둘째: 문단입니다.\n      이어집니다.\n`,
  ],
  ['a text that lost its indent', `      ${summary}`, `    ${summary}`, `      ${summary}`],
  [
    'a text without |',
    `summary: |\n      ${summary}`,
    `summary:\n    첫째: ${summary}`,
    `summary: |\n      첫째: ${summary}`,
  ],
  [
    'a list for a text',
    `summary: |\n      ${summary}`,
    `summary:\n    - 하나\n    - 둘`,
    `summary: |\n      - 하나\n      - 둘`,
  ],
  ['a tab', `      ${summary}`, `\t${summary}`, `      ${summary}`],
  ['spaces on an empty line', 'summary: |\n', 'summary: |\n          \n', 'summary: |\n\n'],
  ['the next name, too deep', author, `${author}\n         - Alan Turing`, `${author}\n      - Alan Turing`],
];

describe('validate --fix', () => {
  test.each(mends)('mends %s', async (_, from, typed, right) => {
    const { text, code, stdout, stderr } = await fixed(edited([from, typed]), '--format json');
    expect(text).toBe(edited([from, right]));
    expect([code, JSON.parse(stdout)]).toEqual([0, []]);
    expect(stderr).toMatch(/^fixed issues\/2025-07-07\.yaml:\d+:\d+: .+ \([a-z]+\/[a-z-]+\)\n/);
    expect(stderr).toMatch(/\nfixed \d+ problems? in 1 file\n$/);
  });

  test.each([
    ['an entry that is too deep', '    '],
    ['an entry that is not deep enough', ' '],
  ])('mends %s', async (_, indent) => {
    const card = (by: string): string =>
      soundIssue()
        .split('papers:\n')[1]
        ?.replace('07001', '07002')
        .replace('작은', '큰')
        .replace('Small', 'Large')
        .replace(/^ {2}/gm, by) ?? '';
    const { text, code } = await fixed(soundIssue() + card(indent), '--format json');
    expect(text).toBe(soundIssue() + card('  '));
    expect(code).toBe(0);
  });

  test('mends several at once, and what one of them hid', async () => {
    const typed = edited(
      ['title:', 'title：'],
      [en, 'en: Small: Models'],
      [arxiv, 'arxiv：2507.07001'],
      [author, '– ‘Ada’'],
    );
    const { text, stderr, stdout, code } = await fixed(typed);
    expect(text).toBe(edited([en, 'en: "Small: Models"'], [author, '- "Ada"']));
    expect(stderr.match(/^fixed /gm)).toHaveLength(7);
    expect(stderr).toMatch(/^fixed 6 problems in 1 file$/m);
    expect(stdout).toContain('1 file, no problems');
    expect(code).toBe(0);
    // The places are those of the file as it was.
    expect(stderr).toContain(':11:9: author 1 of paper 1 has ‘…’ around it');
    expect(stderr).toContain(':12:11: the arXiv id of paper 1 is text, but 2507.07001 is not quoted');
  });

  /** Nobody knows what was meant, or there is nothing to mend. */
  test.each([
    ['an id that may lack a digit', arxiv, 'arxiv: 2507.0701'],
    ['what may be a comment', en, 'en: Paper #1'],
    ['what may be a comment behind a colon', en, 'en: Paper: #1'],
    ['marks that are typed', ko, 'ko: 「작은 모델」'],
    ['marks that are meant', en, 'en: "“Small”"'],
    ['a lone mark', en, 'en: Small”'],
    ['joiners', en, 'en: "👩‍👩‍👧 می‌خواهم"'],
    ['marks of direction', en, 'en: "\u200eSmall\u200f"'],
    ['an escape', en, String.raw`en: "a\u200bb"`],
    ['a joiner in a link', arxiv, withLink('https://a.example/\u200dx')],
    ['slashes', arxiv, withMore('https://a.example//x/')],
    ['a parameter of a page', arxiv, withMore('https://a.example/?s=1&t=2&source=utm')],
    ['http elsewhere', arxiv, withMore('http://arxiv.example.org/abs/1')],
    ['an address in code', summary, '`https://a.example/?utm_source=x`'],
    ['an address that may go on', summary, '*https://a.example/?utm_source=x*'],
    ['a text that goes on', en, 'en: Small: Models\n        Are'],
    ['a first line that is deeper', `${summary}\n`, `  ${summary}\n      다음\n`],
    ['a key without a colon', 'abstract:', 'abstract'],
    ['a text with what may be a comment', `summary: |\n      ${summary}`, 'summary:\n    첫째: 하나 # 둘'],
    [
      'text behind its key that goes on',
      `summary: |\n      ${summary}`,
      'summary: 첫 문장.\n    둘째: 문장.',
    ],
    ['marks of which one is missing', en, 'en: "a "b"'],
    ['a tab before a key below a text', '    abstract:', '\tabstract:'],
    ['a line below a key that got into a text', '      en: |\n        We', '        en: |\n    We'],
    ['tabs before keys', `    ${arxiv}`, `\t${arxiv}`],
    ['a word cut in two', summary, 'classifi-\n      cation'],
    ['a soft hyphen that cuts a word', summary, 'classifi\u00ad\n      cation'],
  ])('leaves %s', async (_, from, typed) => {
    const source = edited([from, typed]);
    const { text, stderr } = await fixed(source);
    expect(text).toBe(source);
    expect(stderr).toContain('nothing to fix\n');
  });

  test('reports what is left, in the places of the new file', async () => {
    const typed = edited([arxiv, 'arxiv: https://arxiv.org/abs/2507.07001'], ['theme:', 'thme:']);
    const { stdout, stderr, code } = await fixed(typed, '--format json');
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'schema/unknown-key', line: 3 }]);
    expect(stderr).toMatch(/^fixed issues\/2025-07-07\.yaml:12:12: .*\nfixed 1 problem in 1 file\n$/);
    expect(code).toBe(1);
  });

  test('writes nothing where there is nothing to fix', async () => {
    const files = new MemoryFiles(newsletter({ [week]: soundIssue() }));
    const { stdout, stderr, code } = await runCli('validate --fix', { files });
    expect([code, stdout, stderr]).toEqual([0, '1 file, no problems\n', 'nothing to fix\n']);
    expect(files.steps.filter((step) => /^(?:open|rename|link|remove) /.test(step))).toEqual([]);
  });

  test('leaves no lock and nothing half written behind', async () => {
    const { context } = await fixed(edited([arxiv, 'arxiv: 2507.07001']));
    expect(context.files.paths('/desk')).toEqual(['/desk/digest.config.yaml', path]);
  });

  test('a file that changes meanwhile is not overwritten, and the others are done', async () => {
    const typed = edited([arxiv, 'arxiv: 2507.07001']);
    const other = soundIssue('2025-07-14', (text) => text.replace('"2507.14001"', '2507.14001'));
    const files = new MemoryFiles(newsletter({ [week]: typed, '2025-07-14': other }));
    files.break('rename', 'EACCES', 1);
    const { stderr, code } = await runCli('validate --fix', { files });
    expect(code).toBe(1);
    expect(stderr).toContain(`digest: issues/${week}.yaml cannot be written`);
    expect(files.text(path)).toBe(typed);
    expect(files.text('/desk/issues/2025-07-14.yaml')).toContain('"2507.14001"');
  });

  test('only the files that are named', async () => {
    const typed = edited([arxiv, 'arxiv: 2507.07001']);
    const files = new MemoryFiles(
      newsletter({ [week]: typed, '2025-07-14': soundIssue('2025-07-14') }, 'name: 5\n'),
    );
    await runCli('validate --fix 2025-07-14', { files });
    expect(files.text(path)).toBe(typed);
    expect(files.text('/desk/digest.config.yaml')).toBe('name: 5\n');
  });

  test('the config, too', async () => {
    const files = new MemoryFiles(
      newsletter({ [week]: soundIssue() }, 'name： Papers: weekly\nlocale: ko\n'),
    );
    const { stderr, code } = await runCli('validate --fix', { files });
    expect(files.text('/desk/digest.config.yaml')).toBe('name: "Papers: weekly"\nlocale: ko\n');
    expect(stderr).toContain('fixed digest.config.yaml:1:1: ');
    expect(code).toBe(0);
  });

  test.each(['# from: "A\nB"c <news@example.org>', '# from: "A\nBc: x'])(
    'not what is no text: %j below a key for a map',
    async (lines) => {
      const config = `name: A\nemail:\n  ${lines}\n`;
      const files = new MemoryFiles(newsletter({ [week]: soundIssue() }, config));
      await runCli('validate --fix', { files });
      expect(files.text('/desk/digest.config.yaml')).toBe(config);
    },
  );

  test('a change that would do something else is left out, and told', async () => {
    const config = 'name: A\nemail:\nBc: x\n';
    const files = new MemoryFiles(newsletter({ [week]: soundIssue() }, config));
    const { stderr, code } = await runCli('validate --fix', { files });
    expect(files.text('/desk/digest.config.yaml')).toBe(config);
    expect(stderr).toBe(
      'not changed digest.config.yaml:3:1: fixing yaml/syntax there would change something else too\nnothing to fix\n',
    );
    expect(code).toBe(1);
  });

  test('not what the config or a comment suppresses', async () => {
    const typed = edited(
      [arxiv, withLink('http://arxiv.org/abs/2507.07001')],
      [en, 'en: “A”\n      # digest-ignore text/quotes: meant'],
    );
    const suppressed = typed.replace(
      '      en: “A”\n      # digest-ignore text/quotes: meant',
      '      # digest-ignore text/quotes: meant\n      en: “A”',
    );
    const files = newsletter({ [week]: suppressed }, 'name: Test\nrules: { text/address: off }\n');
    const { context } = await runCli('validate --fix', { files });
    expect(context.files.text(path)).toBe(suppressed);
  });

  test('nobody is told of addresses unless the config asks for it', async () => {
    const typed = edited([arxiv, withLink('http://arxiv.org/abs/2507.07001')]);
    const said = async (config?: string): Promise<string> =>
      (await runCli('validate --format compact', { files: newsletter({ [week]: typed }, config) })).stdout;
    expect(await said()).toBe('');
    expect(await said('name: Test\nrules: { text/address: warning }\n')).toMatch(
      /^issues\/2025-07-07\.yaml:13:11: warning text\/address the link of paper 1 has/,
    );
  });

  test('CRLF, a byte order mark, comments and a missing last line break stay', async () => {
    const around = (text: string): string => `\ufeff# 머리말 “x”\u200b\n${text}# 끝`.replaceAll('\n', '\r\n');
    const typed = around(edited([arxiv, 'arxiv: 2507.07001 # “id”'], ['summary: |', 'summary： |']));
    expect((await fixed(typed)).text).toBe(around(edited([arxiv, `${arxiv} # “id”`])));
  });
});

describe('validate --fix --dry-run', () => {
  test('prints what would change as a diff, writes nothing and ends with 1', async () => {
    const typed = edited([arxiv, 'arxiv: 2507.07001'], ['theme:', 'thme:']);
    const { stdout, stderr, code, text } = await fixed(typed, '--dry-run');
    expect(stdout).toBe(`--- a/issues/2025-07-07.yaml
+++ b/issues/2025-07-07.yaml
@@ -9,7 +9,7 @@
       en: "What Small Models Are For"
     authors:
       - Ada Lovelace
-    arxiv: 2507.07001
+    arxiv: "2507.07001"
     summary: |
       작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.
     abstract:
`);
    expect(stderr).toMatch(/^would fix issues\/2025-07-07\.yaml:12:12: .*\nwould fix 1 problem in 1 file\n$/);
    expect([code, text]).toEqual([1, typed]);
  });

  test('ends with 0 where nothing would change, whatever is wrong', async () => {
    const { stdout, stderr, code } = await fixed(edited(['theme:', 'thme:']), '--dry-run');
    expect([code, stdout, stderr]).toEqual([0, '', 'nothing to fix\n']);
  });

  test('is wrong without --fix', async () => {
    const { stdout, stderr, code } = await runCli('validate --dry-run', { files: newsletter() });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'digest: --dry-run shows what --fix would change\nhint: See: digest validate --help\n',
    );
  });
});

test('where a fix could not be written, nobody says that there was nothing to fix', async () => {
  const files = new MemoryFiles(newsletter({ [week]: edited([arxiv, 'arxiv: 2507.07001']) }));
  const { code, stderr } = await runCli('validate --fix', { files: files.break('write', 'ENOSPC') });
  expect(code).not.toBe(0);
  expect(stderr).toContain('cannot be written: no space left on the disk');
  expect(stderr).not.toContain('nothing to fix');
});

test('where one run does not mend all, it says so', async () => {
  const slips = Array.from({ length: 102 }, (_, i) => `x-a${i}:\u00a0"b"\n`).join('');
  const first = await fixed(soundIssue() + slips);
  expect(first.stderr).toContain(`there is more to fix in issues/${week}.yaml: run it again`);
  const second = await fixed(first.text);
  expect(second.text).not.toContain('\u00a0');
  expect(second.stderr).not.toContain('there is more to fix');
  const dry = await fixed(soundIssue() + slips, '--dry-run');
  expect(dry.stderr).toContain('there is more to fix in issues/2025-07-07.yaml: fix this, and run it again');
});
