import { type Finding, nameOf } from '../../problem/index.ts';
import { invisible, nameOfCharacter } from '../../text/index.ts';
import { withoutInvisible } from '../../yaml/index.ts';
import type { Rule } from './rule.ts';

/** Written without spaces between words: a zero-width space says where a line may break. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;

/**
 * No text has a soft hyphen, a space of no width, a word joiner or a byte order mark that nobody typed: searches miss the word that it
 * stands in. One that is written as an escape, `"\u200b"`, is meant. Joiners are not looked at: emoji and several scripts
 * are spelt with them. Addresses and ids are the business of `textsHaveNoControls`.
 */
export const textsHaveNothingInvisible: Rule = (_, { fields, sourceMap }) => {
  if (!invisible.test(sourceMap.text)) return [];
  return fields.flatMap(({ kind, path, value }): Finding[] => {
    const found = kind === 'address' || unspaced.test(value) ? null : invisible.exec(value);
    if (found === null) return [];
    const node = sourceMap.scalar(path);
    if (node !== undefined && !invisible.test(sourceMap.sourceOf(node))) return [];
    const args = { what: nameOf(path), character: nameOfCharacter(found[0]) };
    const at = sourceMap.inText(path, found.index, found.index + 1);
    const fix = withoutInvisible(sourceMap, { path, value });
    return [{ code: 'text/invisible', args, path, at, fix }];
  });
};
