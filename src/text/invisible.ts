/** A soft hyphen, a space of no width, a word joiner, a byte order mark. Emoji and scripts are spelt with other ones. */
export const invisible = /[\u00AD\u200B\u2060\uFEFF]/u;
