import type { Rule } from './rule.ts';

export const numberIsUnique: Rule = ({ number }, { archive }) => {
  const other = number === undefined ? undefined : archive.numberTaken(number);
  return number === undefined || other === undefined
    ? []
    : [{ code: 'issue/number-duplicate', args: { number, other }, path: ['number'] }];
};

/** Numbers count the issues in the order of their weeks. One that is taken is told as that. */
export const numberFollows: Rule = ({ number }, { archive }) => {
  if (number === undefined || archive.numberTaken(number) !== undefined) return [];
  const before = archive.numberBefore();
  if (before === undefined || number === before.number + 1) return [];
  const args = { number, last: before.number, issue: before.issue };
  return [{ code: 'issue/number-order', args, path: ['number'] }];
};
