import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

test('src/generated is made in a folder of any name', () => {
  const work = mkdtempSync(join(tmpdir(), 'digest-generate-'));
  try {
    const root = join(work, '새 폴더 100%');
    for (const part of [
      'package.json',
      'scripts',
      'schema',
      'templates',
      'src/data.ts',
      'src/formats/templates/compile-options.json',
    ])
      cpSync(part, join(root, part), { recursive: true });
    mkdirSync(join(root, 'src/generated'), { recursive: true });
    const homepage = 'https://example.org/digest';
    const description = JSON.parse(readFileSync('package.json', 'utf8'));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ ...description, homepage }));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    for (const name of ['issue-validator.js', 'templates-forum.js', 'emoji.js'])
      expect(readFileSync(join(root, 'src/generated', name)).byteLength).toBeGreaterThan(1000);
    expect(readFileSync(join(root, 'src/generated/version.js'), 'utf8')).toContain(
      `export const homepage = "${homepage}";`,
    );
  } finally {
    rmSync(work, { recursive: true });
  }
});
