import { describe, expect, test } from 'vitest';
import { parseArxivId } from '../../src/papers/ids.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { sayProblem } from '../../src/problem/problem.ts';
import { problemsOf } from '../support/check.ts';
import { soundIssue } from '../support/issues.ts';

/** Slips that people make, each of them one problem at one place that names what slipped. */

const en = '"What Small Models Are For"';
const arxiv = 'arxiv: "2507.07001"';
const summary = '작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.';
const abstract = '|\n        We measured how large the work is.';

/** `code "marked": sentence / hint` for all problems of a sound issue in which `from` became `to`. */
function say(from: string, to: string): string[] {
  if (!soundIssue().includes(from)) throw new Error(`the issue has no ${from}`);
  const source = soundIssue().replace(from, () => to);
  const lines = source.split('\n');
  return problemsOf(source).map((problem) => {
    const { line, column, endLine, endColumn } = problem.place;
    const marked = lines[line - 1]?.slice(column - 1, line === endLine ? endColumn - 1 : undefined);
    const { message, hint } = sayProblem(problem);
    return `${problem.severity} ${problem.code} <${marked ?? ''}> ${message} / ${hint ?? ''}`;
  });
}

const one = (from: string, to: string): string => {
  const all = say(from, to);
  expect(all).toHaveLength(1);
  return all[0] ?? '';
};

const withKey = (lines: string): string => `${arxiv}\n    ${lines}`;

describe('a text that begins with &', () => {
  test.each([
    ['&Hybrid Linear', '&Hybrid'],
    ['&Hybrid', '&Hybrid'],
    ['&Hybrid # a note', '&Hybrid'],
  ])('%s would lose its first word', (written, mark) => {
    expect(one(en, written)).toMatch(`error yaml/anchor <${mark}>`);
    expect(one(arxiv, withKey(`tags: [ok, ${written.replace(/ #.*/, '')}]`))).toMatch(
      `error yaml/anchor <${mark}>`,
    );
  });
  test.each([
    ['an anchor that is used', 'tags: [&a agents]\n    authors: [*a]'],
    ['quoted', 'tags: ["&a agents", R&D, A & B]'],
    ['an anchor of a quoted text', 'tags: [&a "agents"]'],
  ])('is fine: %s', (_, lines) => {
    expect(say(arxiv, withKey(lines)).filter((problem) => problem.includes('anchor'))).toEqual([]);
  });
  test('neither the config nor a comment lets it through', () => {
    const source = soundIssue().replace(en, '&Hybrid Linear');
    const codes = problemsOf(source, { rules: { 'yaml/anchor': 'off' } }).map(({ code }) => code);
    expect(codes).toEqual(['yaml/anchor']);
  });
});

describe('TeX in double quotation marks', () => {
  test.each(['\\nabla', '\\theta', '\\nu', '\\times', '\\text', '\\to', '\\neq', '\\notin', '\\tau', '\\Pi'])(
    '%s loses its letter, in an abstract too',
    (command) => {
      const said = one(abstract, `"Loss $${command} f$ and more"`);
      expect(said).toMatch(`error text/control <${command}> `);
      expect(said).toContain(`where YAML reads ${command.slice(0, 2)} as U+`);
    },
  );
  test.each(['\\beta', '\\frac', '\\rho', '\\bar', '\\forall', '\\varphi', '\\alpha', '\\eta'])(
    '%s is told as what was written',
    (command) => {
      expect(one(abstract, `"A $${command}$"`)).toMatch(`error text/control <${command}> `);
      expect(one(en, `"A $${command}$"`)).toMatch(`error text/control <${command}> `);
    },
  );
  test.each([
    '"one\\nthe next\\nabout it\\ntheory\\n- item"',
    '"one\\ne.g. this"',
    '"\\\\nabla and \\\\\\\\theta"',
    "'\\nabla and \\theta'",
    '|\n        \\nabla and \\theta',
  ])('%s is what it looks like', (written) => {
    expect(say(abstract, written)).toEqual([]);
  });
});

describe('what nobody can see', () => {
  test.each([
    ['\u200B', 'an invisible zero-width space (U+200B)'],
    ['\u2060', 'an invisible word joiner (U+2060)'],
    ['\uFEFF', 'an invisible byte order mark (U+FEFF)'],
    ['\u00AD', 'an invisible soft hyphen (U+00AD)'],
  ])('in addresses and ids is an error: %j', (character, name) => {
    for (const lines of [
      `arxiv: "2507.${character}07001"`,
      `doi: "10.1000/x${character}yz"`,
      `link: "https://a.example/${character}b"`,
      `${arxiv}\n    more: ["https://a${character}b.example/"]`,
      `${arxiv}\n    more: [{url: "https://a${character}b.example/["}]`,
    ]) {
      expect(one(arxiv, lines)).toMatch(/^error text\/control /);
      expect(one(arxiv, lines)).toContain(name);
    }
  });
  test.each(['\u200B', '\u2060', '\uFEFF', '\u3164', '\u2800', '\u{E0041}'])(
    'in texts is a warning: %j',
    (character) => {
      expect(one(en, `"Zero${character}Width"`)).toMatch(/^warning text\/invisible .*U\+/);
      expect(one(summary, `앞${character}뒤`)).toMatch(`warning text/invisible <${character}>`);
    },
  );
  test.each([
    ['emoji are joined', '"👩\u200D👩\u200D👧"'],
    ['Persian is spelt with it', '"می\u200Cخواهم"'],
    ['Thai says where a line may break', '"ไทย\u200Bไทย"'],
    ['an escape is meant', '"A\\u200bB"'],
  ])('is fine where %s', (_, written) => {
    expect(say(en, written)).toEqual([]);
  });
});

describe('an entity for what nobody can see', () => {
  test.each([
    ['&#27;[31m', '&#27;', 'U+001B'],
    ['&#13;', '&#13;', 'U+000D'],
    ['앞 &#x202e;뒤', '&#x202e;', 'U+202E'],
    ['`&#27;` 뒤 &#x1B;', '&#x1B;', 'U+001B'],
    ['&#x2066;앞', '&#x2066;', 'U+2066'],
    ['&#128;', '&#128;', 'U+0080'],
  ])('%s', (written, mark, name) => {
    expect(one(summary, `${summary} ${written}`)).toMatch(`error text/control <${mark}>`);
    expect(one(summary, `${summary} ${written}`)).toContain(name);
  });
  test.each(['`&#27;`', '\\&#27;', '&#10;', '&#9;', '&#x2066;앞&#x2069;', '&#44032;', '&#xD800;'])(
    '%s is fine',
    (written) => {
      expect(say(summary, `${summary} ${written}`).join()).not.toContain('text/control');
    },
  );
});

describe('ids', () => {
  test.each(['2513.12345', '2500.12345', '2513.12345v2', 'hep-th/9913001'])('%s has no such month', (id) => {
    expect(parseArxivId(id)).toBeUndefined();
    const month = /(?:13|00)(?=\.|001)/.exec(id)?.[0] ?? '';
    expect(one(arxiv, `arxiv: "${id}"`)).toMatch(`error schema/value <"${id}"> `);
    expect(one(arxiv, `arxiv: "${id}"`)).toContain(`but ${month} is not a month`);
  });
  test.each(['2501.12345', '2412.12345', 'hep-th/9901001', 'math.GT/0312136'])('%s has one', (id) => {
    expect(parseArxivId(id)).toBeDefined();
    expect(say(arxiv, `arxiv: "${id}"`)).toEqual([]);
  });
  test.each([
    ['arxiv: "2507.06457 "', 'has a space after it / Write "2507.06457".'],
    ['arxiv: " 2507.06457"', 'has a space before it / Write "2507.06457".'],
    ['arxiv: "arXiv:2507.06457v2"', 'which is more than the id / Write "2507.06457v2".'],
    ['arxiv: arXiv: 2507.06457', 'is "arXiv: 2507.06457", which is more than the id / Write "2507.06457".'],
    ['arxiv: https://arxiv.org/pdf/2507.06457', 'which is more than the id / Write "2507.06457".'],
    ['arxiv: “2507.06457”', 'quotation marks as part of the text / Use straight ones: "2507.06457".'],
    ['arxiv: “2507.06457', 'quotation marks as part of the text / Use straight ones: "2507.06457".'],
    ['arxiv: "２５０７.０６４５７"', 'which has characters of full width / Write "2507.06457".'],
    ['arxiv: "2507．06457"', 'which has characters of full width / Write "2507.06457".'],
    ['arxiv: "2507.00000"', 'arXiv counts the papers of a month from 1 / Is a digit wrong?'],
    ['arxiv: "1412.0000v2"', 'arXiv counts the papers of a month from 1'],
    ['arxiv: "hep-th/9901000"', 'arXiv counts the papers of a month from 1'],
    ['arxiv: "25O7.O6457"', 'an arXiv id, with or without a version / Did you mean "2507.06457"?'],
    ['arxiv: "250706457"', 'an arXiv id, with or without a version / Did you mean "2507.06457"?'],
    ['arxiv: "2507,06457"', 'an arXiv id, with or without a version / Did you mean "2507.06457"?'],
    ['arxiv: "2507 .06457v2"', 'an arXiv id, with or without a version / Did you mean "2507.06457v2"?'],
    ['arxiv: "25070.6457"', 'must be an arXiv id, with or without a version / For example: "2506.15677"'],
    ['doi: "10.100/abc"', 'the number behind "10." has four digits or more / Is a digit missing?'],
    ['doi: "10.1000"', 'behind the number of a DOI come a slash and a name / Copy the whole DOI'],
    ['doi: "10.1000/a bc"', 'which contains a space / Copy the DOI'],
    ['doi: "１０.1000/abc"', 'which has characters of full width / Write "10.1000/abc".'],
    ['doi: “10.1000/abc', 'quotation marks as part of the text / Use straight ones: "10.1000/abc".'],
    ['doi: https://doi.org/10.1000/Xyz', 'which is more than the id / Write "10.1000/Xyz".'],
    ['doi: doi: 10.1000/Xyz', 'which is more than the id / Write "10.1000/Xyz".'],
  ])('%s', (lines, said) => {
    expect(one(arxiv, lines)).toMatch(/^error schema\/value /);
    expect(one(arxiv, lines)).toContain(said);
  });
  test('what a hint says is right', () => {
    expect(say(arxiv, 'arxiv: "2507.06457v2"')).toEqual([]);
    expect(say(arxiv, 'doi: "10.1000/Xyz"')).toEqual([]);
  });
  test.each([
    ['link: "https://a.example/ "', 'which has a space before or after it / Remove the space.'],
    ['link: “https://a.example/”', 'and YAML reads these quotation marks as part of it / Use straight ones'],
    ['link: "https://a .example/"', 'which contains a space / Paste'],
    ['link: "[a](https://a.example/)"', 'which is Markdown, not an address / Write only the address'],
  ])('%s', (lines, said) => {
    expect(one(arxiv, lines)).toContain(said);
  });
});

describe('a space of another kind', () => {
  test.each([
    ['behind a colon', arxiv, 'arxiv:\u00A0"2507.07001"'],
    ['behind the colon of the first key', 'week: 2', 'week:\u00A02'],
    ['before a colon', 'summary:', 'summary\u00A0:'],
    ['in the indent', `    ${arxiv}`, `  \u00A0 ${arxiv}`],
    ['as the whole indent', `    ${arxiv}`, `\u00A0\u00A0\u00A0\u00A0${arxiv}`],
    ['behind the only dash', '- Ada Lovelace', '-\u00A0"Ada Lovelace"'],
    ['behind the second dash', '- Ada Lovelace', '- Ada Lovelace\n      -\u00A0"Kim"'],
    ['behind the dash of a paper', '- title', '-\u00A0title'],
    ['behind the dash of a theme', '- theme', '-\u00A0theme'],
  ])('%s is told on its own line, and alone', (_, from, to) => {
    expect(one(from, to)).toBe(
      'error yaml/syntax <\u00A0> there is a no-break space (U+00A0) where an ordinary space is needed / Delete it and type a space.',
    );
  });
  test('also the full-width one', () => {
    expect(one('summary: ', 'summary:\u3000')).toContain('<\u3000> there is a full-width space (U+3000)');
  });
  test('in a text is none, and takes no blame', () => {
    expect(say(summary, `\u00A0${summary}\n      -\u00A0a\n      b:\u00A0c`)).toEqual([]);
    const block = `${summary}\n      -\u00A0a`;
    const source = soundIssue().replace(summary, block).replace(en, 'A: B');
    expect(problemsOf(source).map(({ code }) => code)).toEqual(['text/colon']);
  });
});

describe('brackets', () => {
  test.each(['[Survey] Hybrid', '[[x]] y', '{Survey} Hybrid'])('%s needs quotation marks', (text) => {
    expect(one(en, text)).toBe(
      `error yaml/syntax <${text}> unquoted text cannot begin with ${text.charAt(0)} / Put the whole text in quotation marks.`,
    );
  });
  test('[Survey] alone is a list, and its title is not missing besides', () => {
    expect(one(en, '[Survey]')).toContain('/ Put text that begins with [ in quotation marks.');
  });
  test.each(['more:\n      - [제목](https://a.example/)', 'more: [제목](https://a.example/)'])(
    'a Markdown link as further reading: %s',
    (lines) => {
      expect(one(arxiv, withKey(lines))).toBe(
        'error yaml/syntax <[제목](https://a.example/)> "[제목](https://a.example/)" is Markdown, which is not allowed here / Write two lines instead: title: "제목" and, below it, url: https://a.example/',
      );
    },
  );
  test('a bracket in the middle of a list in brackets', () => {
    expect(one(arxiv, withKey('tags: [Kim [ETH], Lee]'))).toContain('/ Put text that contains brackets');
  });
});

describe('quotation marks that YAML does not know', () => {
  test.each([
    ['“A Title”', 'has “…” around it'],
    ['＂A Title＂', 'has ＂…＂ around it'],
    ['A Title"', 'has a single " at its end'],
    ['A Title”', 'has a single ” at its end'],
  ])('%s is shown with them, with a warning', (written, said) => {
    expect(one(en, written)).toMatch(`warning text/quotes <${written}> `);
    expect(one(en, written)).toContain(`${said}, which readers will see`);
  });
  test.each([
    '"“A Title”"',
    '“Why?” and “How?”',
    'On “Trust”',
    'A 12" screen',
    'A screen of 12"',
    "The Models'",
  ])('%s is fine', (written) => {
    expect(say(en, written)).toEqual([]);
  });
});

describe('quotation marks of two kinds around a text', () => {
  test.each([
    ['"Small Models”', '<”>'],
    ['"It\'s what “small” means”', '<”>'],
    ['\'Small Models"', '<">'],
    ['"Small Models‘', '<‘>'],
  ])('%s: the last one is told', (written, mark) => {
    expect(one(en, written)).toMatch(`error yaml/syntax ${mark} this quotation mark does not close the text`);
    expect(one(en, written)).toContain(`Write ${written.charAt(0)} in its place.`);
  });
  test.each(['"He said ‘no’', "\"He said 'no'", '"A “small” model'])(
    '%s: the first one is told, for the last may belong to the text',
    (written) => {
      expect(one(en, written)).toContain('<"> this quotation mark (") is never closed');
    },
  );
  test("'Bob's models: a survey' is told as an apostrophe", () => {
    expect(one(en, "'Bob's models: a survey'")).toContain("an apostrophe ends the text that began with '");
  });
});

describe('no space behind a colon', () => {
  test.each([
    [arxiv, 'arxiv:"2507.07001"'],
    [arxiv, withKey('published:2025-07-01')],
    ['en: "What', 'en:"What'],
  ])('%s', (from, to) => {
    const key = /[a-z]+:(?=\S)/.exec(to)?.[0] ?? '';
    expect(one(from, to)).toMatch(/^error yaml\/syntax .*there is no space after the colon of "/);
    expect(one(from, to)).toContain(`Write "${key} `);
  });
  test('behind a text it is a key and no line of the text', () => {
    expect(one(summary, `${summary}\n    published:2025-07-01`)).toMatch(/no space after the colon/);
    expect(one(summary, `${summary}\n    note:이것도 글이다`)).toMatch(/belongs to the text of "summary"/);
  });
});

describe('a merge conflict', () => {
  test.each([
    ['in a paper', `    ${arxiv}\n`, `<<<<<<< HEAD\n    ${arxiv}\n=======\n    link: x\n>>>>>>> b\n`],
    ['in a text', `      ${summary}\n`, `      a\n<<<<<<< HEAD\n      b\n=======\n      c\n>>>>>>> b\n`],
    ['at the top', 'week: 2025-07-07\n', '<<<<<<< HEAD\nweek: 2025-07-07\n=======\nweek: 1\n>>>>>>> b\n'],
  ])('%s is called that', (_, from, to) => {
    expect(one(from, to)).toMatch('error yaml/syntax <<<<<<<< HEAD> a git merge conflict begins here / ');
  });
  test('that is written about is none', () => {
    expect(say(summary, '병합이 막히면 `<<<<<<< HEAD` 줄이 생깁니다. ' + summary)).toEqual([]);
  });
});

describe('one mistake is one problem', () => {
  test.each([
    ['papers', 'papres'],
    ['intro', 'intor'],
    ['title:', 'titel:'],
    ['arxiv', 'arxv'],
    ['summary', 'summry'],
    ['abstract', 'abstrct'],
  ])('%s, mistyped as %s, is not missing too', (from, to) => {
    expect(one(from, to)).toMatch(`error schema/unknown-key <${to.replace(':', '')}> unknown key`);
  });
  test('a key that is missing beside one that is mistyped is still missed', () => {
    const codes = say('summary: |', 'authros: |').map((problem) => problem.split(' ')[1]);
    expect(codes).toEqual(['schema/missing', 'schema/unknown-key']);
  });
  test('behind a line --- nothing is missed', () => {
    expect(one(`      ${summary}`, `      ${summary}\n---\n      more`)).toMatch(
      'error yaml/documents <--->',
    );
    // What is wrong above it is told all the same.
    expect(say('    authors', '    authros').length + 1).toBe(
      problemsOf(soundIssue().replace('    authors', '    authros') + '---\na: b\n').length,
    );
  });
});

describe('what a hint says to write', () => {
  test.each([
    ['papers:\n  -', 'papers:\n   ', 'papers must be a list, not a map / Begin each entry with "- ".'],
    [arxiv, withKey('image: https://a.example/a.png'), '/ Write url: … and alt: … below it, each on'],
    [arxiv, withKey('tags: agents'), 'the tags of paper 1 must be a list, not text / Write a list'],
    ['authors:\n      - Ada Lovelace', 'authors: Ada', 'the authors of paper 1 must be a list, not text'],
  ])('%s', (from, to, said) => {
    expect(one(from, to)).toContain(said);
  });
});

test('an anchor that nothing uses is at the anchor, wherever its text is', () => {
  const { findings } = parseYaml(new TextEncoder().encode('a: "&b"\nc: &b\n  # a note\n  text\nd: &e\n'));
  expect(findings).toMatchObject([
    { code: 'yaml/anchor', args: { name: 'b' }, at: { line: 2, column: 4, endColumn: 6 } },
    { code: 'yaml/anchor', args: { name: 'e' }, at: { line: 5, column: 4, endColumn: 6 } },
  ]);
});
