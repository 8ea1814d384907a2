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

/** What a term looks like where it stands whole: nothing of a longer word is before or behind it, but for a particle. */
function formOf(not: string): RegExp {
  const words = escaped(not).replace(/\s+/g, '\\s+');
  // A word in Latin letters has particles too, where it stands in Korean.
  const end = /\p{Script=Hangul}$/u.test(not) ? '' : '|-[\\p{L}\\p{N}]';
  const behind = `(?:(${between})(${particles})(?![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]${end}))`;
  return new RegExp(`(?<![\\p{L}\\p{N}/_=%#]|[\\p{L}\\p{N}]-)(${words})${behind}`, 'giu');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

const known = new Map<string, RegExp>();

/** The form for a word, which is made once. */
function patternOf(not: string): RegExp {
  let form = known.get(not);
  if (form === undefined) known.set(not, (form = formOf(not)));
  form.lastIndex = 0;
  return form;
}

/** Words in a text of a language that the newsletter calls otherwise. A text that has none of them is only looked through. */
export function termsIn(text: string, language: string, terms: readonly Term[]): TermUse[] {
  let plain: string | undefined;
  const found: TermUse[] = [];
  for (const { words, not: nots } of terms) {
    const term = words.get(language);
    if (term === undefined) continue;
    for (const not of nots) {
      if (not === term || !mayHave(text, not)) continue;
      plain ??= wordsIn(text);
      for (const { 0: whole, 1: word = '', 2: marks = '', 3: particle = '', index } of plain.matchAll(
        patternOf(not),
      )) {
        // The rest of an address may be in Hangul, and a word that is replaced may be a part of the very term.
        const isAddress = /[/_=%#]/.test(text.charAt(index - 1));
        if (isAddress || isWithin(plain, index, { word, term })) continue;
        // Behind marks a particle is left alone, unless the term takes another form of it.
        const isApart = marks !== '' && particleFor(term, particle) === particle;
        const end = index + (isApart ? word : whole).length;
        const right = rightOf(word, term) + (isApart ? '' : marks + particleFor(term, particle));
        found.push({ start: index, end, written: text.slice(index, end), right });
      }
    }
  }
  return apart(found);
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

/** Matches what may be one of some uses in their text, for whoever replaces them. */
export function patternOfUses(uses: readonly TermUse[]): RegExp {
  const all = [...new Set(uses.map(({ written }) => written))].toSorted((a, b) => b.length - a.length);
  return new RegExp(all.map(escaped).join('|'), 'gu');
}

function mayHave(text: string, not: string): boolean {
  const [first = ''] = not.split(/\s/);
  return /^[\x20-\x7e]+$/.test(first)
    ? text.toLowerCase().includes(first.toLowerCase())
    : text.includes(first);
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
