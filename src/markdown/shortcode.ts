import { unicodeOf } from '../emoji/index.ts';

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
