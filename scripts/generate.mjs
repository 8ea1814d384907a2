/**
 * Makes src/generated/ from what is on disk: validators from schema/, compiled templates from templates/, the emoji
 * table, LaTeX's symbols and what mail programs lack from libraries' data. It runs before build and test; nothing in there is ever edited.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateValidators } from './generate-validators.mjs';
import { generateTemplates } from './generate-templates.mjs';
import { generateEmoji } from './generate-emoji.mjs';
import { generateMailSupport } from './generate-mail-support.mjs';
import { generateTex } from './generate-tex.mjs';
import { writePaperSchema } from './paper-schema.mjs';
import { packageSpec } from './package-spec.mjs';

const folder = new URL('../src/generated/', import.meta.url);

export async function generate() {
  mkdirSync(folder, { recursive: true });
  await writePaperSchema();
  const files = {
    ...(await generateValidators()),
    ...(await generateTemplates()),
    ...(await generateEmoji()),
    ...generateTex(),
    ...generateMailSupport(),
  };
  const { version, homepage } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  files['version.js'] = Object.entries({
    version,
    homepage,
    packageSpec: packageSpec(process.env.DIGEST_PACKAGE),
    build: buildOf(['src', 'schema', 'scripts', 'templates', 'package-lock.json']),
  })
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join('');
  // Asking Intl whether a time zone exists loads its data, which takes as long as checking an issue; a list does not.
  files['timezones.js'] =
    `export const timezones = ${JSON.stringify(` ${Intl.supportedValuesOf('timeZone').join(' ')} `)};\n`;
  files['timezones.d.ts'] = 'export declare const timezones: string;\n';
  files['version.d.ts'] =
    'export declare const version: string;\nexport declare const homepage: string | undefined;\nexport declare const packageSpec: string | undefined;\nexport declare const build: string;\n';
  for (const [name, text] of Object.entries(files)) {
    const file = new URL(name, folder);
    // An unchanged file keeps its time, so that a watching test run does not start over.
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  }
}

/** Names what the program is made of: another after any change. What one build found out says nothing about the next. */
function buildOf(parts) {
  const hash = createHash('sha256');
  const root = new URL('../', import.meta.url);
  const isThere = (part) => existsSync(new URL(part, root));
  for (const part of parts.filter(isThere)) {
    const names = part.includes('.')
      ? ['']
      : readdirSync(new URL(part, root), { recursive: true }).toSorted();
    for (const name of names) {
      const file = new URL(name === '' ? part : `${part}/${encodeURI(name)}`, root);
      if (name.startsWith('generated') || !/\.\w+$/.test(file.pathname)) continue;
      hash.update(`${part}/${name}\0`).update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
