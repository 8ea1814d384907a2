import { unicodeOf } from '../../emoji/index.ts';
import {
  type Block,
  type Inline,
  plain,
  readMarkdown,
  toAuthor,
  withoutEdges,
} from '../../markdown/index.ts';
import type { ThemeData } from '../model.ts';
import type { Reader } from './reader.ts';
import { lineOf, paragraphOf } from './words.ts';

const positions = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What stands above the cards: the newsletter's own lines, a lead, themes. */
export interface Intro {
  /** `undefined`: as in the config; empty: none, where the config has some. */
  readonly masthead: string | undefined;
  readonly lead: string;
  readonly themes: readonly ThemeData[];
}

interface Opening {
  readonly emoji: string | undefined;
  readonly rest: readonly Inline[];
}

/**
 * A theme begins with an emoji: that of its number, or where it has a label or follows another theme, any. Without one, nothing
 * tells it from a lead. `above` is known to be the masthead.
 */
export function readIntro(
  { above, blocks }: { readonly above: readonly Block[]; readonly blocks: readonly Block[] },
  reader: Reader,
): Intro {
  const { config, emoji } = reader;
  const own = config.masthead.map(({ value }) => value);
  const isApart = above.length > 0;
  const count = ownLines(isApart ? above : blocks, own, reader);
  const isOwn = count > 0 && (!isApart || count === above.length);
  const left = isApart ? blocks : blocks.slice(count);
  const themes: { opening: Opening; blocks: Block[] }[] = [];
  const lead: Block[] = [];
  for (const [i, block] of left.entries()) {
    const found = reader.profile.intro === 'themes' ? openingOf(block, themes.length, reader) : undefined;
    // An emoji alone in its paragraph stands above what cannot run into it, such as a list; else it is a text.
    const next = left[i + 1]?.type ?? 'paragraph';
    const opening = found?.rest.length === 0 && next === 'paragraph' ? undefined : found;
    if (opening !== undefined) themes.push({ opening, blocks: [] });
    else (themes.at(-1)?.blocks ?? lead).push(block);
  }
  return {
    masthead: isOwn ? undefined : isApart ? toAuthor(above, emoji) : own.length === 0 ? undefined : '',
    lead: toAuthor(lead, emoji),
    themes: themes.map(({ opening, blocks: more }) => themeOf(opening, more, reader)),
  };
}

/** How many blocks at the beginning say what the config's text says. */
export function ownLines(
  blocks: readonly Block[],
  texts: readonly string[],
  { emoji }: Pick<Reader, 'emoji'>,
): number {
  const wanted = texts.flatMap((text) => readMarkdown(text, emoji).blocks).map(said);
  return wanted.every((one, i) => said(blocks[i]) === one) ? wanted.length : 0;
}

/** Emoji may lack or have the selector that asks for a picture. */
function said(block: Block | undefined): string {
  return block === undefined ? '' : plain([block]).replace(/[\ufe0f\u200b]/g, '');
}

/** What a file says of the emoji before a theme: nothing where it is that of its number, empty where there is none. */
export function readNumberedEmoji(emoji: string, index: number): string | undefined {
  const number = positions[index];
  const own = number === undefined ? `${index + 1}.` : (unicodeOf(number) ?? '');
  return bare(emoji) === bare(own) ? undefined : emoji;
}

function openingOf(block: Block, count: number, reader: Reader): Opening | undefined {
  if (block.type !== 'paragraph') return undefined;
  const found = leadingEmoji(block.children, reader);
  const number = positions[count];
  const own = number === undefined ? `${count + 1}.` : unicodeOf(number);
  if (found === undefined) {
    const [first, ...rest] = block.children;
    if (number !== undefined || first?.type !== 'text' || !first.text.startsWith(`${own} `)) return undefined;
    return {
      emoji: undefined,
      rest: [{ ...first, text: first.text.slice((own ?? '').length + 1) }, ...rest],
    };
  }
  const { unicode, written, rest } = found;
  if (bare(unicode) === bare(own ?? '')) return { emoji: undefined, rest };
  return count > 0 || rest[0]?.type === 'strong' ? { emoji: written, rest } : undefined;
}

/** The emoji at the start of a line, with a space or nothing behind it. */
function leadingEmoji(
  children: readonly Inline[],
  { config }: Reader,
): { unicode: string; written: string; rest: Inline[] } | undefined {
  const [first, next, ...others] = children;
  if (first?.type === 'emoji') {
    const isApart =
      next === undefined || next.type === 'break' || (next.type === 'text' && next.text.startsWith(' '));
    if (!isApart) return undefined;
    const isOwn = first.name !== undefined && config.emoji.has(first.name.toLowerCase());
    const written = isOwn && first.name !== undefined ? first.name : first.unicode;
    return {
      unicode: first.unicode,
      written,
      rest: withoutEdges(next === undefined ? [] : [next, ...others]),
    };
  }
  return undefined;
}

function bare(emoji: string): string {
  return emoji.replaceAll('\ufe0f', '');
}

/** Bold words at the start are its label. */
function themeOf({ emoji, rest }: Opening, blocks: readonly Block[], { emoji: own }: Reader): ThemeData {
  const [first, ...others] = rest;
  const isLabel =
    first?.type === 'strong' && first.children.every(({ type }) => type === 'text' || type === 'emoji');
  const label = isLabel && first.type === 'strong' ? lineOf(first.children) : '';
  const line = withoutEdges(label === '' ? rest : others);
  const text = toAuthor([...(line.length === 0 ? [] : [paragraphOf(line)]), ...blocks], own);
  return {
    ...(emoji === undefined ? {} : { emoji }),
    ...(label === '' ? {} : { theme: label }),
    text,
  };
}
