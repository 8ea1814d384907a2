import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseArxivId } from '../../src/papers/ids.ts';

const make = (...args: string[]) =>
  spawnSync(process.execPath, ['bench/make-archive.mjs', ...args], { encoding: 'utf8' });

test('the archive is made in a new folder, and never in place of one', () => {
  const work = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  try {
    const folder = join(work, 'archive');
    expect(make(folder, '2').status).toBe(0);
    expect(readdirSync(join(folder, 'issues'))).toEqual(['2025-06-30.yaml', '2025-07-07.yaml']);

    writeFileSync(join(folder, 'mine.txt'), 'mine');
    const again = make(folder, '2');
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('is already there');
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
    expect(make().stderr).toContain('usage:');
  } finally {
    rmSync(work, { recursive: true });
  }
});

test('papers have valid ids, each its own, however many years there are', () => {
  const work = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  try {
    const folder = join(work, 'archive');
    expect(make(folder, '130').status).toBe(0);
    const ids = readdirSync(join(folder, 'issues')).flatMap((name) =>
      [...readFileSync(join(folder, 'issues', name), 'utf8').matchAll(/^ {4}arxiv: "(.*)"$/gm)].map(
        ([, id = '']) => id,
      ),
    );
    expect(new Set(ids).size).toBe(1300);
    expect(ids.filter((id) => parseArxivId(id) === undefined)).toEqual([]);
  } finally {
    rmSync(work, { recursive: true });
  }
});

test('the peers are given a schema of what the archive holds', () => {
  const work = mkdtempSync(join(tmpdir(), 'digest-bench-'));
  try {
    expect(make(join(work, 'archive'), '2').status).toBe(0);
    const schema = JSON.parse(readFileSync('bench/peers/issue.schema.json', 'utf8')) as object;
    const isValid = new Ajv().compile(schema);
    const issue = parse(readFileSync(join(work, 'archive/issues/2025-06-30.yaml'), 'utf8')) as object;
    expect([isValid(issue), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...issue, papers: [] })).toBe(false);
  } finally {
    rmSync(work, { recursive: true });
  }
});
