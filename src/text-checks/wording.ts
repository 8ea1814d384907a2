import type { Term } from '../claims/index.ts';
import type { Archive, Issue } from '../issue/index.ts';
import type { RuleSettings, FieldsInFile } from '../checks/index.ts';
import type { Finding } from '../problem/index.ts';
import { findLeftOvers } from './left-overs.ts';
import { findTerms, findTermsTwice } from './terms.ts';

export interface WordingCheck {
  readonly languages: readonly string[];
  readonly terms: readonly Term[];
  /** Whether numbers, names and addresses are held against the authors' words. */
  readonly withClaims: boolean;
  /** The last issues, where the rules ask how they were written. */
  readonly last: ReturnType<Archive['stylesBefore']> | undefined;
}

/** Finds what the texts of an issue say that they should not: what a machine left, other words for a term, and what else is asked for. */
export async function findWording(
  issue: Issue,
  parsed: FieldsInFile,
  { languages, terms, withClaims, last }: WordingCheck,
): Promise<Finding[]> {
  const { sourceMap } = parsed;
  const findings = [
    ...(await findLeftOvers(issue, parsed)),
    ...(await findTerms(parsed, terms)),
    ...findTermsTwice(parsed),
  ];
  if (withClaims) {
    const { findUnsupported } = await import('./claims.ts');
    for (const one of await findUnsupported(issue, sourceMap, languages)) findings.push(one);
  }
  if (last !== undefined) {
    const { findOddStyle } = await import('./style.ts');
    for (const one of findOddStyle(issue, sourceMap, last)) findings.push(one);
  }
  return findings;
}

/** How many issues before say what is usual. */
const mostBefore = 10;

/** The issues that say what is usual, where the rules ask for it: they are read for nothing else. */
export function stylesFor(
  rules: RuleSettings,
  archive: Pick<Archive, 'stylesBefore'> | undefined,
): WordingCheck['last'] {
  const isAsked = Object.entries(rules).some(
    ([code, setting]) => code.startsWith('style/') && setting !== 'off',
  );
  return isAsked ? (archive?.stylesBefore(mostBefore) ?? []) : undefined;
}
