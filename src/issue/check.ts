import type { Finding, Path } from '../problem/index.ts';
import { nameOf } from '../problem/index.ts';
import { nearest } from './nearest.ts';
import type { Parsed } from './parse.ts';

/** What a validator that ajv compiled says of one value (compiled with `verbose`, so that it knows its schema). */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  readonly schema?: unknown;
  readonly parentSchema?: { readonly properties?: object; readonly examples?: readonly unknown[] };
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/**
 * Holds parsed data against a schema. Numbers and booleans where a text belongs are replaced in `data` by what the
 * file says (`2506.10000` stays that), and reported.
 */
export function checkSchema(parsed: Parsed, validate: Validator): Finding[] {
  const { data } = parsed;
  if (data === undefined || validate(data)) return [];
  const read = readAsText(parsed, validate.errors ?? []);
  if (read.length > 0 && validate(data)) return read;
  return [...read, ...(validate.errors ?? []).flatMap((error) => explain(error, parsed))];
}

function readAsText({ data, places }: Parsed, errors: readonly SchemaError[]): Finding[] {
  const findings: Finding[] = [];
  for (const error of errors) {
    if (error.keyword !== 'type' || !expectedTypes(error).includes('string')) continue;
    if (typeof error.data !== 'number' && typeof error.data !== 'boolean') continue;
    const path = toPath(error.instancePath, data);
    const source = places.source(path);
    if (source === undefined) continue;
    set(data, path, source);
    const read = Object.is(error.data, -0) ? '-0' : String(error.data);
    findings.push({ code: 'text/number', args: { what: nameOf(path), source, read }, path });
  }
  return findings;
}

function explain(error: SchemaError, parsed: Parsed): Finding[] {
  const path = toPath(error.instancePath, parsed.data);
  const what = nameOf(path);
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [unknownKey(error, path)];
    case 'propertyNames': {
      const key = String(error.params['propertyName']);
      const expected = 'a language tag such as ko or en';
      return [{ code: 'schema/value', args: { what: `the key of ${what}`, value: key, expected }, path: [...path, key], at: 'key' }];
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      const owner = path.length === 0 ? 'the file' : what;
      return [{ code: 'schema/missing', args: { what: owner, key }, path: [...path, key] }];
    }
    case 'type':
      return [typeError(error, path, parsed)];
    case 'minItems':
    case 'minProperties':
      return [{ code: 'schema/empty', args: { what }, path }];
    case 'uniqueItems': {
      const at = Number(error.params['i']);
      const value = Array.isArray(error.data) ? String(error.data[at]) : '';
      return [{ code: 'schema/duplicate', args: { what, value }, path: [...path, at] }];
    }
    default:
      return isPropertyNameDetail(error) ? [] : [valueError(error, path)];
  }
}

/** Under `propertyNames` ajv reports the inner keyword as well; the outer one says enough. */
function isPropertyNameDetail(error: SchemaError): boolean {
  return 'propertyName' in error;
}

function unknownKey(error: SchemaError, path: Path): Finding {
  const key = String(error.params['additionalProperty'] ?? error.params['unevaluatedProperty']);
  const known = Object.keys(error.parentSchema?.properties ?? {});
  return {
    code: 'schema/unknown-key',
    args: { key, suggestion: nearest(key, known), known },
    path: [...path, key],
    at: 'key',
  };
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'a map',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function typeError(error: SchemaError, path: Path, { places }: Parsed): Finding {
  const expected = expectedTypes(error).map((type) => typeNames[type] ?? type);
  const { data } = error;
  const found =
    data === null || data === undefined
      ? 'nothing'
      : Array.isArray(data)
        ? 'a list'
        : (typeNames[typeof data] ?? 'a number');
  const source = places.source(path);
  const shown = found === 'true or false' || found === 'a number' ? (source ?? found) : found;
  return { code: 'schema/type', args: { what: nameOf(path), expected, found: shown }, path };
}

/** The form of values in words, by the last key of their path; the schema has it as a pattern only. */
const forms: Readonly<Record<string, string>> = {
  week: 'a date, YYYY-MM-DD',
  published: 'a date, YYYY-MM-DD',
  arxiv: 'an arXiv id, with or without version',
  doi: 'a DOI, which begins with 10.',
  link: 'an address that begins with https:// or http://',
  url: 'an address that begins with https:// or http://',
  send_time: 'a time with its offset from UTC, HH:MM+HH:MM',
};

function valueError(error: SchemaError, path: Path): Finding {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const value = typeof error.data === 'string' ? error.data : JSON.stringify(error.data);
  const allowed = error.params['allowedValues'];
  const limit = error.params['limit'];
  const example = error.parentSchema?.examples?.[0];
  const options = Array.isArray(allowed) ? allowed.map(String) : [];
  const expected =
    options.length > 0
      ? `one of ${options.join(', ')}`
      : limit === undefined
        ? key === 'more'
          ? (forms['url'] ?? '')
          : (forms[key] ?? 'of another form')
        : `${String(error.params['comparison']) === '<=' ? 'at most' : 'at least'} ${String(limit)}`;
  const suggestion = nearest(value, options);
  return {
    code: 'schema/value',
    args: {
      what: nameOf(path),
      value,
      expected,
      example: typeof example === 'string' || typeof example === 'number' ? String(example) : undefined,
      suggestion,
    },
    path,
  };
}

function expectedTypes(error: SchemaError): string[] {
  const type = error.params['type'];
  return (Array.isArray(type) ? type : String(type).split(',')) as string[];
}

/** A JSON pointer as a path; a step is a number exactly where the data has a list. */
function toPath(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let here: unknown = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(here) ? Number(key) : key);
    here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined;
  }
  return path;
}

function set(data: unknown, path: Path, value: unknown): void {
  let here = data as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) here = here[step] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) here[last] = value;
}
