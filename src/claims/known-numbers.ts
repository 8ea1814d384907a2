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

/** Numbers of sources, read generously: everything that a number of a text may stand for. */
export class KnownNumbers {
  private readonly values = new Map<string, Set<Unit>>();
  private readonly dates = new Set<string>();
  private readonly inNames = new Set<string>();
  private readonly ordinals = new Set<string>();
  /** How many things are listed, where nothing is counted. */
  private readonly listed = new Set<string>();

  /** Texts; one that is a day, as the day of the paper, supports only dates. */
  constructor(texts: readonly string[]) {
    const all = texts.map(wordsIn);
    for (const plain of all) this.add(plain);
    for (const text of texts) if (/[$^]/.test(text)) this.addFormulas(text);
    // Where the authors count, they are believed.
    if (!all.some((plain) => plain.match(/[A-Za-z]+/g)?.some(isCount)))
      for (const plain of all) this.addLists(plain);
  }

  has({ values, as, unit }: Pick<NumberUse, 'values' | 'as' | 'unit'>): boolean {
    const others = { date: this.dates, 'in-name': this.inNames, count: this.listed, ordinal: this.ordinals };
    return values.some((value) => {
      const units = this.values.get(value);
      if (units !== undefined && (unit === 'any' || units.has('any') || units.has(unit))) return true;
      return as !== 'number' && others[as].has(value);
    });
  }

  private know(value: string, unit: Unit = 'any'): void {
    const units = this.values.get(value);
    if (units === undefined) this.values.set(value, new Set([unit]));
    else units.add(unit);
  }

  private add(plain: string): void {
    if (/^\d{4}-\d\d-\d\d$/.test(plain)) {
      for (const part of plain.split('-')) this.dates.add(keyOf(Number(part)));
      return;
    }
    const own: string[] = [];
    for (const { 0: written, index } of plain.matchAll(digits)) {
      const { values, isOther, isDate, unit } = readNumber(plain, index, written);
      const isPlain = !isOther && values.includes(keyOf(numeric(written)));
      if (isPlain) for (const one of values) own.push(one);
      if (isDate && /^(?:19|20)\d\d$/.test(written)) this.dates.add(keyOf(Number(written.slice(2))));
      for (const value of values)
        if (isOther) this.inNames.add(value);
        else if (isDate) this.dates.add(value);
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
      if (ordinal !== undefined) this.ordinals.add(keyOf(ordinal));
      if (month !== undefined) this.dates.add(keyOf(month));
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
      if (joints >= 2) this.listed.add(keyOf(joints + 1));
    }
  }
}
