import { nameOf, unicodeOf } from '../../emoji/index.ts';
import { emojiSince15, emojiSince17 } from '../../forum-lists.ts';
import type { Core, Dialect } from '../dialect.ts';

/** A sequence that may be one emoji: a flag, a keycap, or pictures joined by U+200D. Whether it is one, names say. */
const candidate =
  /\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{ExtPict}(?:\uFE0F|\p{EMod})?[\u{E0020}-\u{E007F}]*(?:\u200D\p{ExtPict}(?:\uFE0F|\p{EMod})?)*/gu;

/** Names that the forum's data lists, and that the recorded cores nevertheless leave as text. */
const unread = new Set(['beach', 'curaçao', 'person_with_pouting_face']);

/** Tells whether the forum knows a name, perhaps with a tone. */
export function knows(name: string, { core, emoji }: Dialect): boolean {
  const known = unicodeOf(name, emoji);
  const lower = name.toLowerCase();
  if (known === undefined || emoji?.has(lower) === true) return known !== undefined;
  // The recorded 3.4 reads other names as new as this one, though not their characters.
  return !(unread.has(lower) || emojiSince17.test(known) || (core === '3.4' && lower === 'pink_heart'));
}

function isNew(sequence: string, core: Core): boolean {
  return emojiSince17.test(sequence) || (core === '3.4' && emojiSince15.test(sequence));
}

/** Emoji that the forum leaves as the characters they are. */
const keptAsText = new Set(['™', '©', '®', '↔']);

/** Emoji that the forum reads as another one, if the variation selector that asks for a picture is missing. */
const bare = new Map([['♥', 'heart']]);

/**
 * Writes every emoji of a text as its name, as Discourse does before it looks for names. After an ASCII word
 * character a zero-width space goes before it. Where names do not count inside words, an emoji right after another
 * script's letter stays as it is when it lies beyond U+FFFF, and else ends up as a name that stays text.
 */
export function nameEmoji(text: string, { inlineEmoji, core }: Dialect): string {
  return text.replace(candidate, (written, at: number) => {
    const [sequence, name] = longestNamed(written);
    if (name === undefined || isNew(sequence, core)) return written;
    const before = text.slice(Math.max(0, at - 2), at);
    // The selector and the keycap's frame are marks to Unicode, but part of an emoji.
    const inWord =
      !inlineEmoji && /(?![\uFE0F\u20E3])[\p{L}\p{M}\p{N}]$/u.test(before) && !/\w$/.test(before);
    if (inWord && (written.codePointAt(0) ?? 0) > 0xff_ff) return written;
    return `${/\w$/.test(before) ? '\u200B' : ''}:${name}:${written.slice(sequence.length)}`;
  });
}

/** Longer than any emoji that has a name, also with a tone and a selector for each of its people. */
const mostUnits = 64;

/** The longest beginning of the sequence that has a name: a joined pair that is no emoji is two pictures. */
function longestNamed(written: string): readonly [sequence: string, name: string | undefined] {
  const whole = written.length > mostUnits ? written.lastIndexOf('\u200D', mostUnits) : written.length;
  for (let end = whole; end > 0; end = written.lastIndexOf('\u200D', end - 1)) {
    const sequence = written.slice(0, end);
    const name = forumName(sequence);
    if (name !== undefined) return [sequence, name];
  }
  return [written, undefined];
}

function forumName(sequence: string): string | undefined {
  if (keptAsText.has(sequence.replaceAll('\uFE0F', ''))) return undefined;
  return bare.get(sequence) ?? nameOf(sequence);
}

/** How many emoji a text has as characters. */
export function countEmoji(text: string): number {
  return [...text.matchAll(candidate)].filter(([written]) => longestNamed(written)[1] !== undefined).length;
}
