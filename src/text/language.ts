import { dictionary } from '../data.ts';
import { feature, type Features, featuresOf } from './features.ts';

/** The script without which a text is not in that language. */
const needed: Readonly<Record<string, RegExp>> = dictionary({
  ko: /\p{Script=Hangul}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  bg: /\p{Script=Cyrillic}/u,
  el: /\p{Script=Greek}/u,
  he: /\p{Script=Hebrew}/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  hi: /\p{Script=Devanagari}/u,
  th: /\p{Script=Thai}/u,
});

/** Languages that are written in Latin letters. */
const latin = new Set('cs da de en es fi fr hu id it nb nl no pl pt sv tr vi'.split(' '));

/** A text with fewer letters may well be a name or a formula. */
const enough = 20;

/**
 * Whether a text may be in the language of a BCP 47 tag, by its letters alone: Korean has some Hangul, Japanese some
 * kana, English is mostly Latin. What is code, mathematics or an address says nothing; a tag that names its script
 * (`sr-Latn`) and a language that is not known here are never doubted.
 */
export function looksLike(text: string, tag: string, features: Features = featuresOf(text)): boolean {
  if (tag === 'ko' && features & feature.hangul) return true;
  const [primary = '', ...subtags] = tag.toLowerCase().split('-');
  if (subtags.some((subtag) => /^[a-z]{4}$/.test(subtag))) return true;
  const script = needed[primary];
  if (script !== undefined) return script.test(text) || letters(prose(text)) < enough;
  // Those of ASCII are Latin letters, however many of them are code.
  if (!latin.has(primary) || !(features & feature.beyondAscii)) return true;
  const plain = prose(text);
  if (isMostlyAscii(plain) || !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text))
    return true;
  const all = letters(plain);
  return all < enough || (plain.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 >= all;
}

/** Whether half of the letters are those of ASCII, whatever the others are: nearly all texts are known by that, at little cost. */
function isMostlyAscii(text: string): boolean {
  let more = 0;
  for (let left = text.length; left > 0; left--) {
    const code = text.charCodeAt(text.length - left);
    if (code > 0x7f) more--;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) more++;
    // However the rest of the text goes on.
    if (more >= left) return true;
  }
  return more >= 0;
}

function prose(text: string): string {
  let plain = text;
  if (plain.includes('`')) plain = plain.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' ');
  if (plain.includes('$')) plain = plain.replace(/\$[^$\n]*\$/g, ' ');
  return plain.includes('://') ? plain.replace(/https?:\/\/\S+/g, ' ') : plain;
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** Whether a text has the form of a language's tag: `ko`, `zh-Hant`, `pt-BR` (BCP 47, without its private and old forms). */
export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text);
}
