import { nearestName, type OwnEmoji, unicodeOf } from '../../emoji/index.ts';

/** Names the forum has: ASCII mostly, and a few countries with their accents. */
const shortcode = /:([a-z0-9_+\-#*\u00c0-\u024f]{1,80}(?::t[2-6])?):/iy;

/**
 * The emoji name between colons that begins at `index`. Between two letters or digits a name of up to three characters
 * or digits alone is text: `key:on:value`, `a:b:c`, `x:100:y` are no emoji.
 */
export function shortcodeAt(
  text: string,
  index: number,
  own: OwnEmoji | undefined,
): { name: string; unicode: string; isOwn: boolean; end: number } | undefined {
  shortcode.lastIndex = index;
  const name = shortcode.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = index + name.length + 2;
  const glued = /[A-Za-z0-9]/.test(text.charAt(index - 1)) && /[A-Za-z0-9]/.test(text.charAt(end));
  if (glued && /^(?:.{1,3}|\d+)$/.test(name)) return undefined;
  const unicode = unicodeOf(name, own);
  return unicode === undefined
    ? undefined
    : { name, unicode, isOwn: own?.has(name.toLowerCase()) === true, end };
}

/** What most names are ruled out by: classes of Unicode take a moment to make. */
const mayBeTyped = /:(?:[\w+-]|[^\0-\x7f]){2,160}:(?!:)/y;
const typed = /:([\p{L}\p{N}_+-]{2,80}):(?!:)/uy;

/**
 * A name between colons at `index` that no emoji has: probably a slip. One between spaces, or at an end of the text, is told in
 * any case; beside other signs only one that is a letter away from an emoji's name. Where letters or other colons touch it,
 * as in `a:key:b` and `std::map::find`, it is none.
 */
export function mistypedAt(
  text: string,
  index: number,
): { name: string; meant: string | undefined; end: number } | undefined {
  mayBeTyped.lastIndex = index;
  if (!mayBeTyped.test(text)) return undefined;
  typed.lastIndex = index;
  const name = typed.exec(text)?.[1];
  if (name === undefined || !/\p{L}/u.test(name)) return undefined;
  const end = index + name.length + 2;
  const [before, after] = [text.charAt(index - 1), text.charAt(end)];
  if (/[A-Za-z0-9:/]/.test(before) || /[A-Za-z0-9/]/.test(after)) return undefined;
  const meant = /^[a-z_]{3,}$/i.test(name) ? nearestName(name) : undefined;
  const isAlone = /^\s?$/.test(before) && /^\s?$/.test(after);
  return meant === undefined && !isAlone ? undefined : { name, meant, end };
}
