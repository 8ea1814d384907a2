import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/problem/catalogue.ts';
import { runCli } from '../support/run-cli.ts';

const page = readFileSync('docs/problems.md', 'utf8');
const files = { '/package/docs/problems.md': page };
const codes = Object.keys(catalogue);

describe('validate --explain', () => {
  test('prints what the page says of a code, wherever one is', async () => {
    const { code, stdout, stderr } = await runCli('validate --explain paper/title-missing', { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^### `paper\/title-missing`\n\n\*\*warning\.\*\* [\s\S]*\n\n\*\*How to fix it:\*\* .*\n$/,
    );
  });

  test('is as wide as the terminal, but for what a report looks like', async () => {
    const world = { files, tty: true, columns: 40 };
    const { stdout } = await runCli('validate --explain text/markup', world);
    expect(
      stdout
        .replace(/^```[^]*?^```$/gm, '')
        .split('\n')
        .every((line) => line.length <= 40),
    ).toBe(true);
    expect(stdout.replace(/\s+/g, '')).toBe(
      (await runCli('validate --explain text/markup', { files })).stdout.replace(/\s+/g, ''),
    );
  });

  test.each(codes)('%s: its own section alone, and the whole of it', async (code) => {
    const { stdout } = await runCli(['validate', '--explain', code], { files });
    expect(stdout.match(/^### .*$/gm)).toEqual([`### \`${code}\``]);
    expect(stdout.match(/^\*\*How to fix it:\*\*/gm)).toHaveLength(1);
    expect(stdout).not.toMatch(/<!-- \/?generated|<a id=|^## (?!#)|\n\n\n/m);
    for (const line of stdout.trimEnd().split('\n')) expect(page).toContain(line);
  });

  test.each([
    [
      'paper/title-mising',
      /^digest: "paper\/title-mising" is not a code of a problem\nhint: Did you mean paper\/title-missing\?\n$/,
    ],
    ['nothing', /hint: Copy the code from a report/],
  ])('%j is told with the nearest', async (wrong, told) => {
    const { code, stdout, stderr } = await runCli(['validate', '--explain', wrong], { files });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(told);
  });
});
