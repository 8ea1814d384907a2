import { BySource } from './by-source.ts';
import {
  isCount,
  koreanCount,
  valueOfEnglish,
  valueOfKorean,
  valueOfMonth,
  valueOfOrdinal,
} from './number-words.ts';
import type { NumberUse } from './numbers.ts';
import { address, wordsIn } from './plain.ts';
import { digits, keyOf, numeric, readNumber, type Unit } from './read-number.ts';

const unitNames = ['any', 'percent', 'times'] as const;

/** Numbers of sources, read generously: everything that a number of a text may stand for. */
export class KnownNumbers {
  private readonly values = { any: new BySource(), percent: new BySource(), times: new BySource() };
  private readonly dates = new BySource();
  private readonly inNames = new BySource();
  private readonly ordinals = new BySource();
  /** How many things are listed, where nothing is counted. */
  private readonly listed = new BySource();
  /** The sources that count. */
  private readonly counting: readonly number[];
  /** The source that is read. */
  private source = 0;

  /** Texts; one that is a day, as the day of the paper, supports only dates. */
  constructor(texts: readonly string[]) {
    const all = texts.map(wordsIn);
    this.counting = [...all.keys()].filter((i) => all[i]?.match(/[A-Za-z]+/g)?.some(isCount));
    for (const [i, plain] of all.entries()) {
      this.source = i;
      this.add(plain);
      const text = texts[i] ?? '';
      if (/[$^]/.test(text)) this.addFormulas(text);
      // Without the one source that counts the others do not.
      if (this.counting.length < 2) this.addLists(plain);
    }
  }

  /** Whether a source has it, other than the one that is left out. */
  has({ values, as, unit }: Pick<NumberUse, 'values' | 'as' | 'unit'>, leftOut?: number): boolean {
    const others = { date: this.dates, 'in-name': this.inNames, count: this.listed, ordinal: this.ordinals };
    const units = unit === 'any' ? unitNames : (['any', unit] as const);
    return values.some((value) => {
      if (units.some((one) => this.values[one].has(value, leftOut))) return true;
      // Where the authors count, they are believed.
      if (as === 'number' || (as === 'count' && this.counting.some((one) => one !== leftOut))) return false;
      return others[as].has(value, leftOut);
    });
  }

  private know(value: string, unit: Unit = 'any'): void {
    this.values[unit].add(value, this.source);
  }

  private add(plain: string): void {
    if (/^\d{4}-\d\d-\d\d$/.test(plain)) {
      for (const part of plain.split('-')) this.dates.add(keyOf(Number(part)), this.source);
      return;
    }
    const own: string[] = [];
    for (const { 0: written, index } of plain.matchAll(digits)) {
      const { values, isOther, isDate, unit } = readNumber(plain, index, written);
      const isPlain = !isOther && values.includes(keyOf(numeric(written)));
      if (isPlain) for (const one of values) own.push(one);
      if (isDate && /^(?:19|20)\d\d$/.test(written))
        this.dates.add(keyOf(Number(written.slice(2))), this.source);
      for (const value of values)
        if (isOther) this.inNames.add(value, this.source);
        else if (isDate) this.dates.add(value, this.source);
        else this.know(value, unit);
      if (isDate) this.know(keyOf(numeric(written)));
    }
    this.addParts(plain);
    this.addWords(plain);
    // What is 3D has three dimensions.
    for (const [, written = ''] of plain.matchAll(/(?<!\w)(\d)-?D(?!\w)/g)) this.know(written);
    if (!/\bhal(?:f|ves)\b/i.test(plain)) return;
    this.know('50');
    // Half of the 72 models are 36.
    for (const value of own) this.know(keyOf(Number(value) / 2));
  }

  /** Numbers in mathematics, which a summary may say in words: `$10\times$`, `$50\%$`, `10^6`. */
  private addFormulas(text: string): void {
    const written = text
      .replace(address, ' ')
      .replaceAll('{,}', ',')
      .replace(/\\[a-zA-Z]+/g, ' ')
      .replace(/[$\\]/g, '');
    // Behind these a number says which one or to what power: it counts nothing.
    const plain = written.replace(/[_^] ?(?:\{[^{}]*\}|\w+)/g, ' ').replace(/[{}]/g, '');
    for (const { 0: found, index } of plain.matchAll(digits)) {
      const { values, isOther, unit } = readNumber(plain, index, found);
      if (!isOther) for (const value of values) this.know(value, unit);
    }
    for (const [, base = '', power = ''] of written.matchAll(/(?<![\w.])(\d{1,4})\^\{?(\d{1,2})(?!\d)/g))
      this.know(keyOf(Number(base) ** Number(power)));
  }

  private addWords(plain: string): void {
    for (const [word] of plain.matchAll(/[A-Za-z]+/g)) {
      const [value, ordinal, month] = [valueOfEnglish(word), valueOfOrdinal(word), valueOfMonth(word)];
      if (value !== undefined) this.know(keyOf(value));
      if (ordinal !== undefined) this.ordinals.add(keyOf(ordinal), this.source);
      if (month !== undefined) this.dates.add(keyOf(month), this.source);
    }
    for (const [, tens = '', ones = ''] of plain.matchAll(/\b([a-z]+ty)[- ]([a-z]+)\b/gi))
      this.know(keyOf((valueOfEnglish(tens) ?? 0) + (valueOfEnglish(ones) ?? 0)));
    for (const [word] of plain.matchAll(koreanCount)) this.know(keyOf(valueOfKorean(word) ?? 0));
  }

  /** A third, two quarters, which are also so many percent, 1/3, two orders of magnitude. */
  private addParts(plain: string): void {
    for (const [, some = '', part = ''] of plain.matchAll(/\b(one|an?|two|three|four)[- ]([a-z]+)\b/gi)) {
      const value = valueOfOrdinal(part);
      if (value === undefined) continue;
      const count = valueOfEnglish(some) ?? 1;
      this.know(`${count}/${value}`);
      this.know(keyOf((100 * count) / value));
    }
    for (const [, some = ''] of plain.matchAll(/\b(?:([a-z]+) )?orders? of magnitude\b/gi))
      this.know(keyOf(10 ** (valueOfEnglish(some) ?? 1)));
    for (const [, part = '', of = ''] of plain.matchAll(/(?<![\d/])(\d+)\/(\d+)(?![\d/])/g))
      this.know(`${Number(part)}/${Number(of)}`);
  }

  /** "tasks range from buying and cooking to walking, touring and finding a way" are five. */
  private addLists(plain: string): void {
    for (const sentence of plain.split(/(?<=[.!?])\s+/)) {
      const list = /\b(?:rang\w+ from|such as|includ\w+|namely)\b.*/s.exec(sentence)?.[0] ?? '';
      const joints = list.match(/, (?:and|or) |, |; | (?:and|or|to) /g)?.length ?? 0;
      if (joints >= 2) this.listed.add(keyOf(joints + 1), this.source);
    }
  }
}
