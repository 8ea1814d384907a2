import { lookerIn, WordList } from '../text/index.ts';
import { particleFor, particles } from './particles.ts';
import { wordsIn } from './plain.ts';

/** An entry of terms.yaml: a term by language, and the words that it is not to be called. */
export interface Term {
  /** By BCP 47 tag. */
  readonly words: ReadonlyMap<string, string>;
  readonly not: readonly string[];
}

/** A word in a text that the newsletter calls otherwise, with what belongs there. */
export interface TermUse {
  readonly start: number;
  readonly end: number;
  /** As it is written, with its particle. */
  readonly written: string;
  /** The same with the term, and the particle that fits it. */
  readonly right: string;
}

/** What may stand between a word and its particle: the same in English, marks. */
const between = '(?:\\([A-Za-z][A-Za-z -]{0,60}\\))?[*_"\'”’」』]{0,3}';

/** A term stands whole: nothing of a longer word is before or behind it, but for a particle. */
const before = /(?<![\p{L}\p{N}/_=%#]|[\p{L}\p{N}]-)/iuy;
const behindHangul = behind('');
/** A word in Latin letters has particles too, where it stands in Korean. */
const behindOthers = behind('|-[\\p{L}\\p{N}]');

function behind(end: string): RegExp {
  return new RegExp(`(${between})(${particles})(?![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]${end})`, 'iuy');
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}

/** A word that a term is not to be called. */
interface Wrong {
  /** Its place among all. */
  readonly order: number;
  readonly not: string;
  /** How long it is with single spaces. */
  readonly length: number;
  readonly term: string;
}

/** What is looked for in texts of a language. */
interface Wrongs {
  readonly list: WordList;
  readonly byForm: ReadonlyMap<string, readonly Wrong[]>;
}

const known = new WeakMap<readonly Term[], Map<string, Wrongs>>();

/** The words that terms of a language are not to be called, which are put in order once for all texts. */
function wrongsOf(terms: readonly Term[], language: string): Wrongs {
  const byLanguage = known.get(terms) ?? new Map<string, Wrongs>();
  known.set(terms, byLanguage);
  const made = byLanguage.get(language);
  if (made !== undefined) return made;
  const byForm = new Map<string, Wrong[]>();
  let order = 0;
  for (const { words, not: nots } of terms) {
    const term = words.get(language);
    if (term === undefined) continue;
    for (const not of nots.filter((word) => word !== term)) {
      const form = small(oneSpaced(not));
      const others = byForm.get(form) ?? [];
      byForm.set(form, others);
      others.push({ order: order++, not, length: form.length, term });
    }
  }
  const wrongs = { list: new WordList(byForm.keys()), byForm };
  byLanguage.set(language, wrongs);
  return wrongs;
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A text of the same length whose letters are alike where a pattern that ignores case takes them for the same, and some more. */
function small(text: string): string {
  return text.replace(/[A-Z]+|(?![a-z])\p{Changes_When_Casemapped}/gu, (found) => {
    let last = found;
    for (const next of [found.toLowerCase(), found.toLowerCase().toUpperCase().toLowerCase()])
      if (next.length === found.length) last = next;
    return last;
  });
}

/** Where each character of a text with single spaces was before, and where it ended. */
function offsetsOf(text: string): Int32Array {
  const offsets = new Int32Array(text.length + 1);
  let count = 0;
  let wasSpace = false;
  for (let i = 0; i < text.length; i++) {
    const isSpace = /\s/.test(text.charAt(i));
    if (!(isSpace && wasSpace)) offsets[count++] = i;
    wasSpace = isSpace;
  }
  return offsets.subarray(0, count);
}

/** Words in a text of a language that the newsletter calls otherwise. They are looked up, each where a word may begin. */
export function termsIn(text: string, language: string, terms: readonly Term[]): TermUse[] {
  const { list, byForm } = wrongsOf(terms, language);
  if (byForm.size === 0) return [];
  const plain = wordsIn(text);
  const spaced = oneSpaced(plain);
  const forms = small(spaced);
  const offsets = spaced.length === plain.length ? undefined : offsetsOf(plain);
  const has = lookerIn(text);
  const ends = new Map<Wrong, number>();
  const found: TermUse[] = [];
  for (let i = 0; i < forms.length; i++) {
    const here = list.at(forms, i);
    const index = offsets?.[i] ?? i;
    if (here.length === 0 || matchAt(before, plain, index) === null) continue;
    // Where two of them come to the same, the first in the list is told.
    const wrongs = here.flatMap((form) => byForm.get(form) ?? []).toSorted((a, b) => a.order - b.order);
    for (const wrong of wrongs) {
      const { not, length, term } = wrong;
      const last = i + length - 1;
      const wordEnd = (offsets?.[last] ?? last) + 1;
      const word = plain.slice(index, wordEnd);
      // What a word has behind it may have the word again.
      if (index < (ends.get(wrong) ?? 0) || !isSame(word, not) || !has(not, index)) continue;
      const rest = matchAt(/\p{Script=Hangul}$/u.test(not) ? behindHangul : behindOthers, plain, wordEnd);
      if (rest === null) continue;
      const { 0: tail, 1: marks = '', 2: particle = '' } = rest;
      ends.set(wrong, wordEnd + tail.length);
      // The rest of an address may be in Hangul, and a word that is replaced may be a part of the very term.
      const isAddress = /[/_=%#]/.test(text.charAt(index - 1));
      if (isAddress || isWithin(plain, index, { word, term })) continue;
      // Behind marks a particle is left alone, unless the term takes another form of it.
      const isApart = marks !== '' && particleFor(term, particle) === particle;
      const end = wordEnd + (isApart ? 0 : tail.length);
      const right = rightOf(word, term) + (isApart ? '' : marks + particleFor(term, particle));
      found.push({ start: index, end, written: text.slice(index, end), right });
    }
  }
  return apart(found);
}

/** Whether a word is written as another, whatever the case of its letters. */
function isSame(word: string, not: string): boolean {
  return word === not || /^([^]*)\0\1$/iu.test(`${oneSpaced(word)}\0${oneSpaced(not)}`);
}

/** Those that do not overlap with one before them; of two that begin together the longer one. */
function apart(uses: readonly TermUse[]): TermUse[] {
  let end = 0;
  return uses
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((use) => {
      if (use.start < end) return false;
      ({ end } = use);
      return true;
    });
}

/** Finds what may be one of some uses in their text, for whoever replaces them: at each place the longest. */
export function finderOf(uses: readonly TermUse[]): (text: string) => { 0: string; index: number }[] {
  const list = new WordList(uses.map(({ written }) => written));
  return (text) => {
    const found: { 0: string; index: number }[] = [];
    for (let index = 0; index < text.length; index++) {
      const written = list.at(text, index).at(-1);
      if (written === undefined) continue;
      found.push({ 0: written, index });
      index += written.length - 1;
    }
    return found;
  };
}

/** Whether what was found is a part of the very term, which is longer. */
function isWithin(plain: string, index: number, { word, term }: { word: string; term: string }): boolean {
  const at = term.toLowerCase().indexOf(word.toLowerCase());
  return at !== -1 && plain.slice(index - at, index - at + term.length).toLowerCase() === term.toLowerCase();
}

function rightOf(word: string, term: string): string {
  const isCapital = /^\p{Lu}/u.test(word) && /^\p{Ll}/u.test(term) && !/\p{Lu}/u.test(word.slice(1));
  return isCapital ? term.charAt(0).toUpperCase() + term.slice(1) : term;
}
