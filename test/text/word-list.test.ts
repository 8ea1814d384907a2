import { describe, expect, test } from 'vitest';
import { WordList } from '../../src/text/index.ts';

describe('a list of words', () => {
  test.each([
    ['models', 0, ['mo', 'model', 'models']],
    ['model', 0, ['mo', 'model']],
    ['a model', 2, ['mo', 'model']],
    ['modal', 0, ['mo', 'modal']],
    ['m', 0, []],
    ['', 0, []],
    ['모델', 0, ['모델']],
    ['😀', 0, ['😀']],
  ])('%j has at %i %j', (text, offset, expected) => {
    const list = new WordList(['models', 'modal', 'model', 'mo', 'model', '모델', '😀', '']);
    expect(list.at(text, offset)).toEqual(expected);
  });
});
