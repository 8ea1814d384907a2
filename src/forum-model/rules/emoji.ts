import type { MarkdownIt, Token } from 'markdown-it';
import { emoticons } from '../../forum-lists.ts';
import type { Dialect } from '../dialect.ts';
import { knows, nameEmoji } from './emoji-names.ts';
import { escapeAttribute } from '../escape.ts';
import { isBoundary } from '../punctuation.ts';
import { type Piece, replaceInText, splitAt } from './text-runs.ts';

/** A name between colons, perhaps with a tone, or the beginning of an emoticon. */
const start = /:([^\s:]{1,60}):(?:t[2-6]:)?|[:;8^]/g;

/**
 * Names, emoticons and Unicode emoji become pictures. On a Korean, Japanese or Chinese site a name counts after any
 * character, elsewhere only after white space, punctuation or another emoji.
 */
export function emoji(md: MarkdownIt, dialect: Dialect): void {
  replaceInText(md, {
    name: 'emoji',
    inLinks: true,
    split: (text, make) => {
      const named = nameEmoji(text, dialect);
      const pieces = splitAt(named, start, (match) => {
        const found = emojiAt(named, match, dialect);
        if (found === undefined) return undefined;
        const token = make('emoji');
        token.markup = `:${found.name}:`;
        return { tokens: [token], length: found.length };
      });
      if (pieces === undefined) return named === text ? undefined : [named];
      markLonely(pieces);
      return pieces;
    },
  });
  md.renderer.rules['emoji'] = (tokens, index) => picture(tokens[index]);
}

interface Found {
  /** Without its outer colons. */
  readonly name: string;
  /** How much of the text it was written with. */
  readonly length: number;
}

function emojiAt(text: string, match: RegExpExecArray, dialect: Dialect): Found | undefined {
  const [written, typed] = match;
  const before = text[match.index - 1];
  const bounded = before === '\u200B' || isBoundary(before, dialect.version);
  if (typed !== undefined && knows(typed, dialect)) {
    return dialect.inlineEmoji || bounded
      ? { name: written.slice(1, -1), length: written.length }
      : undefined;
  }
  const emoticon = emoticonAt(text, match.index) ?? '';
  const name = emoticons.get(emoticon);
  const after = text[match.index + emoticon.length];
  if (name === undefined || !bounded || /^\S/.test(after ?? '')) return undefined;
  return { name, length: emoticon.length };
}

const longestFirst = [...emoticons.keys()].toSorted((a, b) => b.length - a.length);

/** The emoticon that begins at `at`, if one does. */
function emoticonAt(text: string, at: number): string | undefined {
  return longestFirst.find((emoticon) => text.startsWith(emoticon, at));
}

/** Where a run of text is one to three emoji, from its first character to its last, they are shown large, even next to a link. */
function markLonely(pieces: readonly Piece[]): void {
  const pictures = pieces.filter((piece) => typeof piece !== 'string').flat();
  const isLonely =
    pictures.length <= 3 &&
    pieces.at(0) === '' &&
    pieces.at(-1) === '' &&
    pieces.every((piece) => typeof piece !== 'string' || piece.trim() === '');
  if (isLonely) for (const lonely of pictures) lonely.info = 'only-emoji';
}

function picture(token: Token | undefined): string {
  if (token === undefined) return '';
  const title = escapeAttribute(token.markup);
  const file = escapeAttribute(encodeURI(token.markup.slice(1, -1).replace(/:t([2-6])$/, '/$1')));
  const look = token.info === '' ? 'emoji' : `emoji ${token.info}`;
  return `<img src="/images/emoji/twitter/${file}.png?v=12" title="${title}" class="${look}" alt="${title}" loading="lazy" width="20" height="20">`;
}
