import { knownLocales, localeOf } from '../../locales/index.ts';
import { type Block, toAuthor } from '../../markdown/index.ts';
import { ownLines } from './intro.ts';
import type { Reader } from './reader.ts';
import { lineOf } from './words.ts';

/** The end of a post: names of those who helped, and the closing; `undefined` where that is the config's. */
export function readClosing(
  blocks: readonly Block[],
  reader: Reader,
): { closing: string | undefined; credits: readonly string[] } {
  const credits = creditsIn(blocks[0], reader);
  const left = credits.length === 0 ? blocks : blocks.slice(1);
  const own = reader.config.closing.map(({ value }) => value);
  const isOwn = ownLines(left, own, reader) === left.length;
  return { closing: isOwn ? undefined : toAuthor(left, reader.emoji), credits };
}

/** "With thanks to: Ada Lovelace, Alan Turing", with the label of any locale. */
function creditsIn(block: Block | undefined, { config }: Reader): string[] {
  const line = block?.type === 'paragraph' ? lineOf(block.children) : '';
  const label = [config.labels['credits'], ...knownLocales.map((tag) => localeOf(tag).labels.credits)].find(
    (one) => one !== undefined && one !== '' && line.startsWith(`${one} `),
  );
  if (label === undefined) return [];
  return line
    .slice(label.length + 1)
    .split(', ')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
