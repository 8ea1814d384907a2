import { expect, test } from 'vitest';
import { arxivIdFault } from '../../src/papers/arxiv-form.ts';
import { parseArxivId, plainArxivId } from '../../src/papers/ids.ts';

test('an id that is read without being taken apart is one that arXiv can have given', () => {
  const numbers = ['0000', '00000', '0001', '00001', '12345', '1234', '123', '123456', '10000', '01000'];
  for (let time = 0; time < 10_000; time++) {
    for (const number of numbers) {
      const id = `${String(time).padStart(4, '0')}.${number}`;
      const isOne = /\.\d{4,5}$/.test(id) && arxivIdFault(id) === undefined;
      expect(plainArxivId(`https://arxiv.org/abs/${id}`), id).toBe(isOne ? id : undefined);
      expect(parseArxivId(id)?.id, id).toBe(isOne ? id : undefined);
    }
  }
});
