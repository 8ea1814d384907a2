/**
 * Loads real newsletters as the introduction of issues, and prints what `validate` says of their Markdown: of text that was
 * published as it stands, nothing is expected but links whose text says nothing. `node scripts/check-digests.mjs [FOLDER]`;
 * build first.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/digests', import.meta.url));

/** What tells of Markdown that readers would see, or see run together, and of what was pasted. */
const codes = [
  'markup',
  'lines',
  'footnote',
  'image',
  'link-text',
  'paste',
  'conflict',
  'quotes',
  'invisible',
];

const digests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|markdown)$/.test(name))
  .toSorted((a, b) => (a < b ? -1 : 1));

const work = mkdtempSync(join(tmpdir(), 'digest-digests-'));
try {
  mkdirSync(join(work, 'issues'));
  writeFileSync(join(work, 'digest.config.yaml'), 'name: Digests\nlocale: en\n');
  const weeks = new Map(digests.map((name, i) => [weekAfter(i), name]));
  for (const [week, name] of weeks) writeFileSync(join(work, 'issues', `${week}.yaml`), issue(week, name));
  const found = validate(work).filter(({ code }) => codes.includes(code.replace('text/', '')));
  const counts = codes.map((code) => [code, found.filter((one) => one.code === `text/${code}`).length]);
  for (const { file, code, message } of found)
    console.log(`${weeks.get(file.replace(/^.*\/|\.yaml$/g, ''))}: ${code}: ${message}`);
  console.log(`${digests.length} digests: ${counts.map(([code, count]) => `${code} ${count}`).join(', ')}`);
} finally {
  rmSync(work, { recursive: true });
}

function issue(week, name) {
  const body = readFileSync(join(folder, name), 'utf8').replace(/^---\n[^]*?\n---\n/, '');
  const lead = body.replace(/^(?=.)/gm, '  ');
  return `week: ${week}\ndraft: true\nlead: |2\n${lead}\n`;
}

function weekAfter(count) {
  return new Date(Date.UTC(2024, 0, 1 + 7 * count)).toISOString().slice(0, 10);
}

function validate(cwd) {
  try {
    return JSON.parse(
      execFileSync(process.execPath, [program, 'validate', '--format', 'json'], { cwd, encoding: 'utf8' }),
    );
  } catch (error) {
    return JSON.parse(error.stdout);
  }
}
