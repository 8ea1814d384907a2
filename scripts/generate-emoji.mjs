import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gemoji } from 'gemoji';

const require = createRequire(import.meta.url);

/**
 * The emoji table as one module: a line an emoji, `🔥 fire flame`, whose first name is the one the forum uses. Names
 * are CLDR's (unicode-emoji-json) and GitHub's (gemoji), which are most of Discourse's; `emoji-own.json` adds those that
 * neither has, says what a name means where they disagree with the forum, and lists theirs that the forum lacks.
 */
export async function generateEmoji() {
  const cldr = require('unicode-emoji-json/data-by-emoji.json');
  const own = JSON.parse(readFileSync(new URL('emoji-own.json', import.meta.url), 'utf8'));
  const unknown = new Set(own.unknown);

  const emojiOf = new Map();
  const give = (name, emoji) => {
    if (!emojiOf.has(name) && !unknown.has(name)) emojiOf.set(name, emoji);
  };
  for (const [emoji, names] of Object.entries(own.names))
    for (const name of names.split(' ')) give(name, emoji);
  for (const [emoji, { slug }] of Object.entries(cldr)) {
    // The forum names flags by their country alone and has no emoji that only turn another one round.
    if (!slug.endsWith('_facing_right')) give(slug.replace(/^flag_/, ''), emoji);
  }
  for (const { emoji, names } of gemoji) for (const name of names) give(name, emoji);

  const lines = new Map(Object.keys(cldr).map((emoji) => [bare(emoji), [emoji]]));
  const line = (emoji) => lines.get(bare(emoji)) ?? lines.set(bare(emoji), [emoji]).get(bare(emoji));
  // CLDR's name first, where the forum has it.
  for (const [emoji, { slug }] of Object.entries(cldr)) {
    const name = slug.replace(/^flag_/, '');
    if (emojiOf.get(name) === emoji) line(emoji).push(name);
  }
  for (const [name, emoji] of emojiOf) if (!line(emoji).includes(name)) line(emoji).push(name);

  const table = [...lines.values()].map((words) => words.join(' ')).join('\n');
  return {
    'emoji.js': `export default ${JSON.stringify(table)};\n`,
    'emoji.d.ts': 'declare const table: string;\nexport default table;\n',
  };
}

/** Without the selector that asks for a colourful picture, which people type or leave out. */
function bare(emoji) {
  return emoji.replaceAll('\ufe0f', '');
}
