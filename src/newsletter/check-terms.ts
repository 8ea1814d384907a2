import { checkSchema, judge, withoutCovered } from '../checks/index.ts';
import type { Term } from '../claims/index.ts';
import { isMap } from '../data.ts';
import validate from '../generated/terms-validator.js';
import type { Finding } from '../problem/index.ts';
import { isLanguageTag, nearest } from '../text/index.ts';
import { type Parsed, PathSet, reading } from '../yaml/index.ts';
import type { LoadedTerms, TermSettings } from './model.ts';

/** The entries of terms.yaml, with what is wrong in it. */
export async function checkTermsBytes(
  bytes: Uint8Array,
  file: string,
  { languages, rules }: TermSettings,
): Promise<LoadedTerms> {
  const parsed = await reading((read) => read(bytes, 'list'));
  const { sourceMap, text } = parsed;
  // A file of comments alone has no terms, and that is all right.
  const isEmpty = parsed.findings.some(
    ({ code, args }) => code === 'yaml/not-a-map' && 'found' in args && args.found === 'nothing',
  );
  const findings = isEmpty ? [] : [...parsed.findings, ...findingsIn(parsed, languages)];
  const problems = judge(findings, { file, sourceMap, text, draft: false, rules });
  return { terms: termsIn(parsed), problems, source: text };
}

function findingsIn(parsed: Parsed, languages: readonly string[]): Finding[] {
  if (parsed.data === undefined) return [];
  const schema = withoutCovered({ yaml: [], schema: checkSchema(parsed, validate), rules: [] }, parsed);
  const found = [...schema, ...unknownLanguages(parsed, languages), ...conflicts(parsed)];
  // What is wrong with a value is no news where its key is.
  const keys = new PathSet(found.filter(({ at }) => at === 'key').map(({ path }) => path));
  return found.filter(({ at, path }) => at === 'key' || !keys.covers(path));
}

/** A key in a language that the newsletter does not have is most often a typo, such as `no:` for `not:`. English is what papers are in. */
function unknownLanguages({ data }: Parsed, configured: readonly string[]): Finding[] {
  const known = ['not', ...new Set([...configured, 'en'])];
  return entriesIn(data).flatMap((entry, i) =>
    Object.keys(entry)
      .filter((key) => !known.includes(key) && isLanguageTag(key))
      .map((key): Finding => ({
        code: 'schema/unknown-key',
        args: { key, suggestion: nearest(key, known), known },
        path: [i, key],
        at: 'key',
      })),
  );
}

/** A word cannot be replaced with two, and what replaces another cannot be replaced itself. */
function conflicts(parsed: Parsed): Finding[] {
  const terms = entriesIn(parsed.data).map(termOf);
  const own = new Map(
    terms.flatMap((term) => Array.from(term.words.values(), (word) => [keyOf(word), term])),
  );
  const told = new Map<string, Term>();
  return terms.flatMap((term, i) =>
    term.not.flatMap((word, n): Finding[] => {
      const key = keyOf(word);
      const [ofTerm, again] = [own.get(key), told.get(key)];
      if (again === undefined) told.set(key, term);
      const other = ofTerm ?? again;
      if (other === undefined) return [];
      const args = { word, term: nameOfTerm(other), why: ofTerm === undefined ? 'again' : 'own' } as const;
      return [{ code: 'terms/conflict', args, path: [i, 'not', n] }];
    }),
  );
}

function keyOf(word: string): string {
  return word.trim().toLowerCase();
}

function nameOfTerm({ words }: Term): string {
  return words.get('en') ?? [...words.values()][0] ?? '';
}

function termsIn({ data }: Parsed): Term[] {
  return entriesIn(data).map(termOf);
}

function entriesIn(data: Parsed['data']): Readonly<Record<string, unknown>>[] {
  return Array.isArray(data) ? data.map((entry: unknown) => (isMap(entry) ? entry : {})) : [];
}

function termOf(entry: Readonly<Record<string, unknown>>): Term {
  const words = Object.entries(entry).filter(
    (pair): pair is [string, string] =>
      pair[0] !== 'not' && typeof pair[1] === 'string' && pair[1].trim() !== '',
  );
  const { not } = entry;
  const all: readonly unknown[] = Array.isArray(not) ? not : [];
  return {
    words: new Map(words.map(([language, word]) => [language, word.trim()])),
    not: all
      .filter((word): word is string => typeof word === 'string' && word.trim() !== '')
      .map((word) => word.trim()),
  };
}
