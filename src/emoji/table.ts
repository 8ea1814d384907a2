import text from '../generated/emoji.js';

interface Table {
  /** Lower-case name without colons → emoji, fully qualified. */
  readonly byName: ReadonlyMap<string, string>;
  /** Emoji without variation selectors → the forum's name, or an empty string where the forum has none. */
  readonly byEmoji: ReadonlyMap<string, string>;
}

let table: Table | undefined;

/** Parsed when it is first asked for: two thousand lines take about a millisecond. */
export function emojiTable(): Table {
  if (table === undefined) {
    const byName = new Map<string, string>();
    const byEmoji = new Map<string, string>();
    for (const line of text.split('\n')) {
      const [emoji = '', ...names] = line.split(' ');
      byEmoji.set(withoutSelectors(emoji), names[0] ?? '');
      for (const name of names) byName.set(name, emoji);
    }
    table = { byName, byEmoji };
  }
  return table;
}

/** U+FE0F asks for a picture instead of a character; people type it or leave it out. */
export function withoutSelectors(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}
