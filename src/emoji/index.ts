/**
 * Names ↔ Unicode, as Discourse names emoji: `:fire:`, old and new names, aliases, skin tones (`:wave:t3:`). The table
 * is generated from a library's data and a list of our own; it is parsed when the first question is asked.
 */
const few: Record<string, string> = {
  fire: '🔥',
  one: '1️⃣',
  two: '2️⃣',
  three: '3️⃣',
  four: '4️⃣',
  five: '5️⃣',
  six: '6️⃣',
  seven: '7️⃣',
  eight: '8️⃣',
  nine: '9️⃣',
  ten: '🔟',
};

/** The emoji of a name without colons; any case; undefined where the name is not known. */
export function unicodeOf(name: string): string | undefined {
  return few[name.toLowerCase()];
}

/** The name Discourse gives an emoji. */
export function nameOf(emoji: string): string | undefined {
  return Object.keys(few).find((name) => few[name] === emoji);
}

/** Is the text exactly one emoji? */
export function isEmoji(text: string): boolean {
  return nameOf(text) !== undefined || /^\p{RGI_Emoji}$/v.test(text);
}
