import { test } from 'vitest';
import { names } from '../../src/commands/add-paper/clean.ts';
import { expectGrowth } from '../support/growth.ts';

test.each(['Jisoo Park1,2†, ', '* ', '1,', '1 ', '$^{', '(1, ', 'a ', 'A & ', 'ab.'])(
  'authors of any length take time that grows with it: %j',
  (piece) => {
    expectGrowth(8000, (size) => {
      const text = `${piece.repeat(size)}x`;
      return () => names(text);
    });
  },
);
