import { wordsIn } from './plain.ts';

/** A name in a text: a run of words in Latin letters of which at least one looks like a name. */
export interface NameUse {
  readonly start: number;
  readonly end: number;
  /** As it is written. */
  readonly text: string;
  /** The words that have to be in the sources. */
  readonly words: readonly string[];
}

const letter = String.raw`A-Za-z0-9\u00c0-\u024f`;
const word = new RegExp(`[${letter}]+(?:[-/.&+·'’_][${letter}]+)*\\+*`, 'g');

/** What the field says every day, which names nothing. */
const general = new Set(
  'AI ML DL NLP LLM LLMs VLM VLMs GPU GPUs CPU CPUs TPU API APIs URL PDF UI UX IT OS PC RAM SQL JSON HTML HTTP CLI SDK 2D 3D 4D QA Q&A FAQ DNA RNA OK vs AI/ML A/B CEO USB WiFi GitHub SOTA R&D I/O ID AGI MLLM MLLMs'.split(
    ' ',
  ),
);

/** Names that a text claims. In a text that is not in Latin letters each capital counts; in others one that begins a sentence does not. */
export function namesIn(text: string): NameUse[] {
  const plain = wordsIn(text);
  const isForeign = /\p{Script=Hangul}|\p{Script=Han}|[\u3040-\u30ff]/u.test(plain);
  const found: NameUse[] = [];
  let run: { start: number; end: number; words: string[] } | undefined;
  const close = (): void => {
    if (run !== undefined && run.words.length > 0) {
      const { start, end, words } = run;
      found.push({ start, end, text: plain.slice(start, end), words });
    }
    run = undefined;
  };
  const isInGloss = within(isForeign ? glossRanges(plain) : []);
  for (const { 0: written, index } of plain.matchAll(word)) {
    const token = written.replace(/['’]s?$/, '');
    const end = index + token.length;
    const isName =
      !isInGloss(index, end) &&
      isNamed(token) &&
      (isForeign || isMarked(token) || !beginsSentence(plain, index));
    if (run === undefined || plain.slice(run.end, index) !== ' ') close();
    if (isName) {
      if (run === undefined) run = { start: index, end, words: [] };
      run.end = end;
      if (!general.has(token)) run.words.push(token);
      else if (run.words.length === 0) close();
    } else if (run !== undefined && /^\d/.test(token)) {
      // Gemini 2.5 Pro
      run.end = end;
    } else close();
    if (written !== token) close();
  }
  close();
  return found;
}

function isNamed(token: string): boolean {
  return /^[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}$/.test(token) || isMarked(token);
}

/** Capitals inside, or letters with digits, as no common word has. Numbers with units are none. */
function isMarked(token: string): boolean {
  if (
    /^\d+(?:[.,]\d+)*(?:[KMBTkx]|[a-z]{1,6}|[KMGT]B|[GM]Hz|FLOPs?)?(?:[-/](?:\d[\w.]*|[a-z]+))*$/.test(token)
  )
    return false;
  return /[A-Z].*[A-Z]|[a-z][A-Z]|[A-Za-z]-?\d|\d[A-Z]|^[A-Z][a-z]+-[A-Za-z]|\+\+/.test(token);
}

function beginsSentence(plain: string, index: number): boolean {
  return /(?:^|[.!?:;"“”‘’'(\n*>•-])\s*(?:[*_"“‘'(]\s*)*$/.test(plain.slice(Math.max(0, index - 6), index));
}

/** Brackets behind a Korean word that say what it is in English, such as (Prompt Injection) or (SFT). They name nothing by themselves. */
function glossRanges(plain: string): [number, number][] {
  const gloss =
    /(?<=[\p{Script=Hangul}\p{Script=Han}*"”’」』])\(([A-Za-z][A-Za-z\u00c0-\u024f '’-]*)(?:[,;:/][^()\n]*)?\)/gu;
  return [...plain.matchAll(gloss)].flatMap(({ 0: whole, 1: inside = '', index }): [number, number][] =>
    /[a-z][A-Z]|-[A-Z]{2}/.test(inside) ? [] : [[index, index + whole.length]],
  );
}

/** Tells whether something is within one of the ranges. These are in their order, and so is what is asked for. */
function within(ranges: readonly (readonly [number, number])[]): (start: number, end: number) => boolean {
  let at = 0;
  return (start, end) => {
    while (at < ranges.length && (ranges[at]?.[1] ?? 0) < end) at++;
    return start >= (ranges[at]?.[0] ?? Number.POSITIVE_INFINITY);
  };
}
