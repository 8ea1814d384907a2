import { describe, expect, test } from 'vitest';
import { readBibliography } from '../../src/papers/bibliography/bibliography.ts';
import { paperFromCsl } from '../../src/papers/record/csl.ts';
import { foundPaper } from '../../src/papers/record/found-paper.ts';
import { lineOfMarkup, textOfMarkup } from '../../src/papers/record/html-text.ts';

describe('what is a tag, and what is text', () => {
  test.each([
    'When a<b and c>d',
    'If x<i and i>y',
    'List<String> of Map<K, V>',
    'the <b> tag',
    'vector<int> and <int>',
    '<think>a</think>',
    'a </i> end',
    '<b and c>x</b>',
    '<a href=x>l</a>',
    'p<0.05, n>3',
  ])('%s stays', (text) => {
    expect(lineOfMarkup(text)).toBe(text);
  });

  test.each([
    ['&lt;i&gt;In vitro&lt;/i&gt;', 'In vitro'],
    ['&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt;', 'x'],
    ['R&amp;amp;D', 'R&D'],
    ['&amp;amp;amp;', '&amp;'],
    ['&lt;p&gt;', '<p>'],
    ['a &lt; b <i>x</i> c<d', 'a < b x c<d'],
    ['AT&T, a&lt b &amp; c', 'AT&T, a&lt b & c'],
    ['<STRONG class="x">A</STRONG> <jats:italic>b</jats:italic> <scp>c</scp>', 'A b c'],
    ['<i>a<b>c</i>', 'a<b>c'],
    ['One<br>Two<br/>Three', 'One Two Three'],
    ['<![CDATA[a<b]]> &lt;i&gt;x&lt;/i&gt;', 'a<b x'],
  ])('%s', (markup, text) => {
    expect(lineOfMarkup(markup)).toBe(text);
  });

  test('paragraphs stay, also where only words have tags', () => {
    expect(textOfMarkup('First <i>x</i>\nline.\n\nSecond &amp; x.')).toBe('First x line.\n\nSecond & x.');
    expect(textOfMarkup('<jats:p>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</jats:p>')).toBe('A\n\nB');
  });
});

test.each([
  ['LiNb\n <sub>x</sub>\n O\n <sub>3</sub>\n crystals', 'LiNbₓO₃ crystals'],
  ['Li\n<sub>x</sub>\nFeAs', 'LiₓFeAs'],
  ['MoS\n <sub>2</sub>\n transistors', 'MoS₂ transistors'],
  ['SrTiO\n<sub>3</sub>\nIn situ and Ga\n<sub>x</sub>\nIn\n<sub>n</sub>\nAs', 'SrTiO₃ In situ and GaₓInₙAs'],
  ['Ca\n <sub>3</sub>\n (PO\n <sub>4</sub>\n )\n <sub>2</sub>', 'Ca₃(PO₄)₂'],
  ['the\n<sup>12</sup>\nC(\n<i>α</i>\n, γ)\n<sup>16</sup>\nO reaction', 'the ¹²C(α, γ)¹⁶O reaction'],
  ['Na\n<sup>+</sup>\n/K\n<sup>+</sup>\n-ATPase', 'Na⁺/K⁺-ATPase'],
  ['H <sub>2</sub>O in CO\n <sub>2</sub>\n , (\n <i>E. coli</i>\n )', 'H₂O in CO₂, (E. coli)'],
  ['of\n <sup>38</sup>\n Ca and the <sup>3</sup>He', 'of ³⁸Ca and the ³He'],
  ['10 <sup>-5</sup> M and 10<sup>2.5</sup>', '10⁻⁵ M and 10^{2.5}'],
])('raised and lowered: %j', (markup, text) => {
  expect(lineOfMarkup(markup)).toBe(text);
});

test.each([
  ['<msup><mn>0</mn><mo>+</mo></msup>', '0⁺'],
  ['\n<msup>\n<mi>n</mi>\n<mn>2</mn>\n</msup>\n', 'n²'],
  ['<mmultiscripts><mi>Ca</mi><mprescripts/><none/><mn>38</mn></mmultiscripts>', '³⁸Ca'],
  ['<mfrac><mi>a</mi><mi>b</mi></mfrac>', 'a/b'],
  ['<mover><mi>x</mi><mo>^</mo></mover><mo>=</mo><msqrt><mi>s</mi></msqrt>', 'x̂=√s'],
  ['<mover><mi>x</mi><mo>constructor</mo></mover>', 'xᶜᵒⁿˢᵗʳᵘᶜᵗᵒʳ'],
  ['<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup><mtext> for all </mtext><mi>i</mi>', 'xᵢ² for all i'],
  ['<semantics><msup><mi>x</mi><mn>3</mn></msup><annotation>x^3</annotation></semantics>', 'x³'],
])('MathML: %s', (inside, text) => {
  expect(lineOfMarkup(`<math xmlns="http://www.w3.org/1998/Math/MathML">${inside}</math>`)).toBe(text);
  const prefixed = inside.replace(/<(\/?)(?=[a-z])/g, '<$1mml:');
  expect(lineOfMarkup(`A <mml:math>${prefixed}</mml:math> b`)).toBe(`A ${text} b`);
});

test('links in a description are kept', () => {
  const abstract = '<p>See <a href="https://github.com/a/b?c=1&amp;d=2">the code</a>.</p>';
  expect(paperFromCsl({ title: 'T', abstract })).toEqual({
    title: 'T',
    abstract: 'See the code.',
    more: ['https://github.com/a/b?c=1&d=2'],
  });
});

test('names: separators and ends of lists are none, and entities are read', () => {
  const authors = [':', 'ATLAS Collaboration:', 'G. Aad', 'J. Doe et al.', 'et al.', 'and others', '—'];
  expect(foundPaper({ authors: [...authors, 'H1 Collaboration: C. Adloff'] }).authors).toEqual([
    'ATLAS Collaboration',
    'G. Aad',
    'J. Doe',
    'H1 Collaboration',
    'C. Adloff',
  ]);
  const author = [
    { given: 'Pat', family: 'O&apos;Brien' },
    { literal: '박, 영희' },
    '김, 철수',
    { literal: 'University of California, Berkeley' },
    { name: 'AT&amp;T' },
  ];
  expect(paperFromCsl({ title: 'T', author })?.authors).toEqual([
    "Pat O'Brien",
    '박영희',
    '김철수',
    'University of California, Berkeley',
    'AT&T',
  ]);
});

test('BibTeX and RIS have markup as well', async () => {
  const bib =
    '@misc{a, title = {R&amp;D of H<sub>2</sub>O, <tex>$x^2$</tex> where $a<b$}, abstract = {One <i>two</i>\n\nThree, <a href="https://a.example/x">here</a>}}';
  expect(await readBibliography(bib, 'x.bib')).toEqual([
    {
      key: 'a',
      paper: {
        title: 'R&D of H₂O, x² where a<b',
        abstract: 'One two\n\nThree, here',
        more: ['https://a.example/x'],
      },
    },
  ]);
  const ris = 'TY  - JOUR\nTI  - When a<b and c>d &lt;i&gt;x&lt;/i&gt;\nAU  - O&apos;Brien, Pat\nER  - \n';
  const [entry] = await readBibliography(ris, 'x.ris');
  expect(entry?.paper).toEqual({ title: 'When a<b and c>d x', authors: ["Pat O'Brien"] });
});
