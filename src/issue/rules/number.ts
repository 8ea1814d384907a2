import type { Rule } from './rule.ts';

export const numberIsUnique: Rule = ({ number }, { archive }) => {
  const other = number === undefined ? undefined : archive.numberTaken(number);
  return number === undefined || other === undefined
    ? []
    : [{ code: 'issue/number-duplicate', args: { number, other }, path: ['number'] }];
};
