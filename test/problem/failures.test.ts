import { expect, test } from 'vitest';
import { Failure } from '../../src/problem/failure.ts';

test.each([
  ['2025-7-7', 'is not a date in the form YYYY-MM-DD', 'Write it as YYYY-MM-DD: 2025-07-07'],
  ['2025/07/07', 'is not a date in the form YYYY-MM-DD', 'Write it as YYYY-MM-DD: 2025-07-07'],
  [
    '07.07.2025',
    'is not a date in the form YYYY-MM-DD',
    'Write it as YYYY-MM-DD; any day of the week will do.',
  ],
  ['2025-02-30', 'is not a real date', 'Write it as YYYY-MM-DD; any day of the week will do.'],
])('%s is told by what is wrong with it', (value, message, hint) => {
  expect(new Failure('bad-date', { value }).words).toEqual({ message: `"${value}" ${message}`, hint });
});
