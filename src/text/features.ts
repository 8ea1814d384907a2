import { unitsOf } from './units.ts';

/**
 * Kinds of characters that mean something to somebody. Most texts have few of them, so each is looked through once, and who looks for
 * what has one of these need not look at a text without it.
 */
export const feature = {
  lineBreak: 1,
  /** The one of ASCII and U+2010. */
  hyphen: 1 << 1,
  ampersand: 1 << 2,
  /** `?` and `;`, behind which an address has its query, as it has behind `&`. */
  query: 1 << 3,
  colon: 1 << 4,
  /** `<`, `[`, `]` and a backslash, and what a Korean keyboard has for `]`, a star, an underscore and a backtick. */
  bracket: 1 << 5,
  /** `~`, `=`, `+` and `|`. */
  line: 1 << 6,
  /** A star, an underscore and a backtick. */
  emphasis: 1 << 7,
  /** `(`. */
  parenthesis: 1 << 8,
  /** A syllable of Hangul. */
  hangul: 1 << 9,
  /** Whatever is not ASCII. */
  beyondAscii: 1 << 10,
} as const;

/** Those that a text has. */
export type Features = number;

const characters: readonly (readonly [string, Features])[] = [
  ['\n', feature.lineBreak],
  ['-\u2010', feature.hyphen],
  ['&', feature.ampersand],
  ['?;', feature.query],
  [':', feature.colon],
  ['<[]\\］＊＿｀', feature.bracket],
  ['~=+|', feature.line],
  ['*_`', feature.emphasis],
  ['(', feature.parenthesis],
];

/** By UTF-16 code unit: to look one up takes less time than to ask what it is. */
const table = new Uint16Array(0x1_0000).fill(feature.beyondAscii, 0x80);
table.fill(feature.beyondAscii | feature.hangul, 0xac00, 0xd7a4);
for (const [some, bit] of characters)
  for (const c of some) table[c.charCodeAt(0)] = (table[c.charCodeAt(0)] ?? 0) | bit;

export function featuresOf(text: string): Features {
  const units = unitsOf(text);
  let found = 0;
  for (let i = 0; i < text.length; i++) found |= table[units[i] ?? 0] ?? 0;
  return found;
}
