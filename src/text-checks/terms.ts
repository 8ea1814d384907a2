import type { Field, FieldsInFile } from '../checks/index.ts';
import { type Gloss, glossesIn, isSameWord, type Term } from '../claims/index.ts';
import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { feature, lookerIn } from '../text/index.ts';
import { replaceInText } from '../yaml/index.ts';

/** Finds words that the newsletter calls otherwise, as its terms.yaml says. Most files have none of them. */
export async function findTerms(
  { fields: all, sourceMap }: FieldsInFile,
  terms: readonly Term[],
): Promise<Finding[]> {
  const has = lookerIn(sourceMap.text);
  // An escape may spell any word.
  const usable = terms.filter(({ not }) => not.some((word) => sourceMap.hasEscapes || has(word)));
  if (usable.length === 0) return [];
  const { finderOf, termsIn } = await import('../claims/index.ts');
  // Names of people and tags are in no language.
  const fields = all.filter(({ kind }) => kind !== 'address');
  return fields.flatMap((field): Finding[] => {
    const { path, lang, value } = field;
    const uses = lang === undefined ? [] : termsIn(value, lang, usable);
    if (uses.length === 0) return [];
    const rights = new Map(uses.map((use) => [use.start, use]));
    const fix = replaceInText(sourceMap, field, {
      pattern: finderOf(uses),
      to: (found, index) => (rights.get(index)?.written === found ? rights.get(index)?.right : undefined),
    });
    return uses.map(({ start, end, written, right }) => {
      const at = sourceMap.inText(path, start, end);
      return { code: 'text/term', args: { what: nameOf(path), written, right }, path, at, fix };
    });
  });
}

interface Used extends Gloss {
  readonly path: Path;
}

/** The texts in which a term may be explained, our own before those of others. */
function textsIn(fields: readonly Field[]): readonly Field[] {
  const all = fields.filter(({ features }) => features & feature.parenthesis);
  const isOfPaper = ({ key, path }: Field): boolean =>
    path[0] === 'papers' && path[2] === key && (key === 'title' || key === 'abstract');
  return [...all.filter(({ kind }) => kind === 'markdown'), ...all.filter(isOfPaper)];
}

/** Finds English terms in brackets that stand behind another Korean word than elsewhere in the issue. */
export function findTermsTwice({ fields, sourceMap }: FieldsInFile): Finding[] {
  const first = new Map<string, Used>();
  const findings: Finding[] = [];
  for (const { path, value } of textsIn(fields)) {
    for (const gloss of glossesIn(value)) {
      const other = first.get(gloss.key);
      if (other === undefined) first.set(gloss.key, { path, ...gloss });
      else if (!isSameWord(gloss, other)) {
        const { korean, english, start, end } = gloss;
        const where = other.path === path ? 'another place in it' : nameOf(other.path);
        const args = { what: nameOf(path), english, korean, other: other.korean, where };
        findings.push({ code: 'text/term-twice', args, path, at: sourceMap.inText(path, start, end) });
      }
    }
  }
  return findings;
}
