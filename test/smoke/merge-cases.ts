/** Merges of every kind: what both sides made of a week, and the file that is to come out. */
export interface MergeCase {
  readonly name: string;
  /** Absent where both sides made the file. */
  readonly base?: string;
  readonly ours: string;
  readonly theirs: string;
  /** Where our side renamed the file. */
  readonly ourName?: string;
  /** What git makes of it alone. */
  readonly byGit: string;
  /** What is left to do by hand; nothing by default. */
  readonly marked?: string;
  /** What the program says, where that is not how many clash. */
  readonly said?: string;
  readonly expected: string;
}

const paper = (n: number, more = ''): string => `  - title: "Paper number ${n} of this very week"
    arxiv: "2507.0000${n}"
    summary: |
      The first line of ${n}.
      The second line of ${n}.
      The third line of ${n}.
${more}`;
const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((n) => paper(n)) as [string, string, string, string, string];
const head = `# yaml-language-server: $schema=../schema/issue.schema.json
week: 2025-07-07
intro:
  - theme: "Small models"
    text: |
      A text of the introduction.
`;
const week = (...papers: readonly string[]): string =>
  `${head}papers:\n${papers.join('\n')}\nclosing: Bye.\n`;
const base = week(a, b, c);
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const bare = (text: string): string => text.replace(/\n$/, '');
const marks = (ours: string, theirs: string): string =>
  `<<<<<<< OURS\n${ours}=======\n${theirs}>>>>>>> THEIRS\n`;
const second = (text: string, line = 'Another second line.'): string =>
  text.replace(/The second line of \d\./, line);

export const cases: readonly MergeCase[] = [
  {
    name: 'both add a paper at the end',
    base,
    ours: week(a, b, c, d),
    theirs: week(a, b, c, e),
    byGit: '1 clash',
    expected: week(a, b, c, d, e),
  },
  {
    name: 'both add a paper to an empty list',
    base: `${head}papers: []\nclosing: Bye.\n`,
    ours: week(a),
    theirs: week(b),
    byGit: '1 clash',
    expected: week(a, b).replace(`${a}\n`, a),
  },
  {
    name: 'one adds a paper at the end, one at the beginning',
    base,
    ours: week(a, b, c, d),
    theirs: week(e, a, b, c),
    byGit: 'clean',
    expected: week(e, a, b, c, d),
  },
  {
    name: 'both add the same paper',
    base,
    ours: week(a, b, c, d),
    theirs: week(a, b, c, d),
    byGit: 'clean',
    expected: week(a, b, c, d),
  },
  {
    name: 'both add the same paper at different places',
    base,
    ours: week(a, b, c, d),
    theirs: week(d, a, b, c),
    byGit: 'a paper twice',
    expected: week(a, b, c, d),
  },
  {
    name: 'both add the same paper with another summary',
    base,
    ours: week(a, b, c, d),
    theirs: week(a, b, c, second(d)),
    byGit: '1 clash',
    marked: '1 clash',
    expected: week(
      a,
      b,
      c,
      d.replace(
        '      The second line of 4.\n',
        marks('      The second line of 4.\n', '      Another second line.\n'),
      ),
    ),
  },
  {
    name: 'one moves a paper, one edits it',
    base,
    ours: week(c, a, b),
    theirs: week(a, b, second(c)),
    byGit: '1 clash',
    expected: week(second(c), a, b),
  },
  {
    name: 'one moves a paper, one adds one at the end',
    base,
    ours: week(c, a, b),
    theirs: week(a, b, c, d),
    byGit: '1 clash',
    expected: week(c, a, b, d),
  },
  {
    name: 'both move papers, and can both have their way',
    base: week(a, b, c, d),
    ours: week(b, a, c, d),
    theirs: week(a, b, d, c),
    byGit: '1 clash',
    expected: week(b, a, d, c),
  },
  {
    name: 'both move one paper to different places',
    base: week(a, b, c, d),
    ours: week(b, c, a, d),
    theirs: week(b, c, d, a),
    byGit: 'a paper twice',
    marked: '2 clashes',
    expected: week(b, `${c}${marks(`\n${a}`, '')}`, `${d}${marks('', `\n${a}`)}`),
  },
  {
    name: 'one removes a paper, one edits it',
    base,
    ours: week(a, c),
    theirs: week(a, second(b), c),
    byGit: '1 clash',
    marked: '1 clash',
    expected: week(`${a}${marks('', `\n${second(b)}`)}`, c),
  },
  {
    name: 'one removes a paper, one edits the next',
    base,
    ours: week(a, c),
    theirs: week(a, b, c.replace('"Paper number', '"The paper number')),
    byGit: '1 clash',
    expected: week(a, c.replace('"Paper number', '"The paper number')),
  },
  {
    name: 'both remove a paper, not the same',
    base,
    ours: week(a, c),
    theirs: week(a, b),
    byGit: '1 clash',
    expected: week(a),
  },
  {
    name: 'one edits the title, one the line below it',
    base,
    ours: base.replace('"Paper number 2', '"The paper number 2'),
    theirs: base.replace('"2507.00002"', '"2507.00002v2"'),
    byGit: '1 clash',
    expected: base
      .replace('"Paper number 2', '"The paper number 2')
      .replace('"2507.00002"', '"2507.00002v2"'),
  },
  {
    name: 'both add a field at the same place',
    base,
    ours: week(a, paper(2, '    tags:\n      - one\n'), c),
    theirs: week(a, paper(2, '    more:\n      - https://example.org/x\n'), c),
    byGit: '1 clash',
    expected: week(a, paper(2, '    tags:\n      - one\n    more:\n      - https://example.org/x\n'), c),
  },
  {
    name: 'both edit one line of a summary',
    base,
    ours: second(base, 'Our second line.'),
    theirs: second(base, 'Their second line.'),
    byGit: '1 clash',
    marked: '1 clash',
    expected: base.replace(
      '      The second line of 1.\n',
      marks('      Our second line.\n', '      Their second line.\n'),
    ),
  },
  {
    name: 'both edit a summary, with a line between them',
    base,
    ours: base.replace('The first line of 2', 'Our first line of 2'),
    theirs: base.replace('The third line of 2', 'Their third line of 2'),
    byGit: 'clean',
    expected: base
      .replace('The first line of 2', 'Our first line of 2')
      .replace('The third line of 2', 'Their third line of 2'),
  },
  {
    name: 'one edits a title, one the comment behind it',
    base: base.replace('this very week"', 'this very week" # as on arXiv'),
    ours: base.replace('"Paper number 1 of this very week"', '"Paper one of this very week" # as on arXiv'),
    theirs: base.replace('this very week"', 'this very week" # as in the PDF'),
    byGit: '1 clash',
    expected: base.replace(
      '"Paper number 1 of this very week"',
      '"Paper one of this very week" # as in the PDF',
    ),
  },
  {
    name: 'one comments a paper, one moves it',
    base,
    ours: week(a, b, `  # Ask Kim about this one.\n${c}`),
    theirs: week(c, a, b),
    byGit: '1 clash',
    expected: week(`  # Ask Kim about this one.\n${c}`, a, b),
  },
  {
    name: 'both add a paper to a file with CRLF',
    base: crlf(base),
    ours: crlf(week(a, b, c, d)),
    theirs: crlf(week(a, b, c, e)),
    byGit: '1 clash',
    expected: crlf(week(a, b, c, d, e)),
  },
  {
    name: 'one saves it with CRLF and a byte order mark, one adds a paper',
    base,
    ours: `\uFEFF${crlf(base)}`,
    theirs: week(a, b, c, d),
    byGit: '1 clash',
    expected: `\uFEFF${crlf(week(a, b, c, d))}`,
  },
  {
    name: 'both add a paper to a file that does not end with a line end',
    base: bare(`${head}papers:\n${a}`),
    ours: bare(`${head}papers:\n${a}\n${b}`),
    theirs: bare(`${head}papers:\n${a}\n${c}`),
    byGit: '1 clash',
    expected: bare(`${head}papers:\n${a}\n${b}\n${c}`),
  },
  {
    name: 'both are credited',
    base: base.replace('closing:', 'credits:\n  - Kim\nclosing:'),
    ours: base.replace('closing:', 'credits:\n  - Kim\n  - Lee\nclosing:'),
    theirs: base.replace('closing:', 'credits:\n  - Kim\n  - Park\nclosing:'),
    byGit: '1 clash',
    expected: base.replace('closing:', 'credits:\n  - Kim\n  - Lee\n  - Park\nclosing:'),
  },
  {
    name: 'both add a theme to the introduction',
    base,
    ours: base.replace('papers:', '  - theme: "Speech"\n    text: |\n      On speech.\npapers:'),
    theirs: base.replace('papers:', '  - theme: "Robots"\n    text: |\n      On robots.\npapers:'),
    byGit: '1 clash',
    expected: base.replace(
      'papers:',
      '  - theme: "Speech"\n    text: |\n      On speech.\n  - theme: "Robots"\n    text: |\n      On robots.\npapers:',
    ),
  },
  {
    name: 'one moves the issue to another week, one adds a paper',
    base,
    ours: base.replace('2025-07-07', '2025-07-14'),
    ourName: 'issues/2025-07-14.yaml',
    theirs: week(a, b, c, d),
    byGit: 'clean',
    expected: week(a, b, c, d).replace('2025-07-07', '2025-07-14'),
  },
  {
    name: 'both make the issue of one week',
    ours: week(a, b),
    theirs: week(a, c),
    byGit: '1 clash',
    expected: week(a, b, c),
  },
  {
    name: 'a file between braces: git merges it by lines',
    base: '{\n  week: 2025-07-07,\n  lead: a,\n\n  closing: b,\n}\n',
    ours: '{\n  week: 2025-07-07,\n  lead: ours,\n\n  closing: b,\n}\n',
    theirs: '{\n  week: 2025-07-07,\n  lead: a,\n\n  closing: theirs,\n}\n',
    byGit: 'clean',
    said: 'git merged issues/2025-07-07.yaml line by line: the file of ours is not written in block style\n',
    expected: '{\n  week: 2025-07-07,\n  lead: ours,\n\n  closing: theirs,\n}\n',
  },
  {
    name: 'theirs is no sound YAML: git merges it by lines',
    base,
    ours: week(a, b, c, d),
    theirs: week(a, b, c, `  - title: "a"b\n`),
    byGit: '1 clash',
    marked: '1 clash',
    said: `git merged issues/2025-07-07.yaml line by line: the file of theirs cannot be read as YAML
digest: both sides changed the same in issues/2025-07-07.yaml
hint: Keep what is right between <<<<<<< and >>>>>>>, remove these lines and =======, then \`git add\` the file.
`,
    expected: week(a, b, c, marks(d, `  - title: "a"b\n`)),
  },
];
