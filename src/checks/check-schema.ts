import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { expectedTypes, explain } from './explain.ts';
import { type SchemaError, toPath } from './schema-error.ts';
import { type Parsed, PathSet, quoteScalar } from '../yaml/index.ts';
import { containerAt } from '../data.ts';

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/**
 * Holds parsed data against a schema. Numbers and booleans where a text belongs are replaced in `data` by what the
 * file says (`2506.10000` stays that), and reported. Some of what it finds only follows from the rest: see `withoutCovered`.
 */
export function checkSchema(parsed: Parsed, validate: Validator): Finding[] {
  const { data } = parsed;
  if (data === undefined) return [];
  const findings: Finding[] = [];
  if (!validate(data)) {
    const read = readAsText(parsed, validate.errors ?? []);
    const errors = read.length > 0 && validate(data) ? [] : (validate.errors ?? []);
    for (const one of read) findings.push(one);
    for (const one of errors.flatMap((error) => explain(error, parsed))) findings.push(one);
  }
  for (const one of unknownEmpty(parsed, validate)) findings.push(one);
  return onlyFirst(findings);
}

/** A text whose lines YAML took for keys is wrong at each of them, and told once. */
function onlyFirst(findings: readonly Finding[]): Finding[] {
  const told = new Set<string>();
  return findings.filter(({ code, args, at }) => {
    if (code !== 'yaml/syntax') return true;
    const name = JSON.stringify([args, at]);
    const isFirst = !told.has(name);
    told.add(name);
    return isFirst;
  });
}

function readAsText({ data, sourceMap }: Parsed, errors: readonly SchemaError[]): Finding[] {
  const findings: Finding[] = [];
  for (const error of errors) {
    if (error.keyword !== 'type' || !expectedTypes(error).includes('string')) continue;
    if (typeof error.data !== 'number' && typeof error.data !== 'boolean') continue;
    const path = toPath(error.instancePath, data);
    const source = sourceMap.source(path);
    if (source === undefined) continue;
    const last = path.at(-1);
    const owner = containerAt(data, path.slice(0, -1));
    if (owner === undefined || last === undefined) continue;
    owner[last] = source;
    const read = Object.is(error.data, -0) ? '-0' : String(error.data);
    const fix = quoteScalar(sourceMap, path);
    findings.push({
      code: 'text/number',
      args: { what: nameOf(path), source, read },
      path,
      fix,
    });
  }
  return findings;
}

/** Keys without a value are not in the data, but one that the format does not know is a typo all the same. */
function unknownEmpty(parsed: Parsed, validate: Validator): Finding[] {
  const put: { owner: Record<string | number, unknown>; key: string; path: Path }[] = [];
  for (const path of parsed.empty) {
    const key = path.at(-1);
    const owner = containerAt(parsed.data, path.slice(0, -1));
    if (owner === undefined || typeof key !== 'string' || Object.hasOwn(owner, key)) continue;
    Object.defineProperty(owner, key, { value: undefined, enumerable: true, configurable: true });
    put.push({ owner, key, path });
  }
  if (put.length === 0) return [];
  const paths = new PathSet(put.map(({ path }) => path));
  const errors = validate(parsed.data) ? [] : (validate.errors ?? []);
  const findings = errors
    .filter(({ keyword }) => keyword === 'additionalProperties' || keyword === 'propertyNames')
    .flatMap((error) => explain(error, parsed))
    .filter(({ path }) => paths.has(path));
  for (const { owner, key } of put) delete owner[key];
  return findings;
}
