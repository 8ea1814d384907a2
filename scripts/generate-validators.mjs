import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/** What only people and editors read; a validator is smaller without it. `examples` stay: they end up in hints. */
const annotations = new Set([
  'title',
  'description',
  'default',
  '$comment',
  'defaultSnippets',
  'errorMessage',
  'patternErrorMessage',
]);

function strip(schema, insideProperties = false) {
  if (Array.isArray(schema)) return schema.map((entry) => strip(entry));
  if (typeof schema !== 'object' || schema === null) return schema;
  const stripped = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => insideProperties || !annotations.has(key))
      .map(([key, value]) => [
        key,
        key === 'examples' ? value : strip(value, key === 'properties' || key === '$defs'),
      ]),
  );
  return insideProperties ? stripped : { ...stripped, ...exampleIn(schema) };
}

/** What a snippet would write, where the schema has no examples: an editor takes the snippet only if there are none. */
function exampleIn({ type, examples, defaultSnippets }) {
  const body = defaultSnippets?.[0]?.body;
  if (type !== 'string' || examples !== undefined || typeof body !== 'string') return {};
  return { examples: [body.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/^"(.*)"$/, '$1')] };
}

/**
 * The schema with what it says more than once said once. It writes every text out, for an editor inserts a key without
 * its colon where there is a reference; and it has `required` of entries apart, for an editor would insert these keys
 * without quotation marks.
 */
function condensed(schema) {
  const texts = new Map();
  const referred = (node) => (node.$ref === undefined ? node : schema.$defs[node.$ref.split('/').at(-1)]);
  const condense = (node) => {
    if (Array.isArray(node)) return node.map(condense);
    if (typeof node !== 'object' || node === null) return node;
    const { allOf, ...rest } = node;
    const isOfRequired = allOf?.length === 1 && Object.keys(allOf[0]).join() === 'required,properties';
    const own = isOfRequired ? { ...rest, required: allOf[0].required } : node;
    if (isText(own)) {
      const { examples, ...rest } = own;
      // In place, or ajv would tell of a language twice.
      const text = {
        ...rest,
        propertyNames: referred(own.propertyNames),
        additionalProperties: referred(own.additionalProperties),
      };
      texts.set(JSON.stringify(text), text);
      const $ref = `#/$defs/text${[...texts.keys()].indexOf(JSON.stringify(text))}`;
      return examples === undefined ? { $ref } : { $ref, examples };
    }
    return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, condense(value)]));
  };
  const result = condense(schema);
  if (texts.size === 0) return result;
  const own = Object.fromEntries([...texts.values()].map((text, i) => [`text${i}`, text]));
  return { ...result, $defs: { ...result.$defs, ...own } };
}

/** A text, or a map of texts by languages. */
function isText({ type, propertyNames, additionalProperties }) {
  return Array.isArray(type) && type.join() === 'string,object' && propertyNames && additionalProperties;
}

/**
 * Around what ajv generated: an error gets the value and the schema that it is about, which ajv would otherwise write out
 * at every place that can report one (`verbose`), at three times the size. The schema is parsed only where there is an
 * error.
 */
const wrapper = (schema) => `
let schema;
function follow(value, pointer) {
  for (const part of pointer.split('/').slice(1)) {
    value = value?.[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return value;
}
export default function validate(data) {
  if (generated(data)) {
    validate.errors = null;
    return true;
  }
  schema ??= JSON.parse(${JSON.stringify(JSON.stringify(schema))});
  validate.errors = generated.errors.map((error) => ({
    ...error,
    data: follow(data, error.instancePath),
    // A fragment of an address, where the path into the data is none.
    parentSchema: follow(schema, decodeURIComponent(error.schemaPath.slice(0, error.schemaPath.lastIndexOf('/')))),
  }));
  return false;
}
`;

/** Whether two entries are the same is asked of data that may have a key `valueOf`, which is no method: the library's own way calls it. */
const ownEquality = {
  name: 'own-equality',
  setup({ onLoad }) {
    const data = fileURLToPath(new URL('../src/data.ts', import.meta.url));
    onLoad({ filter: /fast-deep-equal[\\/]index\.js$/ }, () => ({
      contents: `module.exports = require(${JSON.stringify(data)}).sameData;`,
    }));
  },
};

/** What a paper's own file has besides the paper, which the validator of issues checks. */
function ownOfPaper({ $schema, $id, type, properties: { by } }) {
  return { $schema, $id, type, properties: { by } };
}

/** One ES module a schema, whose default export is the validator ajv generated from it. */
export async function generateValidators() {
  const files = {};
  for (const name of ['issue', 'config', 'ledger', 'profile', 'terms', 'paper', 'report']) {
    const source = readFileSync(new URL(`../schema/${name}.schema.json`, import.meta.url), 'utf8');
    const schema = condensed(strip(name === 'paper' ? ownOfPaper(JSON.parse(source)) : JSON.parse(source)));
    const ajv = new Ajv.default({
      strict: true,
      allErrors: true,
      allowUnionTypes: true,
      messages: false,
      inlineRefs: false,
      code: { source: true, esm: true },
    });
    const code = standaloneCode.default(ajv, ajv.compile(schema)).replace(/export default \w+;/, '');
    const inner = /export const validate = (\w+);/.exec(code)?.[1];
    if (inner === undefined) throw new Error('ajv has changed the form of its standalone code');
    const contents = `${code.replace(/export const validate = \w+;/, `const generated = ${inner};`)}\n${wrapper(schema)}`;
    // ajv's output still requires its runtime helpers; they become part of the file.
    const bundled = await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'js' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      plugins: [ownEquality],
      write: false,
    });
    files[`${name}-validator.js`] = bundled.outputFiles[0].text;
    files[`${name}-validator.d.ts`] =
      "import type { Validator } from '../checks/index.ts';\ndeclare const validate: Validator;\nexport default validate;\n";
  }
  return files;
}
