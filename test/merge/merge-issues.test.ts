/** What a merge leaves as it is: bytes, comments, blank lines. What becomes of it in git is tested with the built program. */
import { describe, expect, test } from 'vitest';
import { mergeIssues } from '../../src/merge/index.ts';
import { chosen } from './measure-merges.ts';

const marks = { size: 7, ours: 'ours', theirs: 'theirs' };

async function merged(base: string, ours: string, theirs: string): Promise<string> {
  const result = await mergeIssues({ base, ours, theirs }, marks);
  return 'text' in result ? result.text : JSON.stringify(result);
}

const base = `# yaml-language-server: $schema=../schema/issue.schema.json
# A note on the week.
week: 2025-07-07

# Above the list.
papers: # in order

  # Far above.

  # Above one.
  - title: 'One that it''s about' # beside
    authors:
    - A
    arxiv: "2507.00001"
    x-note: { a: 1,
      b: 2 }
    summary: >-
      folded
      text

    # of one
  # Below one.

  -   title: "Two that it is about"
      arxiv: "2507.00002"
      summary: |2
          deep
        text
      # of two

# Above the end.
closing: |+
  Bye.

`;

describe('what nobody changed', () => {
  test.each([
    ['as it is', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\uFEFF${text}`],
    ['with line ends of both kinds', (text: string) => text.replace('\n', '\r\n')],
    ['without a line end at its end', (text: string) => text.replace(/\n+$/, '')],
  ])('%s, each side alone', async (_, form) => {
    const [was, now] = [base, base.replace('Two that', 'Both that').replace('deep', 'deeper')].map(form) as [
      string,
      string,
    ];
    expect(await merged(was, now, was)).toBe(now);
    expect(await merged(was, was, now)).toBe(now);
    expect(await merged(was, now, now)).toBe(now);
  });

  test('and both sides together: comments, quotes, blank lines and odd indents', async () => {
    const ours = base
      .replace('    - A\n', '    - A\n    - B\n')
      .replace('# Above the end.', '# Above its end.');
    const theirs = base
      .replace('"Two that', '"Both that')
      .replace('# of one', '# about one')
      .replace('# beside', '# at it');
    expect(await merged(base, ours, theirs)).toBe(
      ours
        .replace('"Two that', '"Both that')
        .replace('# of one', '# about one')
        .replace('# beside', '# at it'),
    );
  });

  test('a paper moves with the comments that belong to it, and what the other side wrote in it', async () => {
    const paper = (n: number, more = ''): string =>
      `  # Above ${n}.\n  - title: "Number ${n} of this week"\n${more}    summary: x\n    # of ${n}\n`;
    const [one, two, three] = [paper(1), paper(2), paper(3)];
    const head = 'papers:\n';
    expect(
      await merged(
        head + one + two + three,
        head + three + one + two,
        head + one + two + paper(3, '    doi: "10.1000/a"\n'),
      ),
    ).toBe(head + paper(3, '    doi: "10.1000/a"\n') + one + two);
  });
});

test('two papers of one title that both sides add are two', async () => {
  const paper = (id: string): string =>
    `  - title: "Proceedings of the workshop"\n    arxiv: "${id}"\n    summary: x\n`;
  const [one, two, three] = [paper('2507.00001'), paper('2507.00002'), paper('2507.00003')];
  expect(await merged(`papers:\n${one}`, `papers:\n${one}${two}`, `papers:\n${one}${three}`)).toBe(
    `papers:\n${one}${two}${three}`,
  );
});

describe('what is left to git', () => {
  test.each([
    ['no sound YAML', 'week: "a"b\n', { why: 'broken', side: 'theirs' }],
    ['a key twice', 'week: a\nweek: b\n', { why: 'broken', side: 'theirs' }],
    [
      'marks of another merge',
      '<<<<<<< ours\nweek: a\n=======\nweek: b\n>>>>>>> theirs\n',
      { why: 'broken', side: 'theirs' },
    ],
    ['no map', '- week: a\n', { why: 'broken', side: 'theirs' }],
    ['a map between braces', '{ week: a }\n', { why: 'flow', side: 'theirs' }],
    ['a key behind a question mark', '? week\n: a\n', { why: 'flow', side: 'theirs' }],
    ['two documents', 'week: a\n---\nweek: b\n', { why: 'broken', side: 'theirs' }],
  ])('%s', async (_, theirs, refusal) => {
    expect(await mergeIssues({ base: 'week: x\n', ours: 'week: y\n', theirs }, marks)).toEqual(refusal);
  });

  test('what would say something else than was merged: an alias before its anchor', async () => {
    const a = '  - &one\n    title: "Number one of this week"\n    summary: x\n';
    const b = '  - title: "Number two of this week"\n    x-like: *one\n    summary: y\n';
    const c = '  - title: "Number three of this week"\n    summary: z\n';
    const head = 'papers:\n';
    const ours = head + a + b.replace('y', 'yy') + c;
    const theirs = head + c + a + b;
    expect(await merged(head + a + b + c, ours, theirs)).toBe(head + c + a + b.replace('y', 'yy'));
    const swapped = head + b + a + c;
    const gone = await mergeIssues({ base: head + a + b + c, ours, theirs: swapped }, marks);
    expect(gone).toEqual({ why: 'broken', side: 'theirs' });
  });
});

describe('what clashes', () => {
  test('is the field, and either side is whole', async () => {
    const [ours, theirs] = [base.replace('deep', 'ours'), base.replace('deep', 'theirs')];
    const text = await merged(base, ours, theirs);
    expect(text).toBe(
      base.replace(
        '          deep\n',
        '<<<<<<< ours\n          ours\n=======\n          theirs\n>>>>>>> theirs\n',
      ),
    );
    expect([chosen(text, 'ours'), chosen(text, 'theirs')]).toEqual([ours, theirs]);
  });

  test('the first field, behind its dash', async () => {
    const [ours, theirs] = [base.replace('Two that', 'Ours that'), base.replace('Two that', 'Theirs that')];
    const text = await merged(base, ours, theirs);
    expect(text).toContain(
      '<<<<<<< ours\n  -   title: "Ours that it is about"\n=======\n  -   title: "Theirs that',
    );
    expect([chosen(text, 'ours'), chosen(text, 'theirs')]).toEqual([ours, theirs]);
  });

  test('a first field that one side removed: the paper', async () => {
    const ours = base.replace('  -   title: "Two that it is about"\n      arxiv', '  -   arxiv');
    const theirs = base.replace('Two that', 'Theirs that');
    const text = await merged(base, ours, theirs);
    expect([chosen(text, 'ours'), chosen(text, 'theirs')]).toEqual([ours, theirs]);
  });

  test('a list that one side emptied', async () => {
    const was = 'papers:\n  - title: "Number one of this week"\n    summary: x\nclosing: a\n';
    const text = await merged(was, 'papers: []\nclosing: a\n', was.replace('x', 'y'));
    expect(chosen(text, 'ours')).toBe('papers: []\nclosing: a\n');
    expect(chosen(text, 'theirs')).toBe(was.replace('x', 'y'));
  });

  test('marks are as long as git wants them', async () => {
    const result = await mergeIssues(
      { base: 'lead: a\n', ours: 'lead: b\n', theirs: 'lead: c\n' },
      { size: 9, ours: 'HEAD', theirs: 'x (y)' },
    );
    expect(result).toEqual({
      clashes: 1,
      text: '<<<<<<<<< HEAD\nlead: b\n=========\nlead: c\n>>>>>>>>> x (y)\n',
    });
  });
});
