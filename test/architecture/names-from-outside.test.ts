import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The lines that the lint rule tells of. */
async function told(source: string): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'digest-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const plugin = join(root, 'scripts/lint/names-from-outside.mjs');
  const rules = { 'digest/names-from-outside': 'error' };
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ jsPlugins: [plugin], rules }));
  writeFileSync(join(folder, 'a.ts'), source);
  const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', 'a.ts'];
  const run = promisify(execFile)(process.execPath, args, { cwd: folder });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; labels: { span: { line: number } }[] }[];
  };
  return diagnostics
    .filter(({ code }) => code === 'digest(names-from-outside)')
    .map(({ labels }) => labels[0]?.span.line ?? 0)
    .toSorted((a, b) => a - b);
}

test('a plain object that names from outside look something up in is told', async () => {
  const bad = [
    'const a: Record<string, string> = { b: "c" };',
    'export const b: Readonly<Partial<Record<string, string>>> = {};',
    'const c: Record<string, string> = Object.fromEntries([]);',
    'export type Names = Readonly<Record<string, number>>; const d: Names = { x: 1 };',
    'class E { readonly e: Record<string, string> = {}; }',
    'function f(): Record<string, string> { return Object.fromEntries([]); }',
    'const g = (): Record<string, string> => Object.fromEntries([]);',
    'const h = {} as Record<string, string>;',
    'const i = (o: { x: 1 }, name: string) => o[name as keyof typeof o];',
    'const j = (name: string) => ({ x: 1 })[name];',
  ];
  const good = [
    'const k: ReadonlyMap<string, string> = new Map([["b", "c"]]);',
    'const l: Record<string, string> = dictionary({ b: "c" });',
    "const m: Record<'one' | 'two', string> = { one: '', two: '' };",
  ];
  expect(await told([...bad, ...good].join('\n'))).toEqual(bad.map((_, i) => i + 1));
});
