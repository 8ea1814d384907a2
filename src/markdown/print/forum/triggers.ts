import { type OwnEmoji, unicodeOf } from '../../../emoji/index.ts';
import { emojiSince15, emojiSince17, emoticons } from '../../../forum-lists.ts';
import {
  characterAt,
  characterBefore,
  isLetterOrDigit,
  isMark,
  isPunctuation,
  isPunctuationMark,
  isWordCharacter,
} from '../../../text/index.ts';

/** Patterns that Discourse finds in running text after Markdown is done, where no backslash helps (DISCOURSE.md 2.2 to 2.4). */

/** An HTML comment splits the text in two for the forum, and is then removed: readers see nothing of it. */
export const splitter = '<!-- -->';

const smileys = [...emoticons.keys()];
const name = /:([^\s:]{1,60}):/y;
const mention = /@(?:\w[\w.-]{0,58}[A-Za-z0-9]|\w)/y;
const hashtag = /#[\u00c0-\u1fff\u2c00-\ud7ff\w:-]{1,101}/y;
const checkbox = /\[[ xX]?\]/y;
/** A date of the plugin that comes with the forum, which finds it in text whatever is escaped. */
const localDate = /\[date(?:-range)?[ =]/iy;
/** Emoji that the forum turns into names before it looks for names. */
const picture = /^(?:(?![™©®↔])\p{Extended_Pictographic}|\p{RI}\p{RI}|[0-9#*]\ufe0f?\u20e3)/u;

export interface Surroundings {
  /** Does a `:` follow that begins an emoji's name? */
  readonly nameFollows: boolean;
  /** Does an emoji stand right before? */
  readonly emojiBefore: boolean;
  /** `:name:` is an emoji after any character; only on Korean, Japanese and Chinese sites. */
  readonly inWords: boolean;
  /** The emoji that only this forum has. */
  readonly own: OwnEmoji | undefined;
}

/** Is there something at `index` that the forum would change, and that a comment after its first character prevents? */
export function needsSplit(text: string, index: number, around: Surroundings): boolean {
  const c = text.charAt(index);
  if (c === '[') return matches(checkbox, text, index) || matches(localDate, text, index);
  if (c === '@')
    return matches(mention, text, index) && isEdge(text, index) && endsAtEdge(text, mention.lastIndex);
  if (c === '#') {
    // An emoji is written as a name, which goes on with what would be a tag.
    const isBeforeName = around.nameFollows && index === text.length - 1;
    const isBeforePicture = picture.test(text.slice(index + 1, index + 5));
    if (isBeforeName || isBeforePicture) return isEdge(text, index);
    return matches(hashtag, text, index) && isEdge(text, index) && endsHashtag(text, index);
  }
  return (c === ':' && namesEmoji(text, index, around)) || (/[:;8^]/.test(c) && isEmoticon(text, index));
}

function matches(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

function namesEmoji(text: string, index: number, { nameFollows, own }: Surroundings): boolean {
  const isEmoji = (word: string): boolean => unicodeOf(word, own) !== undefined;
  if (matches(name, text, index)) return isEmoji(text.slice(index + 1, name.lastIndex - 1));
  // An emoji behind a half-written name is written as `:name:` there, and its colon would complete this one.
  const half = /^[^\s:]{1,60}/.exec(text.slice(index + 1, index + 62))?.[0] ?? '';
  const end = index + 1 + half.length;
  if (nameFollows && end === text.length) return isEmoji(half);
  for (let i = index + 1; i < end; i++) {
    if (picture.test(text.slice(i, i + 4)) && isEmoji(text.slice(index + 1, i))) return true;
  }
  return false;
}

function isEmoticon(text: string, index: number): boolean {
  return smileys.some(
    (emoticon) =>
      text.startsWith(emoticon, index) &&
      beginsEmoticon(text, index) &&
      endsEmoticon(text.slice(index + emoticon.length, index + emoticon.length + 4)),
  );
}

/** Nothing or no word before it, or a mention or hashtag of the author's, behind which the forum cuts the text. */
function beginsEmoticon(text: string, index: number): boolean {
  return isEdge(text, index) || /[@#]\S*$/.test(text.slice(Math.max(0, index - 102), index));
}

/** A space or the end, or what the forum cuts the text before: an emoji, a mention, a hashtag, a check box or a date. */
function endsEmoticon(rest: string): boolean {
  return rest === '' || /^[\s@#[]/.test(rest) || picture.test(rest);
}

/**
 * Is what stands before `index` nothing, white space, punctuation or a symbol? markdown-it 14.0 and 14.1 differ in
 * symbols. A mark may belong to an emoji, as the letter ℹ is one, which the forum has written as
 * `:name:` by then.
 */
function isEdge(text: string, index: number): boolean {
  return !isLetterOrDigitForIt(characterBefore(text, index));
}

function endsAtEdge(text: string, index: number): boolean {
  return !isLetterOrDigitForIt(characterAt(text, index));
}

function isLetterOrDigitForIt(c: string): boolean {
  return c !== 'ℹ' && isLetterOrDigit(c);
}

/** A colon inside may itself be cut off from what follows. */
function endsHashtag(text: string, index: number): boolean {
  return endsAtEdge(text, hashtag.lastIndex) || text.slice(index, hashtag.lastIndex).includes(':');
}

/**
 * Must a comment go before what stands at `index`? Outside of Korean, Japanese and Chinese sites the forum writes an emoji
 * as its name and then does not read the name behind a letter, nor, with markdown-it 14.0, behind a symbol. Everywhere
 * `t3:` behind an emoji would be its tone.
 */
export function needsSplitBefore(
  text: string,
  index: number,
  { inWords, nameFollows, emojiBefore }: Surroundings,
): boolean {
  if (index === 0 && !emojiBefore) return false;
  const before = characterBefore(text, index);
  const c = text.charAt(index);
  if (
    c === 't' &&
    /^t[2-6](?::|$)/.test(text.slice(index, index + 3)) &&
    (nameFollows || text.charAt(index + 2) === ':')
  ) {
    if (index === 0) return emojiBefore;
    return /[\p{Extended_Pictographic}\p{RI}\p{EMod}]/u.test(before) || isMark(before);
  }
  return (
    index > 0 &&
    !inWords &&
    (c >= '\u0080' || /[0-9#*]/.test(c)) &&
    picture.test(text.slice(index, index + 4)) &&
    hidesEmoji(before)
  );
}

/** Would the forum leave an emoji's name behind this character as text? Behind ASCII letters it sees to that itself. */
export function hidesEmoji(before: string): boolean {
  if (isPartOfEmoji(before) || /[\s\w]/.test(before)) return false;
  // markdown-it 14.0 knows no punctuation beyond U+FFFF.
  return (
    before.length > 1 || isWordCharacter(before) || (isPunctuation(before) && !isPunctuationMark(before))
  );
}

/** To a forum that does not know it yet, an emoji is a character as any other. */
function isPartOfEmoji(c: string): boolean {
  if (emojiSince15.test(c) || emojiSince17.test(c)) return false;
  return /(?![™©®↔])[\p{Extended_Pictographic}\p{RI}\p{EMod}\ufe0f\u20e3]/u.test(c);
}

/** Sites in these languages read `:name:` inside words. */
export function readsNamesInWords(locale: string): boolean {
  return /^(?:ko|ja|zh)(?:[-_]|$)/i.test(locale);
}
