/**
 * Names ↔ Unicode, as Discourse names emoji: `:fire:`, old and new names, aliases, skin tones (`:wave:t3:`). The table
 * is generated from two libraries' data and a list of our own (scripts/generate-emoji.mjs). It knows Unicode 16 whatever
 * Node it runs on, so that output does not depend on the machine.
 */
import { emojiOf, emojiTable, withoutSelectors } from './table.ts';
import { tonedName, withTone, withoutTones } from './tones.ts';

export { nearestName } from './nearest.ts';

const possible = /^[\w+\-#*\u00c0-\u024f]+(?::t[2-6])?$/;

/** Names that only one forum has, without colons and in small letters, with the text that stands for each elsewhere. */
export type OwnEmoji = ReadonlyMap<string, string>;

/**
 * The emoji of a name without colons, in any case; undefined where the forum knows no such name. Of a forum's own it is the
 * text that stands for it.
 */
export function unicodeOf(name: string, own?: OwnEmoji): string | undefined {
  const text = own?.get(name.toLowerCase());
  if (text !== undefined) return text;
  // `1~6` in `3:1~6:1` is no name, and not worth a search.
  if (!possible.test(name)) return undefined;
  const toned = tonedName(name.toLowerCase());
  const emoji = emojiOf(toned.name);
  return emoji === undefined || toned.tone === 0 ? emoji : withTone(emoji, toned.tone);
}

/** The forum's own name for an emoji, with its tone; variation selectors do not matter. */
export function nameOf(emoji: string): string | undefined {
  const { byEmoji } = emojiTable();
  const whole = byEmoji.get(withoutSelectors(emoji));
  if (whole !== undefined) return whole === '' ? undefined : whole;
  const { base, tone } = withoutTones(withoutSelectors(emoji));
  const name = byEmoji.get(base);
  return tone === 0 || name === undefined || name === '' ? undefined : `${name}:t${tone}`;
}
