/**
 * Code points that take two columns: East Asian Wide and Fullwidth (Unicode's EastAsianWidth.txt) and emoji that are shown
 * as pictures by themselves. Ambiguous characters count as one, as in most terminals and mail programs.
 */
const wide =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18df2}\u{1aff0}-\u{1b2fb}\u{1f004}\u{1f0cf}\u{1f18e}\u{1f191}-\u{1f19a}\u{1f1e6}-\u{1f202}\u{1f210}-\u{1f23b}\u{1f240}-\u{1f248}\u{1f250}\u{1f251}\u{1f260}-\u{1f265}\u{1f300}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f3f4}\u{1f3f8}-\u{1f43e}\u{1f440}\u{1f442}-\u{1f4fc}\u{1f4ff}-\u{1f53d}\u{1f54b}-\u{1f54e}\u{1f550}-\u{1f567}\u{1f57a}\u{1f595}\u{1f596}\u{1f5a4}\u{1f5fb}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f6cc}\u{1f6d0}-\u{1f6d2}\u{1f6d5}-\u{1f6d7}\u{1f6dc}-\u{1f6df}\u{1f6eb}\u{1f6ec}\u{1f6f4}-\u{1f6fc}\u{1f7e0}-\u{1f7f0}\u{1f90c}-\u{1f93a}\u{1f93c}-\u{1f945}\u{1f947}-\u{1f9ff}\u{1fa70}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Marks take no column of their own, those of kana and Tangut neither, which Unicode calls wide for what they stand on. */
const nothing = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff\ud7b0-\ud7ff]/u;
/** One thing on the screen: a pair of flags' letters, an emoji with its selector, its tone and what is joined to it. */
const sequence =
  /[\u{1f1e6}-\u{1f1ff}]{2}|\p{Emoji}\ufe0f\u20e3?(?:\u200d\p{Emoji}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?)*|\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}\ufe0f?[\u{1f3fb}-\u{1f3ff}]?)*|[^]/gu;

const isPicture = /\ufe0f|\u200d.|^[\u{1f1e6}-\u{1f1ff}]{2}$/su;

/** Syllables, not the letters that they are made of. */
export const isHangul = (code: number): boolean => code >= 0xac00 && code <= 0xd7a3;

/** Columns of a UTF-16 code unit that stands for itself whatever is beside it, which nearly all do; else 0. */
export function columnsOf(code: number): number {
  if (code >= 0x20 && code < 0x7f) return 1;
  if (isHangul(code) || (code >= 0x4e00 && code <= 0x9fff)) return 2;
  if (code >= 0xa1 && code <= 0x2ff) return code === 0xa9 || code === 0xad || code === 0xae ? 0 : 1;
  if (code >= 0x2010 && code <= 0x2027) return 1;
  const isKana = (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30ff);
  return isKana || (code >= 0x3000 && code <= 0x3029) ? 2 : 0;
}

/** Columns that a text takes in a terminal or a monospaced font. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const own = columnsOf(text.charCodeAt(i));
    if (own === 0) return widthByCharacter(text);
    width += own;
  }
  return width;
}

function widthByCharacter(text: string): number {
  let width = 0;
  for (const [piece] of text.matchAll(sequence)) {
    if (nothing.test(piece)) continue;
    width += isPicture.test(piece) || wide.test(piece) ? 2 : 1;
  }
  return width;
}
