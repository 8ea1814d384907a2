import { type Finding, type Fix, type JsonType, nameOf, type Path, type Place } from '../problem/index.ts';
import { nearest } from '../text/index.ts';
import { barBefore, colonAt, oddSpaceIn, type Parsed, quoteEntry, slipAt, spaceAt } from '../yaml/index.ts';
import { isMap } from '../data.ts';
import { type SchemaError, toPath } from './schema-error.ts';
import { valueErrors } from './value-error.ts';

const jsonTypes: readonly JsonType[] = ['string', 'object', 'array', 'integer', 'number', 'boolean', 'null'];

/** A schema's error as a finding. None for what another error says better. */
export function explain(error: SchemaError, parsed: Parsed): Finding[] {
  const path = toPath(error.instancePath, parsed.data);
  const what = nameOf(path);
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [unknownKey(error, path, parsed)];
    case 'propertyNames': {
      const key = String(error.params['propertyName']);
      const slip = slipAt(parsed.sourceMap.ofKey([...path, key]).line, parsed.sourceMap);
      if (slip !== undefined) return [slip];
      const wide = wideColon(key, [...path, key], parsed.sourceMap);
      if (wide !== undefined && path[0] !== 'rules') return [wide];
      const form = path[0] === 'rules' ? 'code' : path[0] === 'emoji' ? 'emoji' : 'language';
      const args = { what: `a key of ${what}`, value: key, expected: { form } } as const;
      return [{ code: 'schema/value', args, path: [...path, key], at: 'key' }];
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      return [{ code: 'schema/missing', args: { what, key }, path: [...path, key] }];
    }
    case 'type':
      return [typeError(error, path, parsed)];
    case 'minItems':
    case 'minProperties':
      return [{ code: 'schema/empty', args: { what }, path }];
    case 'maxItems':
      return [{ code: 'yaml/too-many', args: { most: Number(error.params['limit']) }, path }];
    case 'uniqueItems': {
      const i = Math.max(Number(error.params['i']), Number(error.params['j']));
      const value = Array.isArray(error.data) ? String(error.data[i]) : '';
      return [{ code: 'schema/duplicate', args: { what, value }, path: [...path, i] }];
    }
    default:
      // Under `propertyNames` ajv reports the inner keyword as well; the outer one says enough.
      return 'propertyName' in error ? [] : valueErrors(error, path, parsed.sourceMap);
  }
}

function unknownKey(error: SchemaError, path: Path, { sourceMap }: Parsed): Finding {
  const key = String(error.params['additionalProperty'] ?? error.params['unevaluatedProperty']);
  const odd = oddSpace(`${key}:`, sourceMap.ofKey([...path, key]), sourceMap);
  if (odd !== undefined) return odd;
  const known = Object.keys(error.parentSchema?.properties ?? {});
  const wide = wideColon(key, [...path, key], sourceMap);
  if (wide !== undefined && known.includes(key.slice(0, key.indexOf('：')))) return wide;
  const suggestion = nearest(key, known);
  // Words with a colon, below a text that they belong to.
  const slip = suggestion === undefined ? slipAt(sourceMap.ofKey([...path, key]).line, sourceMap) : undefined;
  if (slip !== undefined && slip.args.fault !== 'goes-on') return slip;
  const args = { key, suggestion, known };
  return { code: 'schema/unknown-key', args, path: [...path, key], at: 'key' };
}

/** `title： A: B`, where YAML takes all up to the second colon for the key. */
function wideColon(key: string, path: Path, sourceMap: Parsed['sourceMap']): Finding | undefined {
  const text = /^[\w.-]+：/u.exec(key)?.[0];
  if (text === undefined) return undefined;
  const { line, column } = sourceMap.ofKey(path);
  const at = { line, column, endLine: line, endColumn: column + text.length };
  const fix = colonAt(sourceMap.text, sourceMap.offsetOf({ line, column }) + text.length - 1);
  return { code: 'yaml/syntax', args: { fault: 'full-width-colon', text }, path: [], at, fix };
}

/** A space of another kind in a key, or behind a dash or colon that is none because of it. */
function oddSpace(source: string, place: Place, sourceMap: Parsed['sourceMap']): Finding | undefined {
  const found = oddSpaceIn(source);
  if (found === undefined) return undefined;
  const column = place.column + found.offset;
  const at = { line: place.line, column, endLine: place.line, endColumn: column + 1 };
  const fix = spaceAt(sourceMap.text, sourceMap.offsetOf({ line: place.line, column }));
  const args = { fault: 'odd-space', text: found.name } as const;
  return { code: 'yaml/syntax', args, path: [], at, fix };
}

function typeError(error: SchemaError, path: Path, { sourceMap }: Parsed): Finding {
  const expected = expectedTypes(error);
  const found = typeOf(error.data);
  const what = nameOf(path);
  if (found === 'null') return { code: 'schema/empty', args: { what }, path };
  const [key] = isMap(error.data) ? Object.keys(error.data) : [];
  const slip =
    slipAt(sourceMap.ofValue(path).line, sourceMap) ??
    (key === undefined ? listForText(error, path, sourceMap) : mapForText(path, key, sourceMap));
  if (slip !== undefined) return slip;
  if (isMap(error.data) && typeof path.at(-1) === 'number' && expected.every((type) => type === 'string')) {
    // "- Attention: a survey" in a list of texts.
    const [text = ''] = Object.keys(error.data);
    const fix = quoteEntry(sourceMap, path);
    return { code: 'text/colon', args: { what, text }, path, fix };
  }
  const source = sourceMap.source(path);
  const odd =
    key === undefined
      ? oddSpace(
          sourceMap.scalar(path)?.type === 'PLAIN' ? (source ?? '') : '',
          sourceMap.ofValue(path),
          sourceMap,
        )
      : oddSpace(`${key}:`, sourceMap.ofKey([...path, key]), sourceMap);
  if (odd !== undefined) return odd;
  const shown = found === 'boolean' || found === 'number' || found === 'integer' ? source : undefined;
  const fullWidthColon = found === 'string' && /^\S+：/u.test(source ?? '');
  const inBrackets = found === 'array' && sourceMap.isInBrackets(path);
  const keys = error.parentSchema?.required;
  const args = { what, expected, found, source: shown, fullWidthColon, inBrackets, keys };
  const colon = fullWidthColon ? fixedColon(path, sourceMap) : undefined;
  return { code: 'schema/type', args, path, fix: colon };
}

/** Of what is a text only because of its colon, and was to be a map. */
function fixedColon(path: Path, sourceMap: Parsed['sourceMap']): Fix | undefined {
  const node = sourceMap.scalar(path);
  const key = /^[a-z][\w.-]*(?=：)/u.exec(node?.source ?? '')?.[0];
  return key === undefined || node?.type !== 'PLAIN'
    ? undefined
    : colonAt(sourceMap.text, (node.range?.[0] ?? 0) + key.length);
}

/** Texts that may have several lines. */
const longTexts = new Set(['masthead', 'lead', 'text', 'summary', 'abstract', 'closing']);

/** `ko:` and, below it, a text that begins like a key. */
function mapForText(path: Path, key: string, sourceMap: Parsed['sourceMap']): Finding | undefined {
  const slip = slipAt(sourceMap.ofKey([...path, key]).line, sourceMap);
  return slip?.args.fault === 'no-bar' ? slip : undefined;
}

/** `summary:` and, below it, a text that begins with "- ". */
function listForText(error: SchemaError, path: Path, sourceMap: Parsed['sourceMap']): Finding | undefined {
  const own = path.findLastIndex((step) => longTexts.has(String(step)));
  if (!Array.isArray(error.data) || own === -1 || own < path.length - 2 || sourceMap.isInBrackets(path))
    return undefined;
  const { line, column } = sourceMap.ofKey(path);
  const key = path.slice(own).join('.');
  const about = { key, line, spaces: column + 1, has: 0, more: 0 };
  const at = sourceMap.ofValue([...path, 0]);
  const fix = barBefore(sourceMap, path);
  return { code: 'yaml/syntax', args: { fault: 'no-bar', about }, path, at, fix };
}

function typeOf(data: unknown): JsonType {
  if (data === null || data === undefined) return 'null';
  if (Array.isArray(data)) return 'array';
  if (typeof data === 'string') return 'string';
  if (typeof data === 'boolean') return 'boolean';
  return typeof data === 'number' ? 'number' : 'object';
}

export function expectedTypes(error: SchemaError): JsonType[] {
  const { type } = error.params;
  // A list where the schema has one.
  return jsonTypes.filter((name) => (Array.isArray(type) ? type.includes(name) : type === name));
}
