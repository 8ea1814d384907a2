import text from '../generated/emoji.js';

/** Not a plain constant: the build would write the text out wherever it is used. */
const generated = { text };

interface Table {
  /** Lower-case name without colons → emoji, fully qualified. */
  readonly byName: ReadonlyMap<string, string>;
  /** Emoji without variation selectors → the forum's name, or an empty string where the forum has none. */
  readonly byEmoji: ReadonlyMap<string, string>;
}

let table: Table | undefined;
const found = new Map<string, string | undefined>();

/** The emoji of a name in small letters. A search of the text takes a hundredth of the time that the table does; a text has few names. */
export function emojiOf(name: string): string | undefined {
  if (table !== undefined) return table.byName.get(name);
  if (!found.has(name)) found.set(name, searchedEmoji(name));
  return found.get(name);
}

export function searchedEmoji(name: string): string | undefined {
  const { text } = generated;
  const wanted = ` ${name}`;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const start = text.lastIndexOf('\n', at) + 1;
    if (/^(?:[ \n]|$)/.test(text.charAt(at + wanted.length)))
      return text.slice(start, text.indexOf(' ', start));
  }
  return undefined;
}

/** Parsed when it is first asked for: two thousand lines take about a millisecond. */
export function emojiTable(): Table {
  if (table === undefined) {
    const byName = new Map<string, string>();
    const byEmoji = new Map<string, string>();
    for (const line of generated.text.split('\n')) {
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
