/** A name in the parts by which bibliographies sort and shorten it, or whole where nobody can tell them. */
export type PersonName =
  | { readonly literal: string }
  | {
      readonly given: string;
      /** `van der`; may be empty. */
      readonly particle: string;
      readonly family: string;
      /** `Jr.`; may be empty. */
      readonly suffix: string;
    };

/** Words of scripts whose names end in the family name. */
const isWord = /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]|['’.‐-](?!$)|\.$)+$/u;
const isSuffix = /^(?:[JS]r\.?|II|III|IV)$/;
const isInitial = /^\p{Lu}\.?$/u;
const isLowerCase = /^\p{Ll}/u;
const ofGroup =
  /^(?:and|und|et|al\.?|others|the|of|for|team|group|lab|labs|laboratory|project|collaboration|consortium|committee|center|centre|institute|research|university|department|network|foundation|company|inc\.?|ltd\.?|ai)$/i;

/**
 * Takes apart a name as it is shown, by BibTeX's rule: words in lower case belong to the family name behind them. Names of groups,
 * Korean, Chinese and Japanese names, names with commas, and whatever else the rule would only guess at stay whole.
 */
export function personName(name: string): PersonName {
  const literal = { literal: name };
  const words = name.split(' ');
  const suffix = words.length > 2 && isSuffix.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const family = words.at(-1) ?? '';
  if (words.some((word) => !isWord.test(word) || ofGroup.test(word))) return literal;
  if (!/\p{Lu}/u.test(family) || isInitial.test(family)) return literal;
  const before = words.slice(0, -1);
  const first = before.findIndex((word) => isLowerCase.test(word));
  const given = first === -1 ? before : before.slice(0, first);
  const particle = before.slice(given.length);
  // Lower case here and there is of a name that goes on behind it: Ana de la Cruz y Silva.
  if (given.length === 0 || particle.some((word) => !isLowerCase.test(word))) return literal;
  return { given: given.join(' '), particle: particle.join(' '), family, suffix };
}

/** `van der Berg`. */
export function familyWithParticle({ particle, family }: Exclude<PersonName, { literal: string }>): string {
  return particle === '' ? family : `${particle} ${family}`;
}
