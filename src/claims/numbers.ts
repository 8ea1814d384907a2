import { isCount, koreanCount, scales, valueOfEnglish, valueOfKorean } from './number-words.ts';
import { wordsIn } from './plain.ts';

/** A number in a text: what it may be in a source. */
export interface NumberUse {
  readonly start: number;
  readonly end: number;
  /** One of them has to be among the numbers of the sources. */
  readonly values: readonly string[];
  /** A count in words: a source may list as many without counting them. */
  readonly isWord?: true;
}

const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
/** A Latin letter right before digits, perhaps with a hyphen, makes them a part of a name. */
const inName = /(?:[A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f]*[-.])$/;
const units =
  /^(?:-?(?:fold|bit|shot|hop|way)|[KMBTkx]|st|nd|rd|th|s|ms|ns|GB|MB|TB|KB|GHz|MHz|Hz|fps|km|cm|mm|kg|[mghWpx]|nm|FLOPs?|tokens?)(?![A-Za-z0-9])/;
const scaleBehind = /^(?:[KMBTk](?![A-Za-z0-9])| ?(?:thousand|million|billion|trillion)\b|(?:십|백|천)?[만억조]|천(?=[ \d]|만|명|개|건|$))/;
/** Places in a paper: section 4, figure 2. An abstract never has them. */
const placeBefore = /(?:그림|표|식|정리|알고리즘|부록|Figures?|Figs?\.|Tables?|Sections?|Secs?\.|Chapters?|Appendix|Eqs?\.|Equations?|Algorithm|Theorem|§)\s*$/i;
const placeBehind = /^\s?(?:절|쪽|페이지|번 (?:그림|표))/;

/** Numbers that a text claims, in its order. */
export function numbersIn(text: string): NumberUse[] {
  const plain = wordsIn(text);
  const found: NumberUse[] = [];
  let end = 0;
  for (const match of plain.matchAll(digits)) {
    if (match.index < end) continue;
    const use = numberAt(plain, match.index, match[0]);
    end = use.end;
    if (use.isClaim) found.push({ start: match.index, end, values: use.values });
  }
  return [...found, ...countsIn(plain)].toSorted((a, b) => a.start - b.start);
}

interface Read {
  readonly end: number;
  readonly values: readonly string[];
  readonly isClaim: boolean;
}

function numberAt(plain: string, start: number, written: string): Read {
  const before = plain.slice(Math.max(0, start - 40), start);
  let end = start + written.length;
  const behind = (): string => plain.slice(end, end + 24);
  const of = /^분의 ?(\d+)/.exec(withoutScale(behind()));
  let value = numeric(written);
  const isVersion = /^\.\d/.test(behind()) || /\d\.$/.test(before);
  const isName =
    inName.test(before) || isVersion || (/^[A-Za-z]/.test(behind()) && !units.test(behind()));
  if (isName) return { end, values: [keyOf(value)], isClaim: false };
  const scale = scaleBehind.exec(behind());
  if (scale !== null) {
    value *= scales.get(scale[0].trim()) ?? 1;
    end += scale[0].length;
    // 3만 5천, 1억 2,000만
    for (let more = smaller(plain, end); more !== undefined; more = smaller(plain, end)) {
      value += more.value;
      end = more.end;
    }
  }
  if (of !== null) {
    const numerator = Number(of[1]);
    end = plain.indexOf('분의', end) + of[0].length;
    return { end, values: fraction(numerator, value), isClaim: true };
  }
  const isPlace = placeBefore.test(before) || placeBehind.test(behind());
  return { end, values: [keyOf(value)], isClaim: !isPlace };
}

function withoutScale(text: string): string {
  return text.replace(scaleBehind, '');
}

/** What goes on with a smaller unit. */
function smaller(plain: string, from: number): { value: number; end: number } | undefined {
  const more = /^ ?(\d[\d,]*)((?:십|백|천)?[만억]|천)(?!\p{L}*\d)/u.exec(plain.slice(from, from + 16));
  if (more === null) return undefined;
  return { value: numeric(more[1] ?? '') * (scales.get(more[2] ?? '') ?? 1), end: from + more[0].length };
}

/** A third may be said as that, or as three times less. */
function fraction(numerator: number, denominator: number): string[] {
  const parts = `${keyOf(numerator)}/${keyOf(denominator)}`;
  return numerator === 1 ? [parts, keyOf(denominator)] : [parts];
}

function numeric(written: string): number {
  return Number(written.replaceAll(',', ''));
}

/** The same for two ways to reckon one value. */
function keyOf(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Counts in words. One and two are said in passing too often to be held to. */
function countsIn(plain: string): NumberUse[] {
  const found: NumberUse[] = [];
  for (const { 0: word, index } of plain.matchAll(/(?<![\w-])[A-Za-z]+(?![\w-])/g))
    if (isCount(word))
      found.push({ start: index, end: index + word.length, values: [keyOf(valueOfEnglish(word) ?? 0)], isWord: true });
  for (const { 0: word, index } of plain.matchAll(koreanCount)) {
    const value = valueOfKorean(word) ?? 0;
    const isTimes = value === 2 && /^ ?배(?!\p{L}*경)/u.test(plain.slice(index + word.length));
    if (value >= 3 || isTimes)
      found.push({ start: index, end: index + word.length, values: [keyOf(value)], isWord: true });
  }
  return found;
}

/** Numbers of sources, read generously: everything that a number of a text may stand for. */
export class KnownNumbers {
  private readonly values = new Set<string>();
  /** How many things are listed where nobody counts them. */
  private readonly listed = new Set<string>();

  constructor(texts: readonly string[]) {
    for (const text of texts) this.add(wordsIn(text));
    for (const text of texts) this.addLists(text);
  }

  has({ values, isWord }: Pick<NumberUse, 'values' | 'isWord'>): boolean {
    return values.some((value) => this.values.has(value) || (isWord === true && this.listed.has(value)));
  }

  private add(plain: string): void {
    let isHalved = false;
    for (const { 0: written, index } of plain.matchAll(digits)) {
      this.values.add(keyOf(numeric(written)));
      const { values } = numberAt(plain, index, written);
      for (const value of values) this.values.add(value);
      const [, numerator = '', denominator] = /^(\d+)\/(\d+)$/.exec(plain.slice(index, index + 9)) ?? [];
      if (denominator !== undefined) this.values.add(`${numerator}/${denominator}`);
    }
    for (const [word] of plain.matchAll(/[A-Za-z]+/g)) {
      const value = valueOfEnglish(word);
      if (value === undefined) continue;
      this.values.add(keyOf(value));
      if (/^hal[fv]/i.test(word)) isHalved = true;
    }
    for (const [, tens = '', ones = ''] of plain.matchAll(/\b([a-z]+ty)[- ]([a-z]+)\b/gi))
      this.values.add(keyOf((valueOfEnglish(tens) ?? 0) + (valueOfEnglish(ones) ?? 0)));
    for (const [, some = '', part = ''] of plain.matchAll(/\b(one|an?|two|three|four)[- ](third|quarter|fifth|sixth|tenth)s?\b/gi))
      this.values.add(`${valueOfEnglish(some) ?? 1}/${valueOfEnglish(part) ?? 1}`);
    for (const [word] of plain.matchAll(koreanCount)) this.values.add(keyOf(valueOfKorean(word) ?? 0));
    // Half of the 72 models are 36.
    if (isHalved) for (const value of [...this.values]) this.values.add(keyOf(Number(value) / 2));
  }

  /** "from buying and cooking to walking, touring and finding a way" are five. */
  private addLists(text: string): void {
    for (const sentence of text.split(/(?<=[.!?])\s+/)) {
      if (/\d/.test(sentence) || [...sentence.matchAll(/[A-Za-z]+/g)].some(([word]) => isCount(word))) continue;
      const joints = sentence.match(/, (?:and|or) |, |; | (?:and|or|to) |、|·/g)?.length ?? 0;
      if (joints >= 2) this.listed.add(keyOf(joints + 1));
    }
  }
}
