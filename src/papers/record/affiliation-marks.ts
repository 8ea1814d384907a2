/** Signs that lead to an affiliation or a footnote and are no part of any name: `Lee*`, `Kim¹,²`, `Park†`. */
const sign = String.raw`[*†‡§¶‖∥∗⁎⋆★☆✝✉◊♦♠♣♯#⁰¹²³⁴⁵-⁹⁺⁻ᵃ-ᵛʰ-ʸⁱⁿ\u{1F4E7}]`;
const isSign = new RegExp(`^${sign}$`, 'u');
const onlyMarks = new RegExp(`^(?:[\\s,]|${sign}|\\d{1,2}(?!\\d))+$`, 'u');
const numbersAtEnd = /^(.*?[^\s\d,])(\s?)(\d{1,2}(?:[\s,]+\d{1,2})*)$/su;

/** Marks that are written with signs of their own, as TeX, HTML and publishers have them; each is as good as a dagger. */
const spelt: readonly RegExp[] = [
  /\$\s*\^\s*(?:\{[^{}$]{0,60}\}|[^{}$\s]{1,20})\s*\$/g,
  /(?<!\\)\^\{[^{}]{0,60}\}|(?<!\\)\^(?:\d{1,2}(?:,\d{1,2})*|\\?[a-z]{1,9}|[*†‡§¶])(?![a-z\d])/g,
  /\\(?:textsuperscript|inst|thanks|footnotemark)(?:\{[^{}]{0,200}\}|\[[^\]]{0,20}\])/g,
  /<sup>[^<]{0,60}<\/sup>/gi,
  /\[\s*\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*\]|(?:\(|(?<!\s))\s*(?:https?:\/\/orcid\.org\/|orcid(?:\s*i?d)?:?\s*)\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*\)?/gi,
  /(?<=[\p{L}.]\s?)(?:\[\s*\d{1,2}(?:\s*,\s*\d{1,2})*\s*\]|\(\s*\d{1,2}(?:\s*,\s*\d{1,2})*\s*\))/gu,
];

/** Who is named with a number of its own more often than with a mark: Team 7, Working Group 2. */
const collective =
  /(?:^|\s)(?:team|group|lab|labs|laboratory|project|collaboration|consortium|committee|center|centre|institute|research|university|department|division|unit|studio|area|section|network|foundation|company|연구소|연구실|팀)(?=[\s\d]|$)/iu;

/** Writes marks that have signs of their own as daggers, so that a comma inside of one separates no names. */
export function withPlainMarks(text: string): string {
  return spelt.reduce((all, mark) => all.replace(mark, '†'), text);
}

/**
 * Removes the marks of affiliations and footnotes from names that were typed or read together, and what is nothing but marks. A plain
 * number is a mark where it stands at the end of somebody's full name, or where another name of the list has a mark too: numbers
 * that are part of a name (`Jennifer 8. Lee`, `Team 7`, `Smith III`) stay.
 */
export function withoutMarks(names: readonly string[]): string[] {
  const read = names.map((name) => withPlainMarks(name)).map(withoutSigns);
  const isMarked = (one: Bare): boolean =>
    one.hadSigns || onlyMarks.test(one.name) || (!isCollective(one.name) && numbersAtEnd.test(one.name));
  const marked = read.filter(isMarked).length;
  return read
    .filter(({ name }) => name !== '' && (marked === 0 || !onlyMarks.test(name)))
    .filter(({ name }) => marked === 0 || names.length === 1 || !/^[a-z]$/.test(name))
    .map((one) => withoutNumbers(one, marked > (isMarked(one) ? 1 : 0) || one.hadSigns));
}

interface Bare {
  readonly name: string;
  readonly hadSigns: boolean;
}

/** Removes the signs at both ends, and what is between them. It looks at each character once. */
function withoutSigns(name: string): Bare {
  const points = [...name];
  const isBetween = (point: string): boolean => isSign.test(point) || /[\s,·]/.test(point);
  const start = points.findIndex((point) => !isBetween(point));
  const end = points.findLastIndex((point) => !isBetween(point)) + 1;
  const around = [...points.slice(0, Math.max(0, start)), ...points.slice(end)];
  const hadSigns = around.some((point) => isSign.test(point));
  return { name: hadSigns ? points.slice(Math.max(0, start), end).join('') : name, hadSigns };
}

function withoutNumbers({ name }: Bare, isInMarkedList: boolean): string {
  const [, bare = name, space = '', numbers = ''] = numbersAtEnd.exec(name) ?? [];
  if (numbers === '' || isCollective(name)) return name;
  // Names end in a letter or the point of an abbreviation; GPT-4 does in neither.
  if (!/[\p{L}\p{M}.)]$/u.test(bare)) return name;
  const isList = numbers.includes(',');
  const isPersons =
    space === '' &&
    (/[\p{Script=Hangul}\p{Script=Han}]$/u.test(bare) ||
      /^\p{Lu}\S*\s(?:.*\s)?(?:\p{Lu}[\p{L}'’-]*\p{Ll}|(?:Jr|Sr)\.)$/u.test(bare));
  return isList || isPersons || isInMarkedList ? bare.trim() : name;
}

function isCollective(name: string): boolean {
  return collective.test(name);
}

/** Splits "Jisoo Park & Minho Kim", where both are full names of persons: Johnson & Johnson is one company. */
export function namesInPair(text: string): string[] {
  const parts = text.split(/(?<!\s)\s+[&＆]\s+/);
  const isPerson = (part: string): boolean =>
    !collective.test(part) &&
    /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Ll}{1,3})(?:,?\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aeiu]s?|del|dos|la|le|von|van|den|der|bin|al|y))+$/u.test(
      withoutMarks([part])[0] ?? '',
    );
  return parts.length > 1 && parts.every(isPerson) ? parts : [text];
}
