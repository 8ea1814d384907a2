import { kind, list, quote } from './define.ts';

/** What the JSON Schema of a file refuses; the same kinds for issue files and for the config. */
export const schemaKinds = {
  'schema/unknown-key': kind<{ key: string; suggestion?: string | undefined; known: readonly string[] }>({
    severity: 'error',
    about: 'A key that the format does not know. A typo must not vanish.',
    message: ({ key }) => `unknown key ${quote(key)}`,
    hint: ({ suggestion, known }) =>
      suggestion === undefined
        ? `Known here: ${known.join(', ')}. A key of your own begins with x-.`
        : `Did you mean ${quote(suggestion)}?`,
  }),
  'schema/missing': kind<{ what: string; key: string }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A required key is missing or has no value.',
    message: ({ what, key }) => `${what} has no ${key}`,
    hint: ({ key }) => `Add ${key}: …`,
  }),
  'schema/type': kind<{ what: string; expected: readonly string[]; found: string }>({
    severity: 'error',
    about: 'A value is of another kind than the format wants, such as a text where a list belongs.',
    message: ({ what, expected, found }) => `${what} must be ${list(expected)}, not ${found}`,
    hint: ({ expected, found }) =>
      expected.includes('a list') && found === 'a text'
        ? 'Write a list: each entry on a line of its own after "- ".'
        : undefined,
  }),
  'schema/value': kind<{ what: string; value: string; expected: string; example?: string | undefined; suggestion?: string | undefined }>({
    severity: 'error',
    about: 'A value does not have the form that the format wants, such as a date that is none.',
    message: ({ what, value, expected }) => `${what} is ${quote(value)}, but must be ${expected}`,
    hint: ({ example, suggestion }) =>
      suggestion === undefined ? (example === undefined ? undefined : `For example: ${example}`) : `Did you mean ${quote(suggestion)}?`,
  }),
  'schema/empty': kind<{ what: string }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A list or map has no entries where at least one is wanted.',
    message: ({ what }) => `${what} is empty`,
    hint: () => 'Add an entry, or take the key out.',
  }),
  'schema/duplicate': kind<{ what: string; value: string }>({
    severity: 'error',
    about: 'A list names the same thing twice.',
    message: ({ what, value }) => `${what} names ${quote(value)} twice`,
    hint: () => 'Keep one of the two.',
  }),
};
