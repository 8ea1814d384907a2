/** Stand around raised and lowered text while a text with tags is read. */
export const scriptStart = '\uFDD0';
export const scriptEnd = '\uFDD1';

const element =
  '(?:A[cglrstu]|B[aeikr]?|C[adeflorsu]?|Dy|E[rsu]|F[er]?|G[ade]|H[efgo]?|I[nr]?|Kr?|L[aiu]|M[gno]|N[abdeip]?|Os?|P[abdrtu]?|R[behu]|S[bceimnr]?|T[abcehil]|U|V|W|Xe|Yb?|Z[nr])';
/** What goes on a formula: elements behind each other that are no words, numbers, and what no word begins with. */
const goesOn = new RegExp(
  String.raw`^(?!(?:In|I|He|No|Be)[ \uFDD3]+\p{Ll})(?:${element}+(?![\p{Ll}'’])|[\p{N}\uFDD0()\[\],.;:!?%/=+−–-])`,
  'u',
);
/** A word, and no formula: the number behind it belongs to what follows, as in "of ³⁸Ca". */
const word = /(?:^|[\s\uFDD3([–—-])(?:\p{Ll}{2,}|\p{Lu}\p{Ll}{2,}|[Aa])[,;:]?$|[.;:,]$|^$/u;
const isotope = new RegExp(String.raw`^[ \uFDD3]*${element}(?![\p{Ll}])`, 'u');

/**
 * Takes out the spaces that came with the tags of `sub` and `sup`: XML is often printed with each tag on a line of its own, which
 * parts `LiNb⏎ₓ⏎O`. `lineEnd` is what such a line's end was replaced by.
 */
export function joinScripts(text: string, lineEnd: string): string {
  const parts = text.split(/(\uFDD0[^\uFDD0\uFDD1]*\uFDD1)/);
  let out = '';
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      const behind = i > 0 ? (/^[ \uFDD3]*/.exec(part)?.[0] ?? '') : '';
      const rest = part.slice(behind.length);
      const next = rest === '' && i + 1 < parts.length ? scriptStart : rest;
      const isPrinted = behind.includes(lineEnd);
      const isPunctuation = /^[,.;:!?)\]]/.test(next);
      out += behind === '' || (isPrinted && goesOn.test(next)) || isPunctuation ? rest : ` ${rest}`;
      continue;
    }
    const script = part.slice(1, -1);
    const before = /(?<![ \uFDD3])[ \uFDD3]+$/.exec(out)?.[0] ?? '';
    const left = out.slice(0, out.length - before.length);
    const follows = parts[i + 1] ?? '';
    const isGlued = before === ' ' && /\D$/.test(left) && /^\S/.test(follows);
    const isOfNext = /^[⁰¹²³⁴-⁹]+$/.test(script) && isotope.test(follows) && (word.test(left) || isGlued);
    if (isOfNext) {
      parts[i + 1] = follows.replace(/^[ \uFDD3]+/, '');
      out = `${left}${before === '' ? '' : ' '}${script}`;
    } else out = left + script;
  }
  return out;
}
