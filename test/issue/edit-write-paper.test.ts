import { describe, expect, test } from 'vitest';
import type { PaperDraft } from '../../src/papers/paper-draft.ts';
import { writePaper } from '../../src/issue/edit/write-paper.ts';
import { readBack } from './edit-arbitraries.ts';

describe('writePaper', () => {
  test('writes keys in the order of the contract, titles quoted, long texts as literal blocks', () => {
    const paper: PaperDraft = {
      'x-note': { by: ['me', 'no'], on: true },
      tags: ['agents', 'null', '기계 번역'],
      image: { alt: '', url: 'https://example.org/a.png', height: 2, width: 1 },
      more: ['https://a.example/', { url: 'https://b.example/#c', title: '뜻: "해설"' }],
      abstract: { ko: '초록\n', en: 'One.\n\nTwo' },
      summary: '**요약**입니다.\n',
      link: 'https://arxiv.org/abs/2506.15677',
      doi: '10.1000/xyz',
      arxiv: '2506.15677',
      published: '2025-06-18',
      authors: ['Yining Hong', "Conan O'Brien", 'Kim: Lee', '- dash'],
      title: { ko: '제목 🤖', en: 'A "Title": #1' },
    };
    expect(writePaper(paper)).toBe(`  - title:
      ko: "제목 🤖"
      en: "A \\"Title\\": #1"
    authors:
      - Yining Hong
      - Conan O'Brien
      - "Kim: Lee"
      - "- dash"
    published: 2025-06-18
    arxiv: "2506.15677"
    doi: "10.1000/xyz"
    link: https://arxiv.org/abs/2506.15677
    summary: |
      **요약**입니다.
    abstract:
      ko: |
        초록
      en: |-
        One.

        Two
    more:
      - https://a.example/
      - title: "뜻: \\"해설\\""
        url: https://b.example/#c
    image:
      url: https://example.org/a.png
      alt: ""
      width: 1
      height: 2
    tags:
      - agents
      - "null"
      - 기계 번역
    x-note:
      by:
        - me
        - "no"
      "on": true
`);
  });

  test.each([
    ['one line end', 'a\n', 'summary: |\n      a\n'],
    ['no line end', 'a', 'summary: |-\n      a\n'],
    ['a blank line at the end', 'a\n\n', 'summary: |+\n      a\n\n'],
    ['a space at the start', '  a\nb\n', 'summary: |2\n        a\n      b\n'],
    ['blank lines, then a space at the start', '\n\n a', 'summary: |2-\n\n\n       a\n'],
    [
      'what looks like YAML',
      '# a\n---\n- b: |\n...\n',
      'summary: |\n      # a\n      ---\n      - b: |\n      ...\n',
    ],
    ['spaces at the end of a line', 'a  \nb', 'summary: "a  \\nb"\n'],
    ['a line of spaces', 'a\n  \nb', 'summary: "a\\n  \\nb"\n'],
    ['a tab at the start of a line', 'a\n\tb', 'summary: "a\\n\\tb"\n'],
    ['a tab in a line', 'a\tb', 'summary: |-\n      a\tb\n'],
    ['a carriage return', 'a\r\nb\n', 'summary: "a\\r\\nb\\n"\n'],
    ['NEL', 'a\u0085b', 'summary: "a\\u0085b"\n'],
    ['a line separator', 'a\u2028b', 'summary: "a\\u2028b"\n'],
    ['a control character', 'a\u0007b', 'summary: "a\\u0007b"\n'],
    ['a byte order mark', '\uFEFFa', 'summary: "\\ufeffa"\n'],
    ['half a surrogate pair', 'a\uD800', 'summary: "a\\ud800"\n'],
    ['the last noncharacter of the first plane', '\uFFFF', 'summary: "\\uffff"\n'],
    ['a noncharacter of a high plane', '\u{1FFFE}', 'summary: "\\U0001fffe"\n'],
    ['nothing', '', 'summary: ""\n'],
    ['only white space', ' \n\n', 'summary: " \\n\\n"\n'],
  ])('carries a text with %s', (_, summary, expected) => {
    const written = writePaper({ summary, tags: ['t'] });
    expect(written).toBe(`  - ${expected}    tags:\n      - t\n`);
    expect(readBack(written)).toEqual([{ summary, tags: ['t'] }]);
  });

  test('never ends in a block that would swallow the blank lines behind it', () => {
    const written = writePaper({ abstract: { en: 'a\n\n' }, summary: 'b\n\n' });
    expect(written).toContain('en: "a\\n\\n"');
    expect(readBack(`${written}\n\n`)).toEqual([{ summary: 'b\n\n', abstract: { en: 'a\n\n' } }]);
  });

  test.each([
    'no',
    'Yes',
    'ON',
    'y',
    'null',
    'True',
    '1e5',
    '0x1F',
    '.inf',
    '~',
    '2025-01-01',
    '12:30',
    '',
    ' a',
    'a ',
    'a: b',
    'a #b',
    '@a',
    '*a',
    '&a',
    '!a',
    '%a',
    '`a',
    '[a',
    '{a',
    '"a',
    "'a",
    '> a',
    '| a',
    '? a',
    '- a',
    'a:',
    'a\u00a0',
    'at https://a.example/x',
    'x:https://a.example/x',
    'https://a.example/ x',
    'https://a.example/x:',
  ])('quotes the author %j, which a reader could take for something else', (name) => {
    expect(writePaper({ authors: [name] })).toContain(`- ${JSON.stringify(name)}\n`);
  });

  test.each([
    'Kim',
    '김철수',
    'Jean-Luc Picard',
    "O'Brien, Conan",
    'José Á. Núñez',
    'Müller (TU Wien)',
    'R&D team',
    'https://a.example/?q=1,2#x',
    'http://a.example/x',
  ])('leaves the author %j plain', (name) => {
    expect(writePaper({ authors: [name] })).toContain(`- ${name}\n`);
  });

  test('what is empty stays what it is', () => {
    const paper = { authors: [], 'x-a': {}, 'x-b': [[], {}, null, [1, ['a']]] };
    expect(readBack(writePaper(paper))).toEqual([paper]);
    expect(readBack(writePaper({}))).toEqual([{}]);
  });

  test('leaves out what is not there, and says null as that', () => {
    const odd = { title: 'A', tags: undefined, 'x-a': null, 'x-b': [undefined], summary: 5 };
    expect(writePaper(odd as unknown as PaperDraft)).toBe(
      '  - title: "A"\n    summary: 5\n    x-a: null\n    x-b:\n      - null\n',
    );
  });

  test('writes a date without quotation marks, and what has more than one with them', () => {
    const published = (date: string): string => writePaper({ published: date }).trim();
    expect(published('2025-06-18')).toBe('- published: 2025-06-18');
    expect(published('12025-06-18')).toBe('- published: "12025-06-18"');
    expect(published('2025-06-18T00')).toBe('- published: "2025-06-18T00"');
  });

  test('quotes marks, whatever they are of, and what is deep in a long text', () => {
    expect(writePaper({ 'x-draft': { published: '2025-06-18', summary: 'a' } })).toBe(
      '  - x-draft:\n      published: "2025-06-18"\n      summary: "a"\n',
    );
    const summary = [{ en: 'a\n' }] as unknown as string;
    expect(writePaper({ summary })).toBe('  - summary:\n      - en: "a\\n"\n');
  });

  test('quotes language tags and keys that YAML 1.1 takes for something else', () => {
    expect(writePaper({ title: { no: 'Tittel', 'pt-BR': 'Título' } })).toBe(
      '  - title:\n      "no": "Tittel"\n      pt-BR: "Título"\n',
    );
  });
});
