import {
  isCount,
  koreanCount,
  valueOfEnglish,
  valueOfKorean,
  valueOfMonth,
  valueOfOrdinal,
} from './number-words.ts';
import type { NumberUse } from './numbers.ts';
import { wordsIn } from './plain.ts';
import { digits, keyOf, numeric, readNumber } from './read-number.ts';

/** Numbers of sources, read generously: everything that a number of a text may stand for. */
export class KnownNumbers {
  private readonly values = new Set<string>();
  private readonly dates = new Set<string>();
  private readonly inNames = new Set<string>();
  private readonly ordinals = new Set<string>();
  /** How many things are listed, where nothing is counted. */
  private readonly listed = new Set<string>();

  /** Texts; one that is a day, as the day of the paper, supports only dates. */
  constructor(texts: readonly string[]) {
    const all = texts.map(wordsIn);
    for (const plain of all) this.add(plain);
    // Where the authors count, they are believed.
    if (!all.some((plain) => plain.match(/[A-Za-z]+/g)?.some(isCount)))
      for (const plain of all) this.addLists(plain);
  }

  has({ values, as }: Pick<NumberUse, 'values' | 'as'>): boolean {
    const others = { date: this.dates, 'in-name': this.inNames, count: this.listed, ordinal: this.ordinals };
    return values.some((value) => this.values.has(value) || (as !== 'number' && others[as].has(value)));
  }

  private add(plain: string): void {
    if (/^\d{4}-\d\d-\d\d$/.test(plain)) {
      for (const part of plain.split('-')) this.dates.add(keyOf(Number(part)));
      return;
    }
    const own: string[] = [];
    for (const { 0: written, index } of plain.matchAll(digits)) {
      const { values, isOther, isDate } = readNumber(plain, index, written);
      const isPlain = !isOther && values.includes(keyOf(numeric(written)));
      if (isPlain) for (const one of values) own.push(one);
      for (const value of values) (isOther ? this.inNames : isDate ? this.dates : this.values).add(value);
      if (isDate) this.values.add(keyOf(numeric(written)));
    }
    this.addParts(plain);
    this.addWords(plain);
    // Half of the 72 models are 36.
    if (/\bhal(?:f|ves)\b/i.test(plain)) for (const value of own) this.values.add(keyOf(Number(value) / 2));
  }

  private addWords(plain: string): void {
    for (const [word] of plain.matchAll(/[A-Za-z]+/g)) {
      const [value, ordinal, month] = [valueOfEnglish(word), valueOfOrdinal(word), valueOfMonth(word)];
      if (value !== undefined) this.values.add(keyOf(value));
      if (ordinal !== undefined) this.ordinals.add(keyOf(ordinal));
      if (month !== undefined) this.dates.add(keyOf(month));
    }
    for (const [, tens = '', ones = ''] of plain.matchAll(/\b([a-z]+ty)[- ]([a-z]+)\b/gi))
      this.values.add(keyOf((valueOfEnglish(tens) ?? 0) + (valueOfEnglish(ones) ?? 0)));
    for (const [word] of plain.matchAll(koreanCount)) this.values.add(keyOf(valueOfKorean(word) ?? 0));
  }

  /** A third, two quarters, 1/3. */
  private addParts(plain: string): void {
    for (const [, some = '', part = ''] of plain.matchAll(/\b(one|an?|two|three|four)[- ]([a-z]+)\b/gi)) {
      const value = valueOfOrdinal(part);
      if (value !== undefined) this.values.add(`${valueOfEnglish(some) ?? 1}/${value}`);
    }
    for (const [, part = '', of = ''] of plain.matchAll(/(?<![\d/])(\d+)\/(\d+)(?![\d/])/g))
      this.values.add(`${Number(part)}/${Number(of)}`);
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
