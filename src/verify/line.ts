import type { SeenBlock } from '../formats/index.ts';
import type { MarkKind, VisibleBlock } from '../forum-model/index.ts';
import { dictionary } from '../data.ts';

/** A stretch of a line's text; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A block in the form that is compared: in NFC, without white space, and emoji without the selector that asks for a picture.
 * Offsets are UTF-16 code units into `text`.
 */
export interface Line {
  readonly text: string;
  /** The kinds of marks on each code unit, sorted; an empty list where there are none at all. */
  readonly marks: readonly string[];
  readonly links: readonly (Stretch & { readonly href: string })[];
  readonly images: readonly { readonly at: number; readonly key: string }[];
  /** The block that the line was made from, to be quoted in messages. */
  readonly block: VisibleBlock;
}

/** The marks that are compared. Marks that the forum adds by itself, such as the frame of a mention, are not. */
const meaningful = new Set<MarkKind>(['bold', 'italic', 'strike', 'code', 'sub', 'sup', 'kbd', 'highlight']);

/** A sequence that NFC may compose: a letter with its marks, or a syllable of Hangul in letters. */
const character = /(?:[\uac00-\ud7a3]?[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+|[^])\p{M}*/gu;

/**
 * White space, the zero-width space that the forum adds or removes before an emoji, and the selector. The forum makes a picture
 * of ✔ with and without the selector, and has no way to write the character instead (DISCOURSE.md 2.2). In the mail a reader
 * sees the same sign.
 */
const unseen = /[\s\u200b\ufe0e\ufe0f]/g;

/** Characters that the forum shows as the same picture. */
const alike: Readonly<Record<string, string>> = dictionary({ '♥': '❤' });

/** The characters that `canonical` changes in a text that is in NFC already. */
const special = /[\s\u200b\ufe0e\ufe0f]+|♥/g;

export function lineOf(block: SeenBlock): Line {
  const { text, at } = canonical(block.compared ?? block.text);
  return {
    text,
    marks: marksOf(block, text, at),
    links: block.links.map(({ start, end, href }) => ({
      start: at[start] ?? text.length,
      end: at[end] ?? text.length,
      href: sameAddress(href ?? ''),
    })),
    images: block.images.map(({ at: place, src, alt }) => ({
      at: at[place] ?? text.length,
      key: JSON.stringify([sameAddress(src), canonical(alt).text]),
    })),
    block,
  };
}

/** Returns the text to compare, and for each offset into `source`, its end included, the offset into that text. */
export function canonical(source: string): { text: string; at: readonly number[] } {
  const at: number[] = [];
  let text = '';
  let done = 0;
  const go = (written: string, seen: string): void => {
    for (let unit = 0; unit < written.length; unit++) at.push(text.length + (written === seen ? unit : 0));
    text += seen;
    done += written.length;
  };
  // Most texts are in NFC already, so that only what is not seen has to be looked for.
  for (const { 0: written, index } of source.matchAll(
    source.normalize('NFC') === source ? special : character,
  )) {
    const before = source.slice(done, index);
    go(before, before);
    const seen = written.normalize('NFC').replace(unseen, '');
    go(written, alike[seen] ?? seen);
  }
  const rest = source.slice(done);
  go(rest, rest);
  at.push(text.length);
  return { text, at };
}

function marksOf({ kind, marks, text: source }: VisibleBlock, text: string, at: readonly number[]): string[] {
  // A heading is bold anyway; and where a mail cannot fold details, their title is a bold line.
  const meant = marks.filter(
    (mark) => meaningful.has(mark.kind) && !(kind === 'heading' && mark.kind === 'bold'),
  );
  const whole = kind === 'summary' ? 'bold' : kind === 'code' ? 'code' : undefined;
  const all = whole === undefined ? meant : [...meant, { kind: whole, start: 0, end: source.length }];
  if (all.length === 0) return [];
  const on = Array.from({ length: text.length }, () => '');
  for (const mark of all.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
    for (let unit = at[mark.start] ?? 0; unit < (at[mark.end] ?? text.length); unit++)
      on[unit] += `${mark.kind} `;
  }
  return on;
}

/** Returns one spelling for an address, which may be written with or without percent signs. */
export function sameAddress(href: string): string {
  try {
    return new URL(decodeURI(href)).href;
  } catch {
    return href;
  }
}
