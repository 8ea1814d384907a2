import { describe, expect, test } from 'vitest';
import { quotesAround } from '../../src/text/odd-quotes.ts';
import { pasteMarks } from '../../src/text/pasted.ts';

const marks = (text: string, isOneLine = false): string[] =>
  pasteMarks(text, { isOneLine }).map(
    ({ flaw, found, instead, count }) => `${flaw} ${found} ${instead ?? '?'} ${count}`,
  );

describe('what a PDF leaves', () => {
  test.each([
    ['image classiﬁ-\ncation', ['hyphen classiﬁ- cation classification 1']],
    ['classifi-\r\n  cation and repre-\nsentation', ['hyphen classifi- cation classification 2']],
    ['하이브리드-\n어텐션', ['hyphen 하이브리드- 어텐션 하이브리드어텐션 1']],
    ['We ﬁnd eﬃcient', ['ligature ﬁ find 2']],
    ['a \ufffd b', ['lost \ufffd ? 1']],
    ['a (cid:12) b (cid:3)', ['lost (cid:12) ? 2']],
    ['\uf0b7 a', ['private \uf0b7 ? 1']],
  ])('%j', (text, found) => {
    expect(marks(text)).toEqual(found);
  });
  test.each([
    ['Image Classifi- cation', ['hyphen Classifi- cation Classification 1']],
    ['state-of-the- art', ['hyphen state-of-the- art state-of-theart 1']],
  ])('%j, whose lines were joined', (text, found) => {
    expect(marks(text, true)).toEqual(found);
    expect(marks(text)).toEqual([]);
  });
  test.each([
    'pre-\nand post-training',
    'short- or long-term, pre- and post-training, two- to three-fold',
    '- first\n- second',
    'a -\nb',
    'GPT-4 - a model',
    'GPT- 4',
    'twenty-\n3',
    'Rust- the language',
    'fin, flow, \uf8ff',
    '-5%\n-3%',
  ])('%j is fine', (text) => {
    expect(marks(text, true)).toEqual([]);
  });
});

describe('quotation marks around the whole', () => {
  test.each([
    ['“Attention”', '“…”'],
    ['„Attention“', '„…“'],
    ['‘제목’', '‘…’'],
    ['‘Don’t Stop’', '‘…’'],
    ['«Title»', '«…»'],
    ['»Title«', '»…«'],
    ['「제목」', '「…」'],
    ['＂Lee＂', '＂…＂'],
    ['“가나다"', '“…"'],
    ['"가나다”', '"…”'],
  ])('%s', (text, mark) => {
    expect(quotesAround(text)).toEqual({ mark });
  });
  test.each([
    '‘Attention’ Is All You ‘Need’',
    '“A” and “B”',
    '“A” and "B"',
    '"A" and “B”',
    '“A" and “B"',
    '‘Tis the Season',
    'The Authors’',
    '「가」와 「나」',
    '«A», «B»',
    '"Attention"',
    '《제목》',
    '‘’',
  ])('not around %s', (text) => {
    expect(quotesAround(text)).toBeUndefined();
  });
  test('straight ones count where a text was just taken', () => {
    expect(quotesAround('"Attention"', true)).toEqual({ mark: '"…"' });
    expect(quotesAround('"A" and "B"', true)).toBeUndefined();
  });
});
