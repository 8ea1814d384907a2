import { checkSchema, judge } from '../../checks/index.ts';
import { append, isMap } from '../../data.ts';
import validate from '../../generated/profile-validator.js';
import { Failure, type Finding } from '../../problem/index.ts';
import { reading } from '../../yaml/index.ts';
import { builtIn } from './built-in.ts';
import { type Beginning, columnNames, labelNames, type Profile } from './profile.ts';

type Data = Readonly<Record<string, unknown>>;

/** A profile of one's own (schema/profile.schema.json). Throws Failure `config-broken` with what is wrong in it, and where. */
export async function readProfile(bytes: Uint8Array, file: string, shown: string): Promise<Profile> {
  const parsed = await reading((read) => read(bytes));
  const { data = {}, sourceMap, text } = parsed;
  const findings = [...parsed.findings, ...(parsed.data === undefined ? [] : checkSchema(parsed, validate))];
  if (findings.length === 0) append(findings, patterns(data));
  const problems = judge(findings, {
    file,
    sourceMap,
    text,
    draft: false,
    rules: {},
    notChecked: () => true,
  });
  if (problems.some(({ severity }) => severity === 'error'))
    throw new Failure('config-broken', { path: shown, problems, source: text });
  return profileIn(data, shown);
}

/** Regular expressions that are none. */
function patterns(data: Data): Finding[] {
  const places: (readonly [readonly string[], unknown])[] = [
    [['end'], data['end']],
    ...['week', 'card', 'section'].map((key) => [[key, 'text'], mapOf(data[key])['text']] as const),
  ];
  return places.flatMap(([path, value]): Finding[] => {
    if (typeof value !== 'string') return [];
    try {
      new RegExp(value, 'iu').test('');
      return [];
    } catch {
      const args = {
        what: path.join('.'),
        value,
        expected: { form: 'other' },
        example: '"^Week \\d+"',
      } as const;
      return [{ code: 'schema/value', args, path: [...path] }];
    }
  });
}

function profileIn(data: Data, name: string): Profile {
  const { columns } = builtIn.list;
  const labels = mapOf(data['labels']);
  const own = mapOf(data['columns']);
  const beginnings = Object.fromEntries(
    ['week', 'card', 'section'].flatMap((key) => (isMap(data[key]) ? [[key, beginningOf(data[key])]] : [])),
  );
  const entries = list(data['entries']).filter(
    (one) => one === 'list' || one === 'paragraph' || one === 'row',
  );
  return {
    name,
    lines: data['lines'] === 'kept' ? 'kept' : 'joined',
    intro: data['intro'] === 'themes' ? 'themes' : 'lead',
    section: { heading: [1, 2, 3, 4, 5, 6] },
    ...beginnings,
    entries: entries.length === 0 ? ['list', 'paragraph'] : entries,
    labels: Object.fromEntries(labelNames.map((key) => [key, list(labels[key]).filter(isText)])),
    columns: Object.fromEntries(
      columnNames.map((key) => [key, [...(columns[key] ?? []), ...list(own[key]).filter(isText)]]),
    ),
    ...(isText(data['end']) ? { end: data['end'] } : {}),
  };
}

function beginningOf(data: Data): Beginning {
  const heading = list(data['heading']).filter((level) => typeof level === 'number');
  return {
    ...(heading.length === 0 ? {} : { heading }),
    ...(data['rule'] === true ? { rule: true } : {}),
    ...(isText(data['text']) ? { text: data['text'] } : {}),
  };
}

function mapOf(value: unknown): Data {
  return isMap(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
