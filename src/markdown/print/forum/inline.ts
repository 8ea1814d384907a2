import { largest } from '../../../data.ts';
import type { OwnEmoji } from '../../../emoji/index.ts';
import {
  characterAt,
  characterBefore,
  isPunctuation,
  isPunctuationMark,
  isWhitespace,
} from '../../../text/index.ts';
import { printBareUrl, printImage, printLink } from './links.ts';
import { escapeText, type TextSpot } from './text.ts';
import { hidesEmoji, splitter } from './triggers.ts';
import { escapeHtml } from '../escape-html.ts';
import { isHref } from '../../href.ts';
import { texToUnicode } from '../../tex/tex.ts';
import type { Inline } from '../../ast.ts';

/** The properties that all text of a block shares. */
export interface ForumSpot {
  readonly where: TextSpot['where'];
  /** The line is a cell's, or within one. */
  readonly inTable: boolean;
  readonly inWords: boolean;
  /** The emoji that only this forum has. */
  readonly own: OwnEmoji | undefined;
  readonly curls: boolean;
  /** The block has text like `[/b]`, which would make a tag of a link's `[b` before it. */
  readonly closesTag: boolean;
  /** Line breaks are written as such; elsewhere as `<br>`. */
  readonly lines: boolean;
  /** The text before and after is unknown, because a template decides the place. */
  readonly open: boolean;
}

/** A piece of a line; emphasis is decided upon when its neighbours are known. */
type Piece = string | { readonly tag: 'strong' | 'em' | 'del'; readonly inside: string };

const marks = { strong: '**', em: '*', del: '~~' } as const;
const tags = { strong: 'strong', emphasis: 'em', strike: 'del' } as const;

/** Writes inlines for the forum. `spot` tells where they stand, `inMark` whether other emphasis is around them. */
export function printInlines(inlines: readonly Inline[], spot: ForumSpot, inMark = false): string {
  const [only] = inlines;
  // Most blocks are one text.
  if (inlines.length === 1 && only?.type === 'text')
    return only.text === '' ? '' : printText(asRun([only]), { inlines: [], index: 0, spot, inMark });
  const joined = joinTexts(inlines.flatMap(withoutDeadLink));
  const pieces = joined.map((inline, index) => printOne(inline, { inlines: joined, index, spot, inMark }));
  const out = new Output();
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') {
      // An empty line would end the paragraph, and a tag alone on its line begin a block of HTML.
      out.add(piece === '\n' && /^(?:<img .*>)?$/.test(out.line) ? '<br>' : piece);
      continue;
    }
    const next = pieces[index + 1];
    const after = next === undefined ? '' : typeof next === 'string' ? characterAt(next, 0) : '<';
    out.add(
      canMark(piece, { before: out.end, after, spot, inMark })
        ? marks[piece.tag] + piece.inside + marks[piece.tag]
        : `<${piece.tag}>${piece.inside}</${piece.tag}>`,
    );
  }
  return out.text;
}

/** What is written so far. Its end and its last line stand apart: to look at those of a long text puts it together each time. */
class Output {
  private readonly pieces: string[] = [];
  /** The last units, enough for a character. */
  end = '';
  line = '';

  add(piece: string): void {
    this.pieces.push(piece);
    this.end = (this.end + piece).slice(-2);
    const lineEnd = piece.lastIndexOf('\n');
    this.line = lineEnd === -1 ? this.line + piece : piece.slice(lineEnd + 1);
  }

  get text(): string {
    return this.pieces.join('');
  }
}

interface Place {
  readonly inlines: readonly Joined[];
  readonly index: number;
  readonly spot: ForumSpot;
  readonly inMark: boolean;
}

function printOne(inline: Joined, place: Place): Piece {
  const { spot } = place;
  switch (inline.type) {
    case 'text':
      return printText(inline, place);
    case 'emoji':
      return printEmoji(inline, place);
    case 'code':
      return printCode(inline.text, place);
    case 'strong':
    case 'emphasis':
    case 'strike': {
      const inside = printInlines(inline.children, { ...spot, lines: false }, true);
      return inside === '' ? '' : { tag: tags[inline.type], inside };
    }
    case 'html': {
      const inside = printInlines(inline.children, { ...spot, lines: false }, place.inMark);
      const title = inline.title === undefined ? '' : ` title="${escapeHtml(inline.title)}"`;
      return inside === '' ? '' : `<${inline.tag}${title}>${inside}</${inline.tag}>`;
    }
    case 'break':
      return spot.lines ? '\n' : '<br>';
    case 'link': {
      if (spot.where === 'link') return printInlines(inline.children, spot, place.inMark);
      const text = printInlines(inline.children, { ...spot, where: 'link', lines: false }, place.inMark);
      const guard = spot.closesTag && /^[a-z0-9]/i.test(text) ? splitter : '';
      return printBareUrl(inline, spot.own) ?? printLink(inline, guard + text);
    }
    case 'image':
      return printImage(inline);
  }
}

function printText({ text, mentions }: Run, place: Place): string {
  return escapeText(text, textSpot(place, mentions));
}

/** What is written as text. */
type Textual =
  | Extract<Inline, { type: 'text' | 'mention' | 'math' }>
  | (Extract<Inline, { type: 'emoji' }> & { readonly name?: undefined });

/** Texts that touch, as they are written: with the mentions in them, which stand where `mentions` says. */
interface Run {
  readonly type: 'text';
  readonly text: string;
  readonly mentions: readonly number[];
}

type Joined = Exclude<Inline, Textual> | Run;

/** Mathematics, mentions and emoji without a name are text; texts that touch are one, for the forum reads them as one. */
function joinTexts(inlines: readonly Inline[]): readonly Joined[] {
  const out: Joined[] = [];
  let run: Textual[] = [];
  const endRun = (): void => {
    if (run.length > 0) out.push(asRun(run));
    run = [];
  };
  for (const inline of inlines.filter((one) => !isEmpty(one))) {
    if (isText(inline)) {
      run.push(inline);
      continue;
    }
    endRun();
    out.push(inline);
  }
  endRun();
  return withoutEdges(out);
}

function isText(inline: Inline): inline is Textual {
  const { type } = inline;
  return type === 'emoji'
    ? inline.name === undefined
    : type === 'text' || type === 'mention' || type === 'math';
}

function asRun(inlines: readonly Textual[]): Run {
  let text = '';
  const mentions: number[] = [];
  for (const inline of inlines) {
    if (inline.type === 'mention') mentions.push(text.length);
    text += clean(asText(inline));
  }
  return { type: 'text', text, mentions };
}

/** White space but single spaces, and what is no character: most texts have none of it. */
const unclean = / \s|[^\S ]|[\0\ud800-\udfff]/;

function clean(text: string): string {
  if (!unclean.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(/[\0\ud800-\udfff]/gu, '\ufffd');
}

/** Of a link that leads nowhere only the text is left. */
function withoutDeadLink(inline: Inline): readonly Inline[] {
  const isDead = inline.type === 'link' && inline.isWithin !== true && !isHref(inline.href);
  return isDead ? inline.children : [inline];
}

function isEmpty(inline: Inline): boolean {
  return 'children' in inline ? inline.children.every(isEmpty) : inline.type === 'text' && inline.text === '';
}

function asText(inline: Textual): string {
  if (inline.type === 'math') return texToUnicode(inline.source);
  return inline.type === 'emoji' ? inline.unicode : inline.text;
}

/** Spaces beside a line break mean nothing, and a line must not begin with them. */
function withoutEdges(inlines: readonly Joined[]): Joined[] {
  return inlines
    .map((inline, index) => {
      if (inline.type !== 'text') return inline;
      const end = inlines[index + 1]?.type === 'break' ? inline.text.trimEnd() : inline.text;
      const text = inlines[index - 1]?.type === 'break' ? end.trimStart() : end;
      if (text === inline.text) return inline;
      return { ...inline, text, mentions: inline.mentions.map((at) => at - (end.length - text.length)) };
    })
    .filter((inline) => inline.type !== 'text' || inline.text !== '');
}

function textSpot({ inlines, index, spot, inMark }: Place, mentions: readonly number[]): TextSpot {
  const [previous, next] = [inlines[index - 1], inlines[index + 1]];
  const ends =
    (next === undefined && !inMark && spot.where !== 'link' && !spot.open) ||
    (next?.type === 'break' && spot.lines);
  const bracket =
    next?.type === 'link' || next?.type === 'image' || (next === undefined && (inMark || spot.open));
  return {
    lineStart:
      spot.where !== 'link' &&
      spot.where !== 'cell' &&
      !inMark &&
      (previous === undefined || (previous.type === 'break' && spot.lines)),
    next: ends ? 'nothing' : bracket ? 'bracket' : 'other',
    nameFollows: next?.type === 'emoji',
    emojiBefore: previous?.type === 'emoji',
    where: spot.where,
    inWords: spot.inWords,
    own: spot.own,
    curls: spot.curls,
    mentions,
  };
}

/** As it was typed where the forum will show it there, else the emoji itself. */
function printEmoji(emoji: Inline & { type: 'emoji' }, { inlines, index, spot }: Place): string {
  const [previous, next] = [inlines[index - 1], inlines[index + 1]];
  const written = previous?.type === 'text' ? previous.text : '';
  const before = characterBefore(written, written.length);
  const follows = next?.type === 'text' && /^t[2-6]:/.test(next.text);
  // A template may put a letter before a text whose surroundings are not known.
  const isApart = () =>
    previous === undefined
      ? !spot.open
      : before.length < 2 && (isWhitespace(before) || isPunctuationMark(before));
  if (!follows && (spot.inWords || isApart())) return `:${emoji.name}:`;
  if (emoji.isOwn === true) return `${splitter}:${emoji.name}:${follows ? splitter : ''}`;
  return (!spot.inWords && hidesEmoji(before) ? splitter : '') + emoji.unicode;
}

function printCode(text: string, { spot }: Place): string {
  const { where, inTable } = spot;
  const line = text.replace(/[\r\n]+/g, ' ').replaceAll('\0', '\ufffd');
  const longest = largest(
    0,
    [...line.matchAll(/`+/g)].map((run) => run[0].length),
  );
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(line) && line.trim() !== '' ? ' ' : '';
  // In a link within a table one core takes a bar for the end of a cell, another shows the backslash before it.
  if (inTable && where === 'link' && line.includes('|'))
    return `<code>${escapeText(line, codeSpot(spot))}</code>`;
  const inside = where === 'cell' ? line.replaceAll('|', '\\|') : line;
  return line === '' ? '' : `${fence}${pad}${inside}${pad}${fence}`;
}

/** Between tags code is text to all that looks for names and smileys. */
function codeSpot({ where, inWords, own, curls }: ForumSpot): TextSpot {
  const apart = {
    lineStart: false,
    next: 'other',
    nameFollows: false,
    emojiBefore: false,
    mentions: [],
  } as const;
  return { where, inWords, own, curls, isCode: true, ...apart };
}

interface Neighbours {
  readonly before: string;
  readonly after: string;
  readonly spot: ForumSpot;
  readonly inMark: boolean;
}

/**
 * Will the forum's parser take the markers? Its rules are CommonMark's without the amendment for CJK: where the inside
 * begins or ends in punctuation, no letter may touch the outside. markdown-it 14.0 and 14.1 disagree about symbols, so
 * only what both take counts; emphasis inside emphasis is written with tags, which leaves no doubt.
 */
function canMark(
  { tag, inside }: Exclude<Piece, string>,
  { before, after, spot, inMark }: Neighbours,
): boolean {
  const left = characterBefore(before, before.length);
  const [first, last] = [characterAt(inside, 0), characterBefore(inside, inside.length)];
  if (inMark || isWhitespace(first) || isWhitespace(last)) return false;
  const marker = marks[tag].charAt(0);
  if ([left, after, first, last].includes(marker) || left === '\\') return false;
  const free = (c: string) => (c === '' ? !spot.open && spot.where !== 'cell' : isWhitespace(c));
  return (!isPunctuation(first) || free(left)) && (!isPunctuation(last) || free(after));
}
