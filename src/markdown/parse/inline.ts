import { bareUrlAt } from './autolink.ts';
import { characterAt, characterBefore, isEscapable, isUnspaced } from '../../text/index.ts';
import { delimiterAt, pairDelimiters } from './cjk-emphasis.ts';
import { entityAt } from './entities.ts';
import { closeBracket, openBracket } from './inline-brackets.ts';
import { type InlineContext, InlineState } from './inline-state.ts';
import { readAngle } from './inline-tags.ts';
import { findLooseLines } from './loose-lines.ts';
import { findInWord, findLooseMarks, isLooseTick } from './loose-marks.ts';
import { mathAt } from './math.ts';
import { mentionAt } from './mention.ts';
import { mistypedAt, shortcodeAt } from './shortcode.ts';
import type { Inline } from '../ast.ts';

/** Where something other than text may begin; all else is skipped over at once. */
const special = /[\\`*_~[\]!<&\n:$@#]|https?:|www\./gi;

/** Reads the text of one paragraph, heading or cell. Its tokens' offsets are those of the whole source. */
export function readInlines(text: string, context: InlineContext): Inline[] {
  const state = new InlineState(text, context);
  while (state.at < text.length) {
    special.lastIndex = state.at;
    state.at = special.exec(text)?.index ?? text.length;
    if (state.at < text.length && !readSpecial(state, text.charAt(state.at))) state.at++;
  }
  state.flush();
  state.giveUpTags();
  const inlines = withoutEndSpace(pairDelimiters(state.items, state.leftOver));
  findLooseMarks(state, inlines);
  if (context.isParagraph) findLooseLines(state);
  return located(inlines, state);
}

/** A comment at the end leaves the space before it. */
function withoutEndSpace(inlines: Inline[]): Inline[] {
  const last = inlines.findLast((inline) => inline.type !== 'text' || inline.text !== '');
  return last?.type === 'text' && /[ \t]$/.test(last.text)
    ? inlines.map((inline) =>
        inline === last ? { ...last, text: last.text.replace(/(?<![ \t])[ \t]+$/, '') } : inline,
      )
    : inlines;
}

/** True where something was read; false where the character is text. */
function readSpecial(state: InlineState, c: string): boolean {
  const { text, at } = state;
  switch (c) {
    case '\\':
      return readEscape(state);
    case '`':
      return readCode(state);
    case '*':
    case '_':
    case '~':
      return readDelimiter(state, c);
    case '[':
      return openBracket(state, 1);
    case '!':
      return text.charAt(at + 1) === '[' && openBracket(state, 2);
    case ']':
      return closeBracket(state);
    case '<':
      return readAngle(state);
    case '&': {
      const entity = entityAt(text, at);
      return entity !== undefined && state.push({ type: 'text', text: entity.text }, entity.end);
    }
    case '\n':
      return readLineEnd(state);
    case ':': {
      const emoji = shortcodeAt(text, at, state.context.emoji);
      if (emoji === undefined) return noteMistyped(state);
      const { name, unicode, isOwn, end } = emoji;
      return state.push({ type: 'emoji', name, unicode, ...(isOwn && { isOwn }) }, end);
    }
    case '$': {
      const math = mathAt(text, at);
      return math !== undefined && state.push({ type: 'math', source: math.source }, math.end);
    }
    case '@':
    case '#': {
      const mention = mentionAt(text, at);
      return mention !== undefined && state.push({ type: 'mention', text: mention.text }, mention.end);
    }
    default:
      return readBareUrl(state);
  }
}

/** An unknown name is text; the author is warned where it was meant to be one. */
function noteMistyped(state: InlineState): false {
  const { text, at } = state;
  const slip = mistypedAt(text, at);
  if (slip !== undefined)
    state.find({ kind: 'emoji', start: at, end: slip.end, value: slip.name, meant: slip.meant });
  return false;
}

function readEscape(state: InlineState): boolean {
  const next = state.text.charAt(state.at + 1);
  if (next === '\n') {
    const start = state.afterBlanks(state.at + 2);
    state.lines.push({ start, isBroken: true });
    return state.push({ type: 'break' }, start);
  }
  return isEscapable(next) && state.push({ type: 'text', text: next }, state.at + 2);
}

function readCode(state: InlineState): boolean {
  let start = state.at;
  while (state.text.charAt(start) === '`') start++;
  const ticks = start - state.at;
  const end = state.nextTicks(ticks, start);
  if (end !== undefined) {
    const inside = state.text.slice(start, end).replaceAll('\n', ' ');
    const text = /^ .* $/.test(inside) && inside.trim() !== '' ? inside.slice(1, -1) : inside;
    return state.push({ type: 'code', text }, end + ticks);
  }
  if (!state.lonelyTicks.has(ticks)) {
    state.lonelyTicks.add(ticks);
    if (isLooseTick(state.text, state.at, start)) findInWord(state, 'code', { start: state.at, end: start });
  }
  state.at = start - 1;
  return false;
}

function readDelimiter(state: InlineState, c: string): boolean {
  let end = state.at;
  while (state.text.charAt(end) === c) end++;
  // A single tilde is a tilde; three and more strike nothing.
  if (c === '~' && end - state.at !== 2) {
    state.at = end - 1;
    return false;
  }
  state.flush();
  state.items.push(delimiterAt(state.text, state.at, end));
  state.advance(end);
  return true;
}

/** Two spaces before it make a line break; else it is a space, or nothing between two characters that need none. */
function readLineEnd(state: InlineState): boolean {
  const { text, at } = state;
  let start = at;
  while (/^[ \t]$/.test(text.charAt(start - 1))) start--;
  const next = state.afterBlanks(at + 1);
  const isBroken = text.slice(start, at).endsWith('  ');
  state.lines.push({ start: next, isBroken });
  if (isBroken) return state.push({ type: 'break' }, next, start);
  let left = start;
  while (/^[*_~`\])]$/.test(text.charAt(left - 1))) left--;
  let right = next;
  while (/^[*_~`[(]$/.test(text.charAt(right))) right++;
  const joined = isUnspaced(characterBefore(text, left)) && isUnspaced(characterAt(text, right));
  return state.push({ type: 'text', text: joined ? '' : ' ' }, next, start);
}

function readBareUrl(state: InlineState): boolean {
  const { text, at } = state;
  const url = bareUrlAt(text, at);
  if (url === undefined) return false;
  const inner: Inline = { type: 'text', text: text.slice(at, url.end), start: at, end: url.end };
  return state.push({ type: 'link', href: url.href, children: [inner], bare: true }, url.end);
}

/** Offsets in this text become offsets in the whole source. */
function located(inlines: readonly Inline[], state: InlineState): Inline[] {
  return inlines
    .filter((inline) => inline.type !== 'text' || inline.text !== '')
    .map((inline): Inline => {
      const { start, end } = state.span(inline.start, inline.end);
      return 'children' in inline
        ? { ...inline, start, end, children: located(inline.children, state) }
        : { ...inline, start, end };
    });
}
