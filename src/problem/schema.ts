import { kind, list, quote } from './define.ts';

export type JsonType = keyof typeof typeNames;

const typeNames = {
  string: 'text',
  object: 'a map',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
} as const;

/** The required form of a value: one of the schema's patterns, a choice, or a bound. */
export type Expected =
  | { readonly form: ValueForm }
  | { readonly oneOf: readonly string[] }
  | { readonly least: number }
  | { readonly most: number };

export type ValueForm = keyof typeof forms;

const forms = {
  date: 'a date, YYYY-MM-DD',
  arxiv: 'an arXiv id, with or without a version',
  doi: 'a DOI, which begins with 10.',
  url: 'an address that begins with https:// or http://',
  time: 'a time with its offset from UTC, HH:MM+HH:MM',
  language: 'a language tag such as ko or en',
  colour: 'a colour, #rrggbb',
  code: 'a problem code such as paper/duplicate',
  emoji: 'a name without colons, of letters from a to z, digits and _, such as pytorch',
  range: 'a range of versions',
  contributor: 'a name on one line, without an address and without < and >',
  other: 'in another form',
} as const;

/** The only fault of a value that otherwise has its form. */
export type ValueFlaw =
  | 'space'
  | 'prefix'
  | 'quotes'
  // The faults of an arXiv id.
  | 'month'
  | 'before-2007'
  | 'after-2007'
  | 'four'
  | 'five'
  | 'archive'
  | 'zero'
  // Those of a DOI.
  | 'registrant'
  | 'suffix'
  | 'blank'
  | 'width';

const flaws: Readonly<Record<ValueFlaw, (value: string) => string>> = {
  space: (value) => `has a space ${value.startsWith(value.trim()) ? 'after' : 'before'} it`,
  month: (value) =>
    `is ${quote(value)}, but ${/(\d\d)(?:\.\d+|\d{3})(?:v\d+)?$/.exec(value.trim())?.[1] ?? ''} is not a month`,
  'before-2007': (value) =>
    `is ${quote(value)}, but ids of this form begin with April 2007 (0704); older ones look like hep-th/9901001`,
  'after-2007': (value) =>
    `is ${quote(value)}, but ids of this form are from 1991 to March 2007; newer ones look like 2506.15677`,
  four: (value) => `is ${quote(value)}, but ids from before 2015 have four digits after the dot`,
  five: (value) => `is ${quote(value)}, but ids since 2015 have five digits after the dot`,
  archive: (value) =>
    `is ${quote(value)}, but arXiv has no archive ${quote(/(?:^|[:/]\s*)(?:arxiv[.:]\s*)?([a-z-]+)(?:\.[a-z-]+)?\/\d/i.exec(value)?.[1] ?? '')}`,
  zero: (value) => `is ${quote(value)}, but arXiv counts the papers of a month from 1`,
  registrant: (value) => `is ${quote(value)}, but the number behind "10." has four digits or more`,
  suffix: (value) => `is ${quote(value)}, but behind the number of a DOI come a slash and a name`,
  blank: (value) => `is ${quote(value)}, which contains a space`,
  width: (value) => `is ${quote(value)}, which has characters of full width`,
  prefix: (value) => `is ${quote(value)}, which is more than the id`,
  quotes: (value) => `is ${value.trim()}: YAML reads these quotation marks as part of the text`,
};

const flawHints: Readonly<Record<ValueFlaw, (right: string, value: string) => string>> = {
  space: (right) => `Write "${right}".`,
  month: () => 'An arXiv id begins with two digits for the year and two for the month.',
  'before-2007': () => 'Is a digit wrong? Copy the id from the page of the paper.',
  'after-2007': () => 'Is a digit wrong? Copy the id from the page of the paper.',
  four: () => 'There may be a digit too many. Copy the id from the page of the paper.',
  five: (_, value) =>
    `A digit may be ${/\.\d{6}/.test(value) ? 'too many' : 'missing, such as a zero at the end'}. Copy the id from the page of the paper, and put it in quotation marks.`,
  archive: () => 'Old ids look like hep-th/9901001. Copy the id from the page of the paper.',
  zero: () => 'Is a digit wrong? Copy the id from the page of the paper.',
  registrant: () => 'Is a digit missing? Copy the DOI from the page of the paper.',
  suffix: () => 'Copy the whole DOI from the page of the paper, such as 10.1000/xyz.',
  blank: () => 'Copy the DOI from the page of the paper.',
  width: (right) => `Write "${right}".`,
  prefix: (right) => `Write "${right}".`,
  quotes: (right) => `Use straight ones: "${right}".`,
};

function sayExpected(expected: Expected): string {
  if ('form' in expected) return forms[expected.form];
  if ('oneOf' in expected) return `one of ${expected.oneOf.join(', ')}`;
  return 'least' in expected ? `at least ${expected.least}` : `at most ${expected.most}`;
}

/** Problems that the JSON Schema of a file finds; the same for issue files and for the config. */
export const schemaKinds = {
  'schema/unknown-key': kind<{ key: string; suggestion?: string | undefined; known: readonly string[] }>({
    severity: 'error',
    about: 'An unknown key, most often a typo.',
    message: ({ key }) => `unknown key ${quote(key)}`,
    hint: ({ suggestion, known }) =>
      suggestion === undefined
        ? `Known here: ${known.join(', ')}. A key of your own begins with x-.`
        : `Did you mean ${quote(suggestion)}?`,
  }),
  'schema/missing': kind<{ what: string; key: string }>({
    severity: 'error',
    fixed: true,
    lenientInDrafts: true,
    about: 'A required key is missing or has no value.',
    message: ({ what, key }) => `${what} has no ${key}`,
    hint: ({ key }) => `Add ${key}: …`,
  }),
  'schema/type': kind<{
    what: string;
    expected: readonly JsonType[];
    found: JsonType;
    source?: string | undefined;
    fullWidthColon?: boolean;
    /** The value is written in brackets, `[Survey]`. */
    inBrackets?: boolean;
    /** The keys that a map in this place must have. */
    keys?: readonly string[] | undefined;
  }>({
    severity: 'error',
    fixed: true,
    about: 'A value has the wrong type, such as text instead of a list.',
    message: ({ what, expected, found, source }) =>
      `${what.replace(/^the list of /, 'the ')} must be ${list(expected.map((type) => typeNames[type]))}, not ${source ?? typeNames[found]}`,
    hint: ({ expected, found, fullWidthColon, inBrackets, keys = [] }) => {
      if (fullWidthColon === true)
        return 'A full-width colon (：) is not a colon in YAML: type ":" and a space.';
      if (inBrackets === true && expected.includes('string'))
        return 'Put text that begins with [ in quotation marks.';
      if (found === 'object' && expected.includes('array'))
        return 'Begin each entry with "- ". Is it missing before the first key?';
      if (keys.length > 0 && expected.length === 1 && expected[0] === 'object')
        return `Write ${list(
          keys.map((key) => `${key}: …`),
          'and',
        )} below it, each on a line of its own.`;
      if (found !== 'string') return undefined;
      if (expected.includes('array')) return 'Write a list: each entry on a line of its own after "- ".';
      if (expected.includes('boolean')) return 'Write true or false, without quotation marks.';
      return expected.includes('integer') ? 'Write only digits, without quotation marks.' : undefined;
    },
  }),
  'schema/value': kind<{
    what: string;
    value: string;
    expected: Expected;
    example?: string | undefined;
    suggestion?: string | undefined;
    /** With it, `suggestion` is the value without the flaw. */
    flaw?: ValueFlaw | undefined;
  }>({
    severity: 'error',
    fixed: true,
    about: 'A value does not have the required form, such as a date that is not YYYY-MM-DD.',
    message: ({ what, value, expected, flaw }) =>
      flaw === undefined
        ? `${what} is ${quote(value)}, but must be ${sayExpected(expected)}`
        : `${what} ${flaws[flaw](value)}`,
    hint: ({ value, expected, example, suggestion, flaw }) => {
      if ('form' in expected && expected.form === 'contributor')
        return 'Readers see the name. An address has a key of its own: by: { name: …, email: … }';
      if (flaw !== undefined) return flawHints[flaw](suggestion ?? '', value);
      if (suggestion !== undefined) return `Did you mean ${quote(suggestion)}?`;
      return example === undefined ? undefined : `For example: ${example}`;
    },
  }),
  'schema/empty': kind<{ what: string }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A list, a map or an entry is empty where something is required.',
    message: ({ what }) => `${what} is empty`,
    hint: () => 'Fill it in, or remove it.',
  }),
  'schema/duplicate': kind<{ what: string; value: string }>({
    severity: 'error',
    about: 'A list names the same thing twice.',
    message: ({ what, value }) => `${what} names ${quote(value)} twice`,
    hint: () => 'Keep one of the two.',
  }),
};
