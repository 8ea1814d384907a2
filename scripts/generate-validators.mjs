import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/** What only people read; a validator is smaller without it. `examples` stay: they end up in hints. */
const annotations = new Set(['title', 'description', 'default', '$comment']);

function strip(schema, insideProperties = false) {
  if (Array.isArray(schema)) return schema.map((entry) => strip(entry));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => insideProperties || !annotations.has(key))
      .map(([key, value]) => [
        key,
        key === 'examples' ? value : strip(value, key === 'properties' || key === '$defs'),
      ]),
  );
}

/** One ES module a schema, whose default export is the validator ajv generated from it. */
export async function generateValidators() {
  const files = {};
  for (const name of ['issue', 'config']) {
    const schema = JSON.parse(
      readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8'),
    );
    const ajv = new Ajv.default({
      strict: true,
      allErrors: true,
      allowUnionTypes: true,
      verbose: true,
      messages: false,
      code: { source: true, esm: true, lines: true },
    });
    const code = standaloneCode.default(ajv, ajv.compile(strip(schema)));
    // ajv's output still requires its runtime helpers; they become part of the file.
    const bundled = await build({
      stdin: { contents: code, resolveDir: new URL('..', import.meta.url).pathname, loader: 'js' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
    });
    files[`${name}-validator.js`] = bundled.outputFiles[0].text;
    files[`${name}-validator.d.ts`] =
      "import type { Validator } from '../issue/index.ts';\ndeclare const validate: Validator;\nexport default validate;\n";
  }
  return files;
}
