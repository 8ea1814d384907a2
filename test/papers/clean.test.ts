import { describe, expect, test } from 'vitest';
import { lineFromTex, oneLine, paragraphs } from '../../src/papers/record/clean.ts';
import { linksIn } from '../../src/papers/record/links.ts';
import { sharedCases, withShared } from '../support/shared.ts';

describe('text', () => {
  test.each([
    ['broken\n  lines\r\nare\tjoined', 'broken lines are joined'],
    ['e\u0301', 'é'],
    ['a\u0000b\u0007c\u202Ed\uFEFF\u00AD\u200B', 'abcd'],
    ['Garc\u0131\u0301a and Diyarbak\u0131r', 'Garc\u00EDa and Diyarbak\u0131r'],
    ['\uD83D alone', '\uFFFD alone'],
    ['👩‍💻 한글', '👩‍💻 한글'],
  ])('%j', (raw, text) => {
    expect(oneLine(raw)).toBe(text);
  });

  test('paragraphs', () => {
    expect(paragraphs('  One\ntwo.\n  Three\n\n \nfour.\n')).toBe('One two.\n\nThree\n\nfour.');
  });
});

describe('TeX', () => {
  test.each([
    ['Schr\\"odinger and Gr{\\"o}bner', 'Schrödinger and Gröbner'],
    ["Garc\\'{\\i}a, Garc{\\'\\i}a and na\\\"{\\i}ve", 'García, García and naïve'],
    ['about ~5\\% of z~2.56', 'about ~5% of z~2.56'],
    ['Fig.~1, Section~2 by A.~Einstein', 'Fig. 1, Section 2 by A. Einstein'],
    ['at https://a.edu/~user/b--c_d', 'at https://a.edu/~user/b--c_d'],
    ['\\url{https://a.edu/b\\_c} and \\href{https://a.edu}{here}', 'https://a.edu/b_c and here'],
    ['\\textbf{bold} and \\emph{it}', 'bold and it'],
    ['$\\begin{pmatrix} a & b \\end{pmatrix}$ and $x^2$', '$\\begin{pmatrix} a & b \\end{pmatrix}$ and x²'],
    ['$\\mycommand{x}$', '$\\mycommand{x}$'],
    ['$5 to $10', '$5 to $10'],
    ['``one" and "two" and ``G\\"odel\'\'', '“one” and "two" and “Gödel”'],
  ])('%s', (raw, text) => {
    expect(lineFromTex(raw)).toBe(text);
  });
});

describe('links', () => {
  const paper = { arxiv: '2506.15677' };
  test.each([
    ['Code: https://github.com/a/b.', ['https://github.com/a/b']],
    [
      '(see https://en.wikipedia.org/wiki/A_(b)), https://a.example/x?y=1&z=2;',
      ['https://en.wikipedia.org/wiki/A_(b)', 'https://a.example/x?y=1&z=2'],
    ],
    [
      '\\url{https://github.com/a/b\\_c} \\href{https://a.example}{x}',
      ['https://github.com/a/b_c', 'https://a.example'],
    ],
    [
      'at github.com/a/b and a.github.io, huggingface.co/a',
      ['https://github.com/a/b', 'https://a.github.io', 'https://huggingface.co/a'],
    ],
    ['https://arxiv.org/abs/2506.15677v1 https://doi.org/10.48550/arXiv.2506.15677', []],
    ['https://github.com/a/b/ and http://www.github.com/a/b', ['https://github.com/a/b/']],
    ['mail a@github.com/x, http://localhost/, https://', []],
    ['this https URL', []],
  ])('%s', (raw, links) => {
    expect(linksIn(raw, paper)).toEqual(links);
  });
});

/**
 * Not as expected there: JabRef keeps a command that it does not know, and its own note says that a newsletter should not; and
 * it leaves an i under an accent without its dot, which is another letter than the ï that is meant.
 */
const known = new Set(['\\mbox{-}', '\\"{\\i}']);

withShared('data/latex.json', 'real LaTeX', () => {
  test('at least nine in ten are as expected, and the rest is listed', () => {
    const cases = sharedCases<{ raw: string; expected_text: string; also_ok?: string[] }>('data/latex.json');
    const wrong = cases.filter(
      ({ raw, expected_text: text, also_ok: others = [] }) => ![text, ...others].includes(lineFromTex(raw)),
    );
    expect(new Set(wrong.map(({ raw }) => raw))).toEqual(known);
    expect(wrong.length / cases.length).toBeLessThan(0.1);
  });
});
