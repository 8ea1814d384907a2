import { expect, test } from 'vitest';
import { frameOf, linesOf } from '../../src/report/frame.ts';
import { jobSummary } from '../../src/report/job-summary.ts';
import { blocksOf } from './blocks-of.ts';
import { options, problems } from './sample.ts';

test('a frame of a very long line costs no more than one of a short line', () => {
  const source = '한글\u0301'.repeat(700_000);
  const lines = linesOf(source);
  for (let i = 0; i < 300; i++) {
    const column = i * 6000 + 1;
    const frame = frameOf(lines, { line: 1, column, endLine: 1, endColumn: column + 1 }, 80);
    expect(frame?.marked.text).toContain('…');
  }
});

test('the summary of a job stays below what GitHub takes', () => {
  const many = Array.from({ length: 2000 }, () => problems).flat();
  const text = jobSummary(many, options());
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  expect(text.match(/^… the rest is in the log$/gm)).toHaveLength(2);
  expect(blocksOf(text)).toHaveLength(4);
});

test('the summary of a job takes more rows of backticks than a call takes arguments', () => {
  const many = Array.from({ length: 700 }, () => problems).flat();
  const text = jobSummary(many, { ...options(), source: () => `${'`.'.repeat(60)}\n`.repeat(40) });
  expect(text.split('`').length).toBeGreaterThan(150_000);
  expect(blocksOf(text)).toHaveLength(4);
});
