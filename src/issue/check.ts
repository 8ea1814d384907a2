import { nameOf } from '../problem/index.ts';
import type { Finding, Path } from '../problem/index.ts';
import { explain, expectedTypes, toPath } from './explain.ts';
import type { SchemaError } from './explain.ts';
import type { Parsed } from './parse.ts';

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/**
 * Holds parsed data against a schema. Numbers and booleans where a text belongs are replaced in `data` by what the
 * file says (`2506.10000` stays that), and reported. What YAML itself has damaged is not reported again.
 */
export function checkSchema(parsed: Parsed, validate: Validator): Finding[] {
  const { data } = parsed;
  if (data === undefined) return [];
  const findings: Finding[] = [];
  if (!validate(data)) {
    const read = readAsText(parsed, validate.errors ?? []);
    const errors = read.length > 0 && validate(data) ? [] : (validate.errors ?? []);
    const refused = errors.flatMap((error) => explain(error, parsed));
    // Where the text is refused, quotation marks would not help.
    const fine = read.filter(({ path }) => !refused.some((other) => samePath(other.path, path)));
    findings.push(...fine, ...refused);
  }
  findings.push(...unknownEmpty(parsed, validate));
  return findings.filter((finding) => !isBroken(parsed, finding));
}

/**
 * Whether the finding is about a value that a fault of the YAML has damaged, and which was reported with that fault. The
 * key of such a value is sound.
 */
export function isBroken({ broken }: Pick<Parsed, 'broken'>, { code, path }: Finding): boolean {
  const least = code === 'schema/unknown-key' ? 1 : 0;
  return broken.some(
    (start) => start.length + least <= path.length && start.every((step, i) => step === path[i]),
  );
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

function readAsText({ data, places }: Parsed, errors: readonly SchemaError[]): Finding[] {
  const findings: Finding[] = [];
  for (const error of errors) {
    if (error.keyword !== 'type' || !expectedTypes(error).includes('string')) continue;
    if (typeof error.data !== 'number' && typeof error.data !== 'boolean') continue;
    const path = toPath(error.instancePath, data);
    const source = places.source(path);
    if (source === undefined) continue;
    const last = path.at(-1);
    const owner = at(data, path.slice(0, -1));
    if (owner === undefined || last === undefined) continue;
    owner[last] = source;
    const read = Object.is(error.data, -0) ? '-0' : String(error.data);
    findings.push({ code: 'text/number', args: { what: nameOf(path), source, read }, path });
  }
  return findings;
}

/** Keys without a value are not in the data, but one that the format does not know is a typo all the same. */
function unknownEmpty(parsed: Parsed, validate: Validator): Finding[] {
  const put: [Record<string | number, unknown>, string, Path][] = [];
  for (const path of parsed.empty) {
    const key = path.at(-1);
    const owner = at(parsed.data, path.slice(0, -1));
    if (owner === undefined || typeof key !== 'string' || Object.hasOwn(owner, key)) continue;
    Object.defineProperty(owner, key, { value: undefined, enumerable: true, configurable: true });
    put.push([owner, key, path]);
  }
  if (put.length === 0) return [];
  const errors = validate(parsed.data) ? [] : (validate.errors ?? []);
  const findings = errors
    .filter(({ keyword }) => keyword === 'additionalProperties' || keyword === 'propertyNames')
    .flatMap((error) => explain(error, parsed))
    .filter(({ path }) => put.some(([, , empty]) => samePath(empty, path)));
  for (const [owner, key] of put) delete owner[key];
  return findings;
}

function at(data: unknown, path: Path): Record<string | number, unknown> | undefined {
  let here = data;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>) : undefined;
}
