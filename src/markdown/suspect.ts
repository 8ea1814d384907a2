import {
  feature,
  type Features,
  featuresOf,
  loneNamesIn,
  saysNothing,
  withoutBlocksOfCode,
} from '../text/index.ts';

/** Code within a line, and strong text that nobody could read otherwise: what is left after them is looked at. */
const plain =
  /(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)|(?:(?<![A-Za-z0-9*])\*\*(?=[^\s*])|\*\*(?=[A-Za-z0-9가-힣]))[^*\n`]*(?:(?<=[^\s*])\*\*(?![A-Za-z0-9*])|(?<=[A-Za-z0-9가-힣])\*\*(?!\*))/g;

/** What all of the marks below have. Most texts have none of it, and are looked through once. */
const mayBeMark = /[<[\]］＊＿｀\\]|:[^\s:]+:|~~|==|\+\+|\|\|/;
const ofMarks = feature.bracket | feature.colon | feature.line;

const patterns: readonly RegExp[] = [
  // HTML, a footnote or the definition of a link, a name between colons, `[!NOTE]`, `(text)[https://…]`.
  /<[/!?a-z]|\]:|:[a-z_]{3,}:|\[\^|\^\[|\[![a-z가-힣]|\)\[\s*<?(?:https?:|www\.)/i,
  // A link to something else than a plain address, whose host ends in letters: `1.2.3.999` is none, and no browser follows it.
  /\]\(\s*<?(?!https?:\/\/(?:[\w-]+\.)+[a-z]+[\s)/?#])/i,
  // An address that is not closed, or that stands apart from its text.
  /\]\((?!<?[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*>?\))|[\]］](?:\s+[(（]|（)\s*<?(?:https?:|www\.|mailto:)|］\(/i,
  // A link in a link's text.
  /\[[^\][\n]*\[[^\][\n]*\](?:\([^()\n]*\))?[^\][\n]*\]\(/,
  /\[\[|\[\/[a-z]+\]|\]<?https?:|\\[a-z]+\{/i,
];

/** Classes of Unicode take a moment to make, so they are asked where there is something. */
function hasOddMarks(text: string, features: Features): boolean {
  if (!(features & ofMarks) || !mayBeMark.test(text)) return false;
  return (
    patterns.some((pattern) => pattern.test(text)) ||
    loneNamesIn(text).length > 0 ||
    // Marks of full width.
    (/[＊＿｀]/.test(text) && /[＊＿](?=[\p{L}\p{N}])|[＊＿]{2}|｀/u.test(text)) ||
    // A line through words that has no end, and marks of other dialects.
    (/~~|==|\+\+|\|\|/.test(text) &&
      /(?<![\p{L}\p{N}~])~~(?=\p{L})|==[\p{L}\p{N}"'“‘(]|(?:\+\+|\|\|)[가-힣]/u.test(text))
  );
}

/** What quotes and items begin with, before their own text. */
const container = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*(?:\[[ xX]\][ \t]+)?/;
/** What most lines begin with, which is neither in a container nor odd. */
const prose = /^[A-Za-z가-힣]/;
/** A heading, a box, a fence, an item or a row, or numbers and letters that begin no list. */
const oddBeginning = new RegExp(
  [
    /#{2,6}[^\s#]|#{7}|＃|:::|!!!|~~~|[|｜]/,
    /-[^\s\d>=-]|\+[^\s\d=+]|\*[^\s*]|[–—−－](?:[ \t]|[^\s\d>=\-–—−－])/,
    /[•‣⁃◦▪▫■□●○◆◇◉▶►▷▸❖★☆✓✔☑✅✦❌➤➔→⇒※·ㆍ・∙◾◽¶\uf0b7\u2160-\u217b\u2460-\u24ff\u2776-\u2793\u3200-\u327b]/,
    /[（(](?:\d{1,2}|[가-하ㄱ-ㅎa-zA-Z]|[ivx]{1,3})[.)）]|(?:\d{1,2}[.)]|[0-9０-９]{1,2}[．）、]|[０-９]{1,2}[.)])(?=[^\s\d]|[ \t]+\S)/,
  ]
    .map(({ source }) => `^(?:${source})`)
    .join('|'),
);
/** These are odd where two lines in a row begin with them. */
const pairedBeginning =
  /^(?:(?:[가-하ㄱ-ㅎa-zA-Z]|[ivx]{1,3})[.)]|:[a-z0-9_+-]+:|[0-9#*]\ufe0f?\u20e3|[\u2600-\u27bf\u2b1b-\u2b55]|[\ud83c-\ud83e])/i;
const cells = /[ \t-][|｜][ \t-]/;
const list = /^[ \t>]*(?:\d{1,9}[.)]|[-*+])[ \t]/;
const laterNumber = /^[ \t>]*(?:[02-9]|[1-9]\d)[.)][ \t]/;

function hasOddLines(text: string): boolean {
  let before = '';
  for (const line of text.split('\n')) {
    const isProse = prose.test(line);
    const own = isProse ? line : line.replace(container, '');
    if (!isProse && oddBeginning.test(own)) return true;
    if (before.trim() !== '') {
      if (pairedBeginning.test(own) && pairedBeginning.test(before.replace(container, ''))) return true;
      if (cells.test(line) && cells.test(before)) return true;
      if (laterNumber.test(line) && !list.test(before)) return true;
    }
    before = line;
  }
  return false;
}

/**
 * Could a reading of this Markdown find something wrong in it? Most texts have nothing that could be, and need not be read; a
 * doubt costs a reading, and what is not doubted is not told.
 */
export function isSuspect(text: string, features: Features = featuresOf(text)): boolean {
  if (hasOddMarks(text, features) || hasOddLines(text)) return true;
  if (features & feature.emphasis) {
    if (/\\[`*_]|__|~~~|\*{3}/.test(text)) return true;
    const bare = withoutBlocksOfCode(text).replace(plain, '');
    if (/`|\*\*/.test(bare)) return true;
    if (bare.includes('_') && /(?<![\p{L}\p{N}])_(?=[^_\n]{0,300}[가-힣])[^_\n]{1,600}_\p{L}/u.test(bare))
      return true;
  }
  if (!(features & feature.bracket)) return false;
  for (const [, words = ''] of text.matchAll(/\[([^[\]\n]{1,40})\](?=[([])/g))
    if (saysNothing(words)) return true;
  return false;
}
