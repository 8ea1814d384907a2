/** What JSON has. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonMap = { readonly [key: string]: Json };

/**
 * A schema of the package, whose snippets and examples are in Korean and English, for a newsletter in these languages: a
 * text has a line for each of them, or is a plain one where there is one alone. Nothing that is checked changes.
 */
export function schemaFor(schema: string, languages: readonly string[]): string {
  if (languages.join() === 'ko,en') return schema;
  return `${JSON.stringify(adapted(JSON.parse(schema) as Json, languages), null, 2)}\n`;
}

function adapted(node: Json, languages: readonly string[]): Json {
  if (isList(node)) return node.map((entry) => adapted(entry, languages));
  if (!isMap(node)) return node;
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, Json][] => {
      // `examples` and `defaultSnippets` are keys of a schema, never of an issue.
      if (key === 'examples' && isList(value)) {
        const examples = examplesIn(value, languages);
        return examples.length === 0 ? [] : [[key, examples]];
      }
      if (key === 'defaultSnippets' && isList(value))
        return [[key, value.map((snippet) => snippetIn(snippet, languages))]];
      return [[key, adapted(value, languages)]];
    }),
  );
}

/** Without those in Korean, for a newsletter that is not. */
function examplesIn(examples: readonly Json[], languages: readonly string[]): Json[] {
  const isKorean = languages.some((tag) => tag.toLowerCase().split('-')[0] === 'ko');
  return examples.filter((example) => isKorean || !/\p{Script=Hangul}/u.test(JSON.stringify(example)));
}

function snippetIn(snippet: Json, languages: readonly string[]): Json {
  if (!isMap(snippet)) return snippet;
  const { body = '' } = snippet;
  let stop = 0;
  const numbered = (node: Json): Json => {
    if (typeof node === 'string') return node.replaceAll(/\$\{\d+:/g, () => `\${${++stop}:`);
    if (isList(node)) return node.map(numbered);
    if (!isMap(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, numbered(value)]));
  };
  return { ...snippet, body: numbered(bodyIn(body, languages)) };
}

/** A line each in Korean and in English, below the key that they belong to. */
const twoLines = /^\n {4}ko: ([\s\S]*?)\n {4}en: [\s\S]*$/;

function bodyIn(body: Json, languages: readonly string[]): Json {
  if (typeof body === 'string') {
    const text = twoLines.exec(body)?.[1];
    if (text === undefined) return body;
    if (languages.length === 1) return text.replaceAll('\n      ', '\n    ');
    return languages.map((tag) => `\n    ${tag}: ${text}`).join('');
  }
  if (isList(body)) return body.map((entry) => bodyIn(entry, languages));
  if (!isMap(body)) return body;
  const { ko } = body;
  if (Object.keys(body).join() !== 'ko,en' || ko === undefined)
    return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, bodyIn(value, languages)]));
  return languages.length === 1 ? ko : Object.fromEntries(languages.map((tag) => [tag, ko]));
}

function isList(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}

function isMap(node: Json): node is JsonMap {
  return typeof node === 'object' && node !== null && !isList(node);
}
