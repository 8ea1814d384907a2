import { wordsIn } from './plain.ts';

/** A sentence that stands in another language than its text. Offsets are those of the text. */
export interface Untranslated {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Sentences that were left as they are in the source: whole ones in Latin letters where the text is in others (`isForeign`), and those
 * of five words or more that stand in a source just so.
 */
export function untranslatedIn(text: string, sources: readonly string[], isForeign: boolean): Untranslated[] {
  // Few texts have such a sentence, and the sources are longer.
  let known: ReadonlySet<string> | undefined;
  return sentencesIn(text)
    .filter(({ plain }) => {
      const words = plain.match(/[A-Za-z\u00c0-\u024f]{2,}/g)?.length ?? 0;
      if (words < 5) return false;
      known ??= new Set(sources.flatMap((source) => sentencesIn(source).map(({ plain }) => keyOf(plain))));
      if (known.has(keyOf(plain))) return true;
      return (
        isForeign &&
        words >= 6 &&
        !otherLetters.test(plain.replace(latin, '')) &&
        /[a-z]{2,} [a-z]{2,}/.test(plain)
      );
    })
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

const latin = /[\p{Script=Latin}\p{Script=Greek}]+/gu;
const otherLetters = /\p{L}/u;

interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Without addresses, code and mathematics. */
  readonly plain: string;
}

function sentencesIn(text: string): Sentence[] {
  const found: Sentence[] = [];
  for (const { 0: sentence, index } of wordsIn(text).matchAll(
    /(?:[^.!?\n]+|[.!?](?=[^\s"”’)*]))+(?:[.!?]+["”’)*]*)?/g,
  )) {
    const start = index + (sentence.length - sentence.trimStart().length);
    const plain = sentence.trim();
    if (plain !== '') found.push({ start, end: start + plain.length, plain });
  }
  return found;
}

/** Equal for two that differ in case and white space. */
function keyOf(sentence: string): string {
  return sentence.toLowerCase().replace(/\s+/g, ' ');
}
