import { type Expected, type Finding, nameOf, type Path, type ValueForm } from '../problem/index.ts';
import { daysIn, meantArxivId } from '../papers/index.ts';
import { invisibleInAddress, nameOfCharacter, nearest, urlFault } from '../text/index.ts';
import { type Parsed, rewriteScalar, straightenScalar, withoutInvisible } from '../yaml/index.ts';
import { flawOf } from './flaw.ts';
import type { SchemaError } from './schema-error.ts';
import { dictionary } from '../data.ts';

/** The form of values, by the last key of their path; the schema has it as a pattern only. */
const forms: Readonly<Record<string, ValueForm>> = dictionary({
  week: 'date',
  published: 'date',
  arxiv: 'arxiv',
  doi: 'doi',
  requires: 'range',
  send_time: 'time',
  locale: 'language',
  languages: 'language',
  accent: 'colour',
  text: 'colour',
  muted: 'colour',
  background: 'colour',
  card: 'colour',
  border: 'colour',
  by: 'contributor',
});
const addresses = new Set(['link', 'url', 'more', 'items']);

/** What of a value is wrong, and where it stands. */
interface Wrong {
  readonly error: SchemaError;
  readonly path: Path;
  /** The last key of the path. */
  readonly key: string;
  readonly sourceMap: Parsed['sourceMap'];
}

/** A value that has the right type and not the right form: what is wrong with it, and what nobody sees in it. */
export function valueErrors(error: SchemaError, path: Path, sourceMap: Parsed['sourceMap']): Finding[] {
  const { data, keyword, params } = error;
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const wrong: Wrong = { error, path, key, sourceMap };
  const isAddress = addresses.has(key) || key === 'arxiv' || key === 'doi';
  const hidden = isAddress && typeof data === 'string' ? invisibleInAddress(data) : undefined;
  if (typeof data !== 'string' || hidden === undefined) return [valueError(wrong)];
  const fix = withoutInvisible(sourceMap, { path, value: data });
  const args = { what: nameOf(path), character: nameOfCharacter(hidden.character), from: 'paste' } as const;
  const control: Finding = { code: 'text/control', args, path, fix };
  const seen = fix?.value;
  if (seen === undefined || invisibleInAddress(seen) !== undefined) return [control];
  const isRight = keyword !== 'pattern' || new RegExp(String(params['pattern']), 'u').test(seen);
  if (isRight) return [control];
  return [control, { ...valueError({ ...wrong, error: { ...error, data: seen } }), fix: undefined }];
}

function valueError({ error, path, key, sourceMap }: Wrong): Finding {
  const value = typeof error.data === 'string' ? error.data : JSON.stringify(error.data);
  const what = nameOf(path);
  if (value === '') return { code: 'schema/empty', args: { what }, path };
  // An issue's web_url has to be safe as well, which is another fault.
  if (addresses.has(key) || (key === 'web_url' && !/^http:/i.test(value))) {
    const why = urlFault(value) ?? 'scheme';
    const fix = why === 'quotes' ? straightenScalar(sourceMap, path) : undefined;
    return { code: 'text/url', args: { what, url: value, why }, path, fix };
  }
  const expected = expectedOf(error, key);
  const flawed = error.keyword === 'pattern' ? flawOf(value, key, error.params['pattern']) : undefined;
  const fix =
    flawed === undefined || flawed.right === '' ? undefined : rewriteScalar(sourceMap, path, flawed.right);
  const example = error.parentSchema?.examples?.[0];
  return {
    code: 'schema/value',
    args: {
      what,
      value,
      expected,
      example: exampleOf(example),
      suggestion:
        'oneOf' in expected ? nearest(value, expected.oneOf) : (flawed?.right ?? onlyMeaning(value, key)),
      flaw: flawed?.flaw,
    },
    path,
    fix,
  };
}

/** The day or the id that a value can only mean, as somebody wrote it. */
function onlyMeaning(value: string, key: string): string | undefined {
  if (key === 'arxiv') return meantArxivId(value);
  const days = key === 'published' || key === 'week' ? daysIn(value) : [];
  return days.length === 1 ? days[0] : undefined;
}

/** An example as it is to be written: a text that YAML would read as a number in quotation marks. */
function exampleOf(example: unknown): string | undefined {
  if (typeof example === 'number') return String(example);
  if (typeof example !== 'string') return undefined;
  return Number.isNaN(Number(example)) ? example : `"${example}"`;
}

function expectedOf({ params }: SchemaError, key: string): Expected {
  const { allowedValues, limit, comparison } = params;
  if (Array.isArray(allowedValues)) return { oneOf: allowedValues.map(String) };
  if (typeof limit === 'number') return comparison === '<=' ? { most: limit } : { least: limit };
  return { form: forms[key] ?? 'other' };
}
