import { describe, expect, test } from 'vitest';
import { areUnlike } from '../../src/papers/identity.ts';
import { linesOf, problemsOf, sayAll } from '../support/check.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const id = '2507.07001';

/** A sound issue whose card has these lines in place of its id. */
const withCard = (lines: string): string =>
  soundIssue('2025-07-07', (text) => text.replace(`arxiv: "${id}"`, lines.replaceAll('\n', '\n    ')));

const codesOf = (lines: string): string[] => problemsOf(withCard(lines)).map(({ code }) => code);

/** Two spellings of one page, whichever comes first and wherever they stand. */
const same: readonly (readonly [string, string])[] = [
  ['https://a.example/x', 'http://www.a.example/x/'],
  ['https://a.example/x', 'https://a.example//x?utm_source=a&UTM_medium=b#:~:text=x'],
  ['https://a.example/x?id=1&fbclid=2', 'https://a.example/x?gclid=3&id=1&mc_cid=4&mc_eid=5'],
  ['https://x.com/a/status/1?s=20&t=abc', 'https://x.com/a/status/1'],
  ['https://twitter.com/a/status/1?s=46&t=abc', 'https://x.com/a/status/1'],
  ['https://openreview.net/forum?id=abc', 'https://openreview.net/pdf?id=abc'],
  ['https://openreview.net/forum?id=abc&noteId=d', 'https://www.openreview.net/attachment?id=abc&name=pdf'],
  ['https://dl.acm.org/doi/10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330701'],
  [
    'https://dl.acm.org/doi/pdf/10.1145/3292500.3330701',
    'https://dl.acm.org/doi/abs/10.1145/3292500.3330701',
  ],
  ['https://onlinelibrary.wiley.com/doi/10.1002/abc.1/full', 'https://doi.org/10.1002/ABC.1'],
  [
    'https://link.springer.com/article/10.1007/s11263-015-0816-y',
    'https://dx.doi.org/10.1007/s11263-015-0816-y',
  ],
  ['https://www.nature.com/articles/s41586-021-03819-2.pdf', 'https://doi.org/10.1038/s41586-021-03819-2'],
  ['https://www.science.org/doi/10.1126/science.abq1158', 'https://doi.org/10.1126/science.abq1158'],
  [
    'https://www.biorxiv.org/content/10.1101/2021.10.04.463034v2.full',
    'https://doi.org/10.1101/2021.10.04.463034',
  ],
  [
    'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0130140',
    'https://doi.org/10.1371/journal.pone.0130140',
  ],
  ['https://iopscience.iop.org/article/10.1088/1361-6420/abc/meta', 'https://doi.org/10.1088/1361-6420/abc'],
  ['https://elifesciences.org/articles/12345', 'https://doi.org/10.7554/eLife.12345'],
  ['https://aclanthology.org/2023.acl-long.1/', 'https://doi.org/10.18653/v1/2023.acl-long.1'],
  ['https://aclanthology.org/P19-1001', 'https://aclanthology.org/P19-1001.pdf?utm_source=a'],
  ['https://proceedings.mlr.press/v97/a19a.html', 'https://proceedings.mlr.press/v97/a19a/a19a.pdf'],
];

/** Two pages. */
const others: readonly (readonly [string, string])[] = [
  ['https://a.example/', 'https://a.example'],
  [`https://huggingface.co/papers/2507.00001`, `https://www.alphaxiv.org/abs/2507.00001`],
  ['https://a.example/x?t=1', 'https://a.example/x?t=2'],
  ['https://a.example/x?s=1', 'https://a.example/x'],
  ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
  ['https://a.example/x?ref=1', 'https://a.example/x'],
  ['https://a.example/x#1', 'https://a.example/x#2'],
  ['https://a.example/X', 'https://a.example/x'],
  ['https://a.example/x?utm=1', 'https://a.example/x'],
  ['https://a.example:8080/x', 'https://a.example/x'],
  ['https://arxiv.org/abs/2506.00001', 'https://arxiv.org/abs/2506.00002'],
  ['https://openreview.net/forum?id=abc', 'https://openreview.net/forum?id=abd'],
  ['https://dl.acm.org/doi/10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330702'],
  ['https://dl.acm.org/doi/suppl/10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330701'],
  ['https://a.example/a.pdf?v=1', 'https://a.example/a.pdf?v=2'],
];

describe('a page that is listed twice', () => {
  test.each(same)('%s and %s', (a, b) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      expect(codesOf(`arxiv: "${id}"\nmore: ["${one}", "${other}"]`)).toEqual(['paper/link-duplicate']);
      expect(codesOf(`arxiv: "${id}"\nlink: "${one}"\nmore: ["${other}"]`)).toEqual(['paper/link-duplicate']);
    }
  });

  test.each(others)('not %s and %s', (a, b) => {
    expect(codesOf(`arxiv: "${id}"\nmore: ["${a}", "${b}"]`)).toEqual([]);
    expect(codesOf(`link: "${a}"\nmore: ["${b}"]`)).toEqual([]);
  });

  test.each([
    [`arxiv: "${id}"\nmore: ["https://arxiv.org/abs/${id}"]`, true],
    [`arxiv: "${id}"\nmore: ["https://arxiv.org/pdf/${id}v3"]`, true],
    [`arxiv: "${id}"\nmore: ["https://doi.org/10.48550/arXiv.${id}"]`, true],
    [`arxiv: "${id}"\nmore: ["https://huggingface.co/papers/${id}"]`, false],
    ['doi: 10.1145/1.2\nmore: ["https://dl.acm.org/doi/10.1145/1.2"]', true],
    ['doi: 10.1145/1.2\nlink: https://a.example/x\nmore: ["https://dl.acm.org/doi/10.1145/1.2"]', true],
    ['doi: 10.1145/1.2\nmore: ["https://dl.acm.org/doi/10.1145/1.3"]', false],
    ['link: https://dl.acm.org/doi/10.1145/1.2\nmore: ["https://doi.org/10.1145/1.2"]', true],
  ])("the card's own page and its further reading: %s", (lines, isTold) => {
    expect(codesOf(lines)).toEqual(isTold ? ['paper/link-duplicate'] : []);
  });

  test.each(same)('on a card and in a section: %s and %s', (a, b) => {
    const section = `sections: [{ title: "글", items: ["${b}", { url: "${a}" }] }]\n`;
    const problems = problemsOf(withCard(`arxiv: "${id}"\nmore: ["${a}"]`) + section);
    expect(linesOf(problems).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'warning paper/link-duplicate sections[0].items[0]',
      'warning paper/link-duplicate sections[0].items[1].url',
    ]);
  });

  test('on two cards', () => {
    const more = 'more: [{ title: Code, url: https://github.com/a/b }]';
    const source = withCard(`arxiv: "${id}"\n${more}`);
    const second = source
      .slice(source.indexOf('  - title:'))
      .replace(id, '2507.07002')
      .replace('a/b', 'a/b/');
    const problems = problemsOf(
      `${source}${second.replace(/ko: .*\n.*/, 'ko: "다른 글"\n      en: "Other"')}`,
    );
    expect(linesOf(problems)).toEqual(['27:32 warning paper/link-duplicate papers[1].more[0].url']);
    expect(sayAll(problems)).toContain('as further reading 1 of paper 1 does');
  });
});

describe('a page that an earlier issue lists', () => {
  const run = async (first: string, then: string): Promise<string> => {
    const issue = (week: string, lines: string): string =>
      soundIssue(week, (text) => text.replace(/arxiv: (".*")/, `arxiv: $1\n    ${lines}`));
    const files = newsletter({
      '2025-06-30': issue('2025-06-30', first),
      '2025-07-07': issue('2025-07-07', then),
    });
    return (await runCli('validate 2025-07-07 --format compact', { files })).stdout;
  };

  test.each(same)('%s and %s', async (a, b) => {
    expect(await run(`more: ["${a}"]`, `more: ["${b}"]`)).toMatch(
      /^issues\/2025-07-07\.yaml:13:12: warning paper\/link-duplicate-archive .*, as further reading 1 of paper 1 in 2025-06-30 does\n$/,
    );
  });

  test.each(others)('not %s and %s', async (a, b) => {
    expect(await run(`more: ["${a}"]`, `more: ["${b}"]`)).toBe('');
  });

  test('but not one that stands in its texts, or is a card of it', async () => {
    const url = 'https://a.example/paper';
    expect(await run(`x-note: ${url}`, `more: ["${url}"]`)).toBe('');
    expect(await run(`link: ${url}`, `more: ["${url}"]`)).toBe('');
  });
});

describe('two papers of one id', () => {
  const titles = (ko: string, en: string): string => `title:\n      ko: "${ko}"\n      en: "${en}"`;
  const own = titles('작은 모델의 쓸모', 'What Small Models Are For');
  const paper = (title: string): string =>
    soundIssue().replace(own, title).slice(soundIssue().indexOf('  - title:'));

  test.each([
    [titles('주의만 있으면 된다', 'Attention Is All You Need'), true],
    [titles('작은 모델의 쓸모', 'Attention Is All You Need'), false],
    [titles('작은 모델은 어디에 쓸까', 'What Small Models Are For: A Survey'), false],
    ['title: "Attention Is All You Need"', true],
    ['title:\n      ja: "注意"', false],
    [own, false],
  ])('%s: which one is wrong? %s', (title, isAsked) => {
    const said = sayAll(problemsOf(`${soundIssue()}${paper(title)}`));
    expect(said).toContain('error paper/duplicate\n');
    expect(said.includes('paper 2 has the arXiv id of paper 1, but another title\n')).toBe(isAsked);
    expect(said.includes('Which of the two has the wrong arXiv id? Paper 1 is "작은 모델의 쓸모".')).toBe(
      isAsked,
    );
    expect(said.includes('Keep one of the two.')).toBe(!isAsked);
  });

  test.each([
    [titles('주의만 있으면 된다', 'Attention Is All You Need'), true],
    [own, false],
  ])('in two issues: %s', async (title, isAsked) => {
    const before = soundIssue().replace('week: 2025-07-07', 'week: 2025-06-30').replace(own, title);
    const files = newsletter({ '2025-06-30': before, '2025-07-07': soundIssue() });
    const { stdout } = await runCli('validate 2025-07-07', { files });
    expect(stdout).toContain('paper/duplicate-archive');
    expect(stdout.includes('the arXiv id of a paper in 2025-06-30, but another title')).toBe(isAsked);
    expect(stdout.includes('The one in "2025-06-30" is "주의만 있으면 된다".')).toBe(isAsked);
  });

  test.each([
    ['Attention Is All You Need', 'A Systematic Analysis of Hybrid Linear Attention', true],
    ['BERT', 'BERT: Pre-training of Deep Bidirectional Transformers', false],
    ['Scaling Laws for Neural Language Models', 'Scaling Law of Neural Language Model', false],
    ['언어 모델의 확장 법칙', '언어모델 확장 법칙', false],
    ['언어 모델의 확장 법칙', '웹 에이전트를 위한 설계 패턴', true],
    ['', 'A', false],
  ])('%j and %j: unlike? %s', (a, b, isUnlike) => {
    expect([areUnlike(a, b), areUnlike(b, a)]).toEqual([isUnlike, isUnlike]);
  });
});
