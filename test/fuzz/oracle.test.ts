import { expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { Dice } from './dice.ts';
import { Finding, holdPlace, runHeld } from './oracle.ts';

test('a bug in the program is a finding, and so is a stack', async () => {
  const broken = (): never => {
    throw new TypeError('broken');
  };
  const desk = { ...fakeContext({ files: newsletter() }), now: broken };
  await expect(runHeld('new', desk)).rejects.toThrow(Finding);
  await expect(runHeld('new', desk)).rejects.toThrow('this is a bug in digest');
});

test('what goes well, and what is refused in words, is none', async () => {
  const desk = fakeContext({ files: newsletter({ '2025-07-07': soundIssue() }) });
  expect((await runHeld('validate -f json', desk)).code).toBe(0);
  expect((await runHeld('validate -f yaml', desk)).code).toBe(2);
});

test.each([
  ['a line too far', { line: 3, endLine: 3 }],
  ['a column too far', { column: 4, endColumn: 4 }],
  ['a column before the first', { column: 0 }],
  ['an end before the start', { column: 2, endColumn: 1 }],
  ['no number', { line: Number.NaN }],
])('%s is a place outside of the file', (_, wrong) => {
  const desk = fakeContext({ files: { '/desk/a.yaml': 'ab\n' } });
  const place = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 3 };
  expect(() => holdPlace('validate', place, desk)).not.toThrow();
  expect(() => holdPlace('validate', { ...place, ...wrong }, desk)).toThrow(Finding);
});

test('the same seed draws the same, and another one something else', () => {
  const drawn = (seed: number): string => {
    const dice = new Dice(seed);
    return JSON.stringify([
      dice.damaged('a: b\nc: d\n'),
      [...dice.bytes('x: y\n')],
      dice.withAnother({ a: [1], b: 2 }),
    ]);
  };
  expect(drawn(7)).toBe(drawn(7));
  expect(new Set([1, 2, 3, 4, 5].map(drawn)).size).toBe(5);
});
