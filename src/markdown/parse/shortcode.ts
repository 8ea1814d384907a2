import { nearestName, unicodeOf } from '../../emoji/index.ts';

/** Names the forum has: ASCII mostly, and a few countries with their accents. */
const shortcode = /:([a-z0-9_+\-#*\u00c0-\u024f]{1,80}(?::t[2-6])?):/iy;

/**
 * The emoji name between colons that begins at `index`. Between two letters or digits a name of up to three characters
 * or digits alone is text: `key:on:value`, `a:b:c`, `x:100:y` are no emoji.
 */
export function shortcodeAt(
  text: string,
  index: number,
): { name: string; unicode: string; end: number } | undefined {
  shortcode.lastIndex = index;
  const name = shortcode.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = index + name.length + 2;
  const glued = /[A-Za-z0-9]/.test(text.charAt(index - 1)) && /[A-Za-z0-9]/.test(text.charAt(end));
  if (glued && /^(?:.{1,3}|\d+)$/.test(name)) return undefined;
  const unicode = unicodeOf(name);
  return unicode === undefined ? undefined : { name, unicode, end };
}

const typed = /:([a-z_]{3,80}):(?!:)/iy;

/**
 * A name between colons at `index` that no emoji has, but that is one letter away from one that has: probably a slip. Where
 * letters or other colons touch it, as in `a:key:b` and `std::map::find`, it is none.
 */
export function mistypedAt(
  text: string,
  index: number,
): { name: string; meant: string; end: number } | undefined {
  typed.lastIndex = index;
  const name = typed.exec(text)?.[1];
  if (name === undefined) return undefined;
  const end = index + name.length + 2;
  if (/[A-Za-z0-9:/]/.test(text.charAt(index - 1)) || /[A-Za-z0-9/]/.test(text.charAt(end))) return undefined;
  const meant = nearestName(name);
  return meant === undefined ? undefined : { name, meant, end };
}
