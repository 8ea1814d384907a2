import { WordList } from '../text/index.ts';
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

const particles =
  '에게서|에게|에서는|에서도|에서의|에서부터|에서|에는|에도|에|으로써|으로서|으로는|으로|로써|로서|로는|로|이라는|라는|이라고|라고|이라면|라면|이란|란|이며|며|이나|나|이랑|랑|까지도|까지|부터|처럼|뿐만|뿐|밖에|대로|보다|마다|조차|만의|만을|만이|만으로는|만으로도|만으로|만|도|의|은|는|이|가|을|를|과의|와의|과|와|입니다|이다|이었|였|인|일|들(?:은|이|을|의|과|로|에)?|하\\p{L}*|되\\p{L}*|된\\p{L}*|될|됩니다|한|할|함|합니다|해|했\\p{L}*|시키\\p{L}*|시킨|적(?:인|으로)?';

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

/** Asks whether a text has the beginning of a word anywhere, first where it was found: it may be there in other letters alone. */
function lookerIn(text: string): (not: string, index: number) => boolean {
  let lower: string | undefined;
  return (not, index) => {
    const [first = ''] = not.split(/\s/);
    if (text.startsWith(first, index)) return true;
    if (!/^[\x20-\x7e]+$/.test(first)) return text.includes(first);
    const small = first.toLowerCase();
    lower ??= text.toLowerCase();
    return lower.startsWith(small, index) || lower.includes(small);
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

/** Particles of two forms: behind a consonant, behind a vowel. */
const pairs: readonly (readonly [string, string])[] = [
  ['으로', '로'],
  ['이라', '라'],
  ['이란', '란'],
  ['이며', '며'],
  ['이나', '나'],
  ['이랑', '랑'],
  ['은', '는'],
  ['이', '가'],
  ['을', '를'],
  ['과', '와'],
];

/** Whether more may stand behind a form: 이라는, 라는, 으로서, 로서. */
function goesOn(form: string): boolean {
  return form.length > 1 || form === '라' || form === '로';
}

/** The form of a particle that fits a word; as it is behind a word whose last letter is none of Hangul. */
export function particleFor(word: string, particle: string): string {
  const code = (word.codePointAt(word.length - 1) ?? 0) - 0xac00;
  if (code < 0 || code > 11_171) return particle;
  const final = code % 28;
  for (const [consonant, vowel] of pairs) {
    const own = [consonant, vowel].find(
      (form) => particle === form || (goesOn(form) && particle.startsWith(form)),
    );
    const isAlone =
      own === particle || (own !== undefined && goesOn(own)) || /^(?:[은는을를]|[과와]의?)$/.test(particle);
    if (own === undefined || !isAlone) continue;
    // ㄹ goes with 로.
    const isVowel = final === 0 || (consonant === '으로' && final === 8);
    return (isVowel ? vowel : consonant) + particle.slice(own.length);
  }
  return particle;
}
