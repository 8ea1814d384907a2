import { scales } from './number-words.ts';

/** Digits in a text, with what belongs to them. */
export interface WrittenNumber {
  readonly end: number;
  /** What they may be in another text; one of them is enough. */
  readonly values: readonly string[];
  /** Part of a name or a version (GPT-4, 5G), a place in the paper (4절), the mark of a point: no number that the text claims. */
  readonly isOther: boolean;
  readonly isDate: boolean;
  readonly unit: Unit;
}

/** Ten percent are not ten times as much; where neither is said, a number may stand for both. */
export type Unit = 'percent' | 'times' | 'any';

/** What is said right behind a number. */
export function unitOf(behind: string): Unit {
  if (/^ ?(?:[%％]|퍼센트|percent|per cent)/i.test(behind)) return 'percent';
  return /^(?: ?배(?![경열치])|-?fold\b| times\b| ?x(?![a-z0-9]))/i.test(behind) ? 'times' : 'any';
}

export const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** A Latin letter right before digits, perhaps with a hyphen, makes them a part of a name. */
const inName = /(?:[A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*[-.])$/;
const units =
  /^(?:-?(?:fold|bit|shot|hop|way)|[KMBTkx]|st|nd|rd|th|s|ms|ns|GB|MB|TB|KB|GHz|MHz|Hz|fps|km|cm|mm|kg|[mghWp]|px|nm|FLOPs?|tokens?)(?![A-Za-z0-9])/;
const scaleForm =
  /^(?:[KMBTk](?![A-Za-z0-9])|[ -]?(?:thousand|million|billion|trillion)\b|(?:십|백|천)?[만억조]|천(?=[ \d]|만|명|개|건|$))/;
/** Places in a paper: section 4, figure 2. An abstract never has them. */
const placeBefore =
  /(?:그림|표|식|정리|알고리즘|부록|Figures?|Figs?\.|Tables?|Sections?|Secs?\.|Chapters?|Appendix|Eqs?\.|Equations?|Algorithm|Theorem|§)\s*$/i;
const placeBehind = /^\s?(?:절|쪽|페이지)/;

/** Reads `written`, which begins at `start` of `plain` (`wordsIn`). */
export function readNumber(plain: string, start: number, written: string): WrittenNumber {
  const before = plain.slice(Math.max(0, start - 40), start);
  const end = start + written.length;
  const behind = plain.slice(end, end + 24);
  const isDate =
    /^(?:년|월|일(?!\p{L}*간))/u.test(behind) ||
    /^-\d\d-\d\d(?!\d)/.test(behind) ||
    /\d{4}-(?:\d\d-)?$/.test(before) ||
    /^(?:19|20)\d\d$/.test(written);
  const isVersion = /^\.\d/.test(behind) || /\d\.$/.test(before);
  const isName = inName.test(before) || isVersion || (/^[A-Za-z]/.test(behind) && !units.test(behind));
  if (isName) return { end, values: [keyOf(numeric(written))], isOther: true, isDate: false, unit: 'any' };
  const ratio = /^(?::| ?대 )(\d+(?:\.\d+)?)(?![\d:])/.exec(behind);
  if (ratio !== null) {
    const values = [`${keyOf(numeric(written))}:${keyOf(numeric(ratio[1] ?? ''))}`];
    return { end: end + ratio[0].length, values, isOther: false, isDate: false, unit: 'any' };
  }
  const isMark = /^\d\d?$/.test(written) && behind.startsWith(')') && /(?:^|[\s(])$/.test(before);
  const isOther = isMark || placeBefore.test(before) || placeBehind.test(behind);
  const read = scaled(plain, end, numeric(written));
  return { ...read, isOther, isDate, unit: unitOf(plain.slice(read.end, read.end + 12)) };
}

/** A value with its factors, and as a part of something: 3만 5천, 1억 2,000만, 1만분의 1. */
function scaled(plain: string, from: number, written: number): Pick<WrittenNumber, 'end' | 'values'> {
  let [value, end] = [written, from];
  const scale = scaleForm.exec(plain.slice(end, end + 12))?.[0];
  let factor = scales.get(scale?.replace(/^[ -]/, '') ?? '') ?? 1;
  value *= factor;
  end += scale?.length ?? 0;
  for (let more = smaller(plain, end, factor); more !== undefined; more = smaller(plain, end, factor)) {
    value += more.value;
    ({ end, factor } = more);
  }
  const part = /^분의 ?(\d+)/.exec(plain.slice(end, end + 16));
  if (part === null) return { end, values: [keyOf(value)] };
  const parts = `${keyOf(Number(part[1]))}/${keyOf(value)}`;
  // A third may be said as that, or as three times less.
  return { end: end + part[0].length, values: part[1] === '1' ? [parts, keyOf(value)] : [parts] };
}

/** What goes on with a smaller unit than the one before. */
function smaller(
  plain: string,
  from: number,
  before: number,
): { readonly value: number; readonly end: number; readonly factor: number } | undefined {
  const more = /^ ?(\d[\d,]*)((?:십|백|천)?[만억]|천)/.exec(plain.slice(from, from + 16));
  const factor = scales.get(more?.[2] ?? '') ?? before;
  if (more === null || factor >= before) return undefined;
  return { value: numeric(more[1] ?? '') * factor, end: from + more[0].length, factor };
}

export function numeric(written: string): number {
  return Number(written.replaceAll(',', ''));
}

/** Equal for two ways to reckon one value. */
export function keyOf(value: number): string {
  return String(Number(value.toPrecision(12)));
}
