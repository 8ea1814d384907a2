import type { Finding } from '../problem/index.ts';
import { PathSet } from '../yaml/index.ts';

/** One mistake is one problem: here go the findings that only follow from another one. */

/** A key that is missing because it is mistyped (`summry:`) is told by its typo alone. */
export function withoutMistyped(findings: readonly Finding[]): Finding[] {
  const meant = new PathSet(meantKeys(findings));
  // Which map a key would belong to whose indent is broken is not known.
  const isMoved = findings.some(({ code }) => code === 'yaml/syntax');
  return findings.filter(({ code, path }) => code !== 'schema/missing' || !(isMoved || meant.has(path)));
}

/** The same for what a rule misses, and for a character that the schema has refused already. */
export function withoutSeconds(rules: readonly Finding[], schema: readonly Finding[]): Finding[] {
  if (schema.length === 0) return [...rules];
  const meant = meantKeys(schema);
  const keys = new PathSet(meant);
  const isOneOf = new PathSet(
    meant
      .filter((path) => ['arxiv', 'doi', 'link'].includes(String(path.at(-1))))
      .map((path) => [...path.slice(0, -1), 'link']),
  );
  const isMoved = schema.some(({ code }) => code === 'yaml/syntax');
  const told = new PathSet(schema.map(({ path }) => path));
  const refused = new PathSet(schema.filter(({ code }) => code === 'text/control').map(({ path }) => path));
  return rules.filter(({ code, path }) => {
    if (code === 'text/control') return !refused.has(path);
    if (code === 'paper/link-missing') return !(isMoved || isOneOf.has(path));
    // `title: { en: [a] }` is there, although it is no text.
    return !isMissing(code) || !(isMoved || keys.has(path) || told.has(path));
  });
}

/** Behind a line `---` nothing was read: what the last paper and the issue seem to lack may well stand there. */
export function withoutMissing(findings: readonly Finding[], lastPaper: number): Finding[] {
  if (!findings.some(({ code }) => code === 'yaml/documents')) return [...findings];
  return findings.filter(
    ({ code, path }) =>
      !isMissing(code) || (path[0] === 'papers' && path.length > 2 && path[1] !== lastPaper),
  );
}

const missing = new Set<Finding['code']>([
  'schema/missing',
  'issue/no-intro',
  'issue/no-papers',
  'paper/title-missing',
  'paper/abstract-missing',
  'paper/link-missing',
]);

function isMissing(code: Finding['code']): boolean {
  return missing.has(code);
}

/** The keys that were meant by those that are not known. */
function meantKeys(findings: readonly Finding[]): (string | number)[][] {
  return findings.flatMap((finding) =>
    finding.code === 'schema/unknown-key' && finding.args.suggestion !== undefined
      ? [[...finding.path.slice(0, -1), finding.args.suggestion]]
      : [],
  );
}
