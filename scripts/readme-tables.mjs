/**
 * Writes the tables of README.md that follow from something else: commands and flags from the program, config keys from the
 * schema, problem codes from the catalogue. `npm run readme`; a test says when it is due.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

export async function readmeWithTables() {
  const readme = readFileSync(path('README.md'), 'utf8');
  const tables = { config: configTable(), codes: codesTable(await load('src/problem/index.ts')) };
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`),
        (_, begin, end) => `${begin}\n${table}\n${end}`,
      ),
    readme,
  );
}

function codesTable({ catalogue }) {
  const rows = Object.entries(catalogue).map(([code, { severity, lenientInDrafts, about }]) => {
    const usual = lenientInDrafts ? `${severity}, in drafts a warning` : severity;
    return `| \`${code}\` | ${usual} | ${about.replaceAll('|', '\\|')} |`;
  });
  return `| code | severity | what it means |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function configTable() {
  const schema = JSON.parse(readFileSync(path('schema/config.schema.json'), 'utf8'));
  const rows = [];
  const walk = ({ properties = {} }, prefix) => {
    for (const [key, value] of Object.entries(properties)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const usual =
        value.default === undefined ? '' : `\`${JSON.stringify(value.default).replaceAll('"', '')}\``;
      rows.push(
        `| \`${name}\` | ${usual.replaceAll('|', '\\|')} | ${value.description.replaceAll('|', '\\|')} |`,
      );
      walk(value, name);
    }
  };
  walk(schema, '');
  return `| key | default | what it does |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** A module of the program, without building all of it. */
async function load(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'digest-readme-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await build({ entryPoints: [path(entry)], outfile, bundle: true, format: 'esm', platform: 'node' });
    return await import(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(path('README.md'), await readmeWithTables());
