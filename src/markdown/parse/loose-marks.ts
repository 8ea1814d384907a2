import { characterAt, characterBefore, isLetter, isLetterOrDigit } from '../../text/index.ts';
import type { Delimiter } from './cjk-emphasis.ts';
import type { InlineState } from './inline-state.ts';
import type { Inline, LooseMark, Span } from '../ast.ts';

/**
 * Marks that mark nothing and were meant to, so that readers see them. Much that looks alike is meant as it is: powers
 * (`x**2`), arguments (`f(**kwargs)`), pointers, marks of a footnote (`A*`, `0.05**`).
 */
export function findLooseMarks(state: InlineState, inlines: readonly Inline[]): void {
  findLooseRuns(state);
  if (odd.test(state.text)) findInTexts(state, inlines);
}

/** More of them in one paragraph tell nobody more. */
const mostInParagraph = 5;

function findLooseRuns(state: InlineState): void {
  const runs = state.leftOver.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  // `김철수*, 이영희**` and `0.8*, 0.9**`: one star elsewhere makes two of them the mark of a note.
  const isNoted = runs.some(
    (run) => run.char === '*' && run.length === 1 && isLetterOrDigit(characterBefore(state.text, run.start)),
  );
  let skips = false;
  let told = 0;
  for (const [index, run] of runs.entries()) {
    // The second of a pair that did not find itself is told with the first.
    const isTold = skips;
    skips = false;
    if (isTold || run.length > 3 || told >= mostInParagraph) continue;
    const next = runs[index + 1];
    if (run.char === '_' && next?.char === '_' && next.length === run.length) {
      findUnderscores(state, run, next);
    } else if (isLoose(state.text, run, isNoted)) {
      findInWord(state, run.char === '~' ? 'strike' : 'strong', run);
      told++;
      skips = next?.char === run.char && next.length > 1;
    }
  }
}

/** The mark is told with the word that it stands at. */
export function findInWord(state: InlineState, mark: LooseMark, { start, end }: Span): void {
  const { text } = state;
  const before = /\S{0,20}$/.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? '';
  const after = /^\S{0,20}/.exec(text.slice(end, end + 20))?.[0] ?? '';
  state.find({ kind: 'mark', mark, start, end, value: before + text.slice(start, end) + after });
}

const code = /^(?:(?:kw)?args|kwds|kwargs_\w*|opts|options|params|argv)\b/i;
const quotes = /^["'“‘「『《(]?$/;

/** Two stars with a letter beside them and no space on their inner side. */
function isLooseStar(text: string, { start, end }: Delimiter, isNoted: boolean): boolean {
  const [before, after] = [characterBefore(text, start), characterAt(text, end)];
  const [left, right] = [text.slice(Math.max(0, start - 40), start), text.slice(end, end + 40)];
  const inner = quotes.test(after) ? characterAt(text, end + after.length) : after;
  const opens =
    !/[\s*]/.test(after) && (isLetter(inner) || (/\d/.test(after) && !/[\d)\]][ \t]*$/.test(left)));
  const closes = isLetter(before) || (/["'”’」』》)]/.test(before) && isLetter(after));
  if (!opens && !closes) return false;
  // `x**2`, `a**b`, `(a + b)**n`.
  if (/[A-Za-z0-9)\]]/.test(before) && /[A-Za-z0-9(]/.test(after)) return false;
  if (opens && !isLetterOrDigit(before)) {
    if (code.test(right) || /^p\s*[<≤=>]/i.test(right)) return false;
    if (/\b(?:char|int|void|float|double|const|long|unsigned)\s*$/.test(left)) return false;
    // `dict(**a, **b)`, `{**a}`: a name alone between a bracket or comma and another.
    if (/[([{,=]\s*$/.test(left) && /^[A-Za-z_][\w.]*(?:\([^()]*\))?\s*[)\]},]/.test(right)) return false;
    return true;
  }
  if (isLetter(after)) return true;
  return !isNoted && (!/^[A-Za-z]$/.test(before) || /[A-Za-z]{4}$/.test(left));
}

function isLoose(text: string, run: Delimiter, isNoted: boolean): boolean {
  if (run.char === '*')
    return run.end - run.start > 1 ? isLooseStar(text, run, isNoted) : isCutStar(text, run, isNoted);
  const [before, after] = [characterBefore(text, run.start), characterAt(text, run.end)];
  // `좋아요~~` is how people write, and `__init` is a name; what only opens was meant to mark something.
  if (isLetterOrDigit(before) || before === run.char || run.length !== 2) return false;
  return run.char === '~' ? isLetter(after) : /^[^\0-\u024f]/.test(after) && isLetter(after);
}

/** One star is left of a run whose others mark something: `***굵게**`, `**기울임*`. */
function isCutStar(text: string, { start, end, length }: Delimiter, isNoted: boolean): boolean {
  if (length === 1 || isNoted) return false;
  let [first, last] = [start, end];
  while (text.charAt(first - 1) === '*') first--;
  while (text.charAt(last) === '*') last++;
  const before = characterBefore(text, first);
  const opens = isLetter(characterAt(text, last)) && !isLetterOrDigit(before);
  return opens || isLetter(before);
}

/** `__굵게__은`: within a word underscores mark nothing, and a particle makes one word of it. */
function findUnderscores(state: InlineState, run: Delimiter, next: Delimiter): void {
  const { text } = state;
  if (run.length > 2) return;
  const inside = text.slice(run.end, next.start);
  const isApart = !isLetterOrDigit(characterBefore(text, run.start));
  const isKorean = /[\uac00-\ud7a3]/.test(inside) || (run.length === 2 && /\w \w/.test(inside));
  if (isApart && isKorean && /^\S[^]*\S$|^\S$/.test(inside) && isLetter(characterAt(text, next.end)))
    state.findMark('underscores', run.start, next.end);
}

/** A backtick without a partner; one that stands for the century, as in `90년대, is no slip. */
export function isLooseTick(text: string, start: number, end: number): boolean {
  return !/^\d\d(?:년|학번|s\b)/.test(text.slice(end, end + 4)) || end - start > 1;
}

/** What the marks below have in them; most paragraphs have nothing of it. */
const odd = /[＊＿｀］]|==|\+\+|\|\||\[\[|\[\/|\]<?https?:|\\[a-z]+\{/i;

/**
 * Stars, backticks and brackets of full width, as a Korean or Japanese keyboard has them. It and the next are made where there is
 * something odd, for classes of Unicode take a moment.
 */
const wide = (): RegExp =>
  /[＊＿]{2}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N})”’」』])[＊＿]{2}|｀[^｀\n]+｀|(?<![\p{L}\p{N}])([＊＿])(?=[\p{L}\p{N}])[^＊＿\n]{1,100}(?<=[\p{L}\p{N}.!?)])\1/u;
/**
 * Marks of other dialects around words, of wikis and of TeX. `++i` and `||x||` are none: between these two stands a Korean word; and
 * `[[0, 1], [1, 0]]` is a matrix.
 */
const foreign = (): RegExp =>
  new RegExp(
    [
      /(?<![=\p{L}\p{N}])==(?=[\p{L}\p{N}"'“‘(])[^=\n]{1,200}(?<=[\p{L}\p{N}.!?)"'”’])==(?![=\w])/u,
      /(?<![+|\p{L}\p{N}])(\+\+|\|\|)(?=[가-힣])[^+|\n]{1,200}(?<=[가-힣.!?])\1(?![+|\w])/u,
      /!\[\[[^[\]\n]{1,200}\]\]|(?<!\[)\[\[(?=[^[\]\n]*[가-힣])[^[\]\n]{1,200}\]\](?!\()/u,
      /\\(?:text(?:bf|it|tt|sc)|emph|underline|cite[pt]?|url|href|footnote)\{[^{}\n]{1,200}\}/u,
    ]
      .map(({ source }) => source)
      .join('|'),
    'u',
  );
const bbcode = /\[\/(b|i|u|s|url|img|color|size|center|quote|spoiler|code)\]/i;

let madePatterns: readonly (readonly ['wide' | 'foreign', RegExp])[] | undefined;

function findInTexts(state: InlineState, inlines: readonly Inline[]): void {
  const patterns = (madePatterns ??= [
    ['wide', wide()],
    ['foreign', foreign()],
  ]);
  for (const [index, inline] of inlines.entries()) {
    if ('children' in inline) findInTexts(state, inline.children);
    if (inline.type !== 'text') continue;
    const text = state.text.slice(inline.start, inline.end);
    for (const [mark, pattern] of patterns) {
      const found = pattern.exec(text);
      if (found === null) continue;
      const start = inline.start + found.index;
      state.findMark(mark, start, start + found[0].length);
    }
    findBbcode(state, inline);
    const next = inlines[index + 1];
    const brackets = /［[^［］\n]+］\s*[(（]\s*$/.exec(text);
    if (brackets !== null && next?.type === 'link')
      state.findMark('link-space', inline.start + brackets.index, next.end);
    // `[논문]https://…`; an address behind a space stands for itself.
    const words = /\[[^[\]\n]+\]$/.exec(text);
    if (words !== null && next?.type === 'link' && next.bare === true)
      state.findMark('link-order', inline.start + words.index, next.end);
  }
}

/** `[b]…[/b]`, `[url=…]…[/url]`. */
function findBbcode(state: InlineState, { start, end }: Span): void {
  const { text } = state;
  const closing = bbcode.exec(text.slice(start, end));
  if (closing === null) return;
  const at = start + closing.index;
  const from = Math.max(0, at - 2000);
  const opening = text.slice(from, at).search(new RegExp(`\\[${closing[1] ?? ''}[\\]=]`, 'i'));
  if (opening !== -1) state.findMark('foreign', from + opening, at + closing[0].length);
}
