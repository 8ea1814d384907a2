import { expect, test } from 'vitest';
import { reporterFor } from '../../src/report/index.ts';
import type { ReportFormat, ReportOptions } from '../../src/report/reporter.ts';
import { options, problems } from './sample.ts';

const cases: [string, ReportFormat, Partial<ReportOptions>][] = [
  ['text.txt', 'text', {}],
  ['text-40-columns.txt', 'text', { columns: 40 }],
  ['text-no-terminal.txt', 'text', { columns: undefined }],
  ['text-colour.txt', 'text', { colour: true }],
  ['text-no-source.txt', 'text', { source: () => undefined }],
  ['compact.txt', 'compact', {}],
  ['github.txt', 'github', {}],
  ['problems.json', 'json', {}],
  ['problems.sarif', 'sarif', {}],
  ['junit.xml', 'junit', {}],
];

test.each(cases)('%s', async (name, format, over) => {
  const report = await reporterFor(format);
  await expect([...report(problems, options(over))].join('')).toMatchFileSnapshot(`../golden/report/${name}`);
});

const none: [ReportFormat, string][] = [
  ['text', '3 files, no problems\n'],
  ['compact', ''],
  ['github', ''],
  ['json', '[]\n'],
];

test.each(none)('%s says of no problems what its readers expect', async (format, expected) => {
  const report = await reporterFor(format);
  expect([...report([], options())].join('')).toBe(expected);
});
