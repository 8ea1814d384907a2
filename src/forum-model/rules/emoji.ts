import type { MarkdownIt, Token } from 'markdown-it';
import { unicodeOf } from '../../emoji/index.ts';
import { emoticons } from '../../forum-lists.ts';
import type { Dialect } from '../dialect.ts';
import { nameEmoji } from './emoji-names.ts';
import { escapeAttribute } from '../escape.ts';
import { isBoundary } from '../punctuation.ts';
import { replaceInText, splitAt } from './text-runs.ts';

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
      const named = nameEmoji(text, dialect.inlineEmoji);
      const pieces = splitAt(named, start, (match) => {
        const found = emojiAt(named, match, dialect);
        if (found === undefined) return undefined;
        const token = make('emoji');
        token.markup = `:${found.name}:`;
        return { tokens: [token], length: found.length };
      });
      return pieces ?? (named === text ? undefined : [named]);
    },
  });
  md.core.ruler.push('only-emoji', (state) => {
    for (const block of state.tokens) markLonely(block.children ?? []);
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
  const bounded = isBoundary(text[match.index - 1], dialect.version);
  if (typed !== undefined && unicodeOf(typed, dialect.emoji) !== undefined) {
    const counts = dialect.inlineEmoji || bounded || text[match.index - 1] === '\u200B';
    return counts ? { name: written.slice(1, -1), length: written.length } : undefined;
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

/** On a line of one to three emoji and nothing else, they are shown large. */
function markLonely(tokens: readonly Token[]): void {
  let line: Token[] = [];
  for (const token of [...tokens, undefined]) {
    if (token !== undefined && token.type !== 'softbreak' && token.type !== 'hardbreak') {
      line.push(token);
      continue;
    }
    const seen = line.filter(({ type, content }) => type !== 'text' || content.trim() !== '');
    if (seen.length <= 3 && seen.every(({ type }) => type === 'emoji')) {
      for (const lonely of seen) lonely.info = 'only-emoji';
    }
    line = [];
  }
}

function picture(token: Token | undefined): string {
  if (token === undefined) return '';
  const title = escapeAttribute(token.markup);
  const file = escapeAttribute(encodeURI(token.markup.slice(1, -1).replace(/:t([2-6])$/, '/$1')));
  const look = token.info === '' ? 'emoji' : `emoji ${token.info}`;
  return `<img src="/images/emoji/twitter/${file}.png?v=12" title="${title}" class="${look}" alt="${title}" loading="lazy" width="20" height="20">`;
}
