import { linkedEndings } from '../../../forum-lists.ts';
import {
  characterAt,
  characterBefore,
  isLetterOrDigit,
  isPunctuationMark,
  isWhitespace,
  isWordCharacter,
  unitsOf,
} from '../../../text/index.ts';
import { needsSplit, needsSplitBefore, splitter, type Surroundings } from './triggers.ts';

export interface TextSpot extends Surroundings {
  /** Nothing but white space stands before it on its line. */
  readonly lineStart: boolean;
  /** The rest of its line: nothing, a link or picture, or something else. */
  readonly next: 'nothing' | 'bracket' | 'other';
  readonly where: 'text' | 'heading' | 'link' | 'cell';
  /** Some `"` of the block could close a pair, so that the typographer would curl both. */
  readonly curls: boolean;
  /** It is code between tags, in which a `|` is written as an entity. */
  readonly isCode?: true;
  /** Where mentions and hashtags stand that are meant. */
  readonly mentions: readonly number[];
}

/**
 * One line of text as Markdown that the forum shows as exactly this text: nothing becomes markup, a link, an emoji, a
 * mention, a box or another character, with the typographer on or off. Only what would change is escaped.
 */
export function escapeText(text: string, spot: TextSpot): string {
  return new TextEscaper(text, spot).escape();
}

/** An ending that makes a link of a name without a scheme. */
const topLevel = new RegExp(`^\\.(?:${linkedEndings.join('|')}|xn--[a-z0-9-]+)(?![a-z0-9])`);

/** ASCII that may mean something to the forum wherever it stands. */
const meaningful = codesOf('\\`*_~[]|!?^$"\'@#:/<&');
/** And what may do so beside another of its kind, or as a part of an emoticon, of a tone or of an emoji. */
const meaningfulBeside = codesOf('.,->(;t0123456789');
const beside =
  /\.(?=[A-Za-z.])|\.(?<=\.\.)|,(?<=,,)|-(?<=[-+<]-)|>(?<=->)|\((?=[tpTP][mMaA]\))|;(?=[)P-])|8(?=-)|t(?=[2-6](?::|$))|[0-9](?=\ufe0f?\u20e3)/y;
/** The first characters of emoji. */
const pictures = /[\u00a9\u00ae\u203c-\u2bff\u3030\u303d\u3297\u3299\ud83c-\ud83f]/;

function codesOf(characters: string): Uint8Array {
  const codes = new Uint8Array(0x80);
  for (const c of characters) codes[c.charCodeAt(0)] = 1;
  return codes;
}

class TextEscaper {
  private readonly text: string;
  private readonly spot: TextSpot;
  /** Where a `|` will be cut off by comments, as in a link's text, it is as good as a space. */
  private readonly cut: string;
  private readonly mentions: ReadonlySet<number> | undefined;
  /** The run that was looked at last. */
  private last = { of: '', start: 0, end: 0 };
  /** Whether the name that goes on at a dot ends in a `topLevel`, by the dot's place. */
  private names: Map<number, boolean> | undefined;

  constructor(text: string, spot: TextSpot) {
    this.text = text;
    this.spot = spot;
    this.mentions = spot.mentions.length === 0 ? undefined : new Set(spot.mentions);
    this.cut = spot.where === 'link' && spot.isCode !== true ? text.replaceAll('|', ' ') : text;
  }

  escape(): string {
    const { text, spot } = this;
    const start = spot.lineStart ? lineStartEscape(text, spot.next === 'nothing') : -1;
    const end =
      spot.where === 'heading' && spot.next === 'nothing' && text.endsWith('#')
        ? (/(?:^|\s)(#+)$/.exec(text)?.[1]?.length ?? 0)
        : 0;
    let out = '';
    let done = 0;
    // Most of a text is letters that mean nothing to anybody.
    for (const i of specialsIn(text, start)) {
      const c = text.charAt(i);
      out += text.slice(done, i);
      if (needsSplitBefore(text, i, spot)) out += splitter;
      const written = this.written(c, i);
      const forced = i === start || (end > 0 && i === text.length - end);
      out += forced ? `\\${c}` : written;
      if (needsSplit(this.cut, i, spot) && !this.isMeant(c, i)) out += splitter;
      done = i + 1;
    }
    return out + text.slice(done);
  }

  /** Editors may mention; and within a link nobody is mentioned anyway. */
  private isMeant(c: string, i: number): boolean {
    return (c === '@' || c === '#') && (this.spot.where === 'link' || this.mentions?.has(i) === true);
  }

  private written(c: string, i: number): string {
    if (c === '<') return this.opensTag(i) ? '&lt;' : c;
    if (c === '&') return this.opensEntity(i) ? '&amp;' : c;
    if (c === '|' && this.spot.isCode === true) return '&#124;';
    if (c === '|' && this.spot.where === 'link') return `${splitter}\\|${splitter}`;
    return this.changes(c, i) ? `\\${c}` : c;
  }

  /** Would this character be read as something else than itself? */
  private changes(c: string, i: number): boolean {
    const { text, spot } = this;
    const before = text.charAt(i - 1);
    const after = text.charAt(i + 1);
    switch (c) {
      case '\\':
        return after === '' || /[!-/:-@[-`{-~]/.test(after);
      case '`':
        return true;
      case '*':
        return !this.standsApart(c, i);
      case '_':
        return !this.standsApart(c, i) && !this.isInWord(c, i);
      case '~':
        return before === '~' || after === '~';
      case '[':
        return spot.where === 'link' || this.opensBracket(i);
      case ']':
        return spot.where === 'link';
      case '|':
        return spot.where === 'cell';
      case '!':
        return (after === '' && spot.next === 'bracket') || after === '…' || this.endsLongRun(i);
      case '?':
        return after === '…' || this.endsLongRun(i);
      case '^':
        return i === 0 || (after === '' && spot.next === 'bracket');
      case '$':
        // The plugin for formulas, where a forum has it, takes any two.
        return true;
      case '"':
        return spot.curls;
      case "'":
        return true;
      case '.':
        return before === '.' || this.endsName(i);
      case ',':
      case '-':
      case '>':
        // `beside` lets these through only behind what makes another character of them.
        return true;
      case '(':
        return /\((?:tm|pa)\)/i.test(text.slice(i, i + 4));
      case ':':
        return /(?:^|[^a-z])(?:mailto)$/i.test(text.slice(Math.max(0, i - 7), i)) && spot.where !== 'link';
      case '/':
        return this.opensAddress(i);
      default:
        return false;
    }
  }

  /** The slashes of `https://` and of `//host.name`, which the forum makes links of. */
  private opensAddress(i: number): boolean {
    const { text } = this;
    if (!text.startsWith('//', i)) return false;
    // In a link's text no link begins, but an address would swallow the backslash before a bracket.
    if (this.spot.where === 'link' && !/^\/\/[^\s]*[^\w\s\-./?=%#:+,;@~]/.test(text.slice(i))) return false;
    const after = text.charAt(i + 2);
    if (after === '' ? this.spot.next === 'nothing' : /[\s/]/.test(after)) return false;
    return (
      /(?:https?|ftp):$/i.test(text.slice(Math.max(0, i - 6), i)) ||
      /^\/\/(?:[^\s/]*\.|localhost)/i.test(text.slice(i))
    );
  }

  private opensTag(i: number): boolean {
    const after = this.text.charAt(i + 1);
    return /[A-Za-z/!?]/.test(after) || (after === '' && this.spot.next !== 'nothing');
  }

  private opensEntity(i: number): boolean {
    const rest = this.text.slice(i, i + 40);
    return (
      /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(rest) ||
      (/^&[#a-z0-9]*$/i.test(rest) && this.spot.next !== 'nothing')
    );
  }

  /** `2025/07/07 ~ 13` in brackets is text; a word in brackets may be a tag of the forum's, and an address may follow. */
  private opensBracket(i: number): boolean {
    const plain = /^\[[^[\]\\`<]*\](?=(.?))/s.exec(this.text.slice(i));
    if (plain === null || !/^\[[\d\u3000-\uffdc]/.test(plain[0])) return true;
    const follows = plain[1] ?? '';
    return (
      /[[(:]/.test(follows) ||
      (follows === '' && this.spot.next !== 'nothing') ||
      /[!^]/.test(this.text.charAt(i - 1))
    );
  }

  /** The run of characters out of `of` that one stands in. Its first one asks first; for the others of a long run it is cached. */
  private run(of: string, i: number): { start: number; end: number } {
    const { last, text } = this;
    if (last.of === of && i < last.end) return last;
    let end = i + 1;
    while (end < text.length && of.includes(text.charAt(end))) end++;
    this.last = { of, start: i, end };
    return this.last;
  }

  private around(c: string, i: number): { before: string; after: string } {
    const { start, end } = this.run(c, i);
    return { before: characterBefore(this.text, start), after: characterAt(this.text, end) };
  }

  /** Between two spaces markers mark nothing. */
  private standsApart(c: string, i: number): boolean {
    const { before, after } = this.around(c, i);
    return before !== '' && after !== '' && isWhitespace(before) && isWhitespace(after);
  }

  private isInWord(c: string, i: number): boolean {
    const { before, after } = this.around(c, i);
    return isWordCharacter(before) && isWordCharacter(after);
  }

  /** The typographer shortens four `!` or `?` and more to three. */
  private endsLongRun(i: number): boolean {
    const before = i - this.run('?!', i).start;
    return before > 0 && before % 3 === 0;
  }

  /** A dot before an ending such as `.com`, unless another label follows that is no such ending: `.co.kr`. */
  private endsName(i: number): boolean {
    if (this.spot.where === 'link') return false;
    const names = (this.names ??= new Map());
    const dots: number[] = [];
    let ends: boolean | undefined;
    for (let dot = i; (ends = names.get(dot)) === undefined;) {
      dots.push(dot);
      const end = this.endOfEnding(dot);
      const goesOn =
        end !== undefined &&
        this.text.charAt(end) === '.' &&
        isLetterOrDigit(characterAt(this.text, end + 1));
      if (goesOn) dot = end;
      else names.set(dot, end !== undefined);
    }
    for (const dot of dots) names.set(dot, ends);
    return ends;
  }

  /** Where the ending ends that the dot at `i` begins; undefined where it begins none. */
  private endOfEnding(i: number): number | undefined {
    if (!/[a-z]/i.test(this.text.charAt(i + 1))) return undefined;
    const before = characterBefore(this.text, i);
    // The forum's finder of links knows no punctuation beyond U+FFFF, and takes it for a part of a name.
    const isMark = before.length === 1 && isPunctuationMark(before);
    if (before !== '' && (isWhitespace(before) || isMark)) return undefined;
    // What stands before the text may be an emoji, which counts as a letter here.
    if (before === '' && this.spot.lineStart) return undefined;
    const ending = topLevel.exec(this.text.slice(i, i + 64).toLowerCase())?.[0];
    const end = i + (ending ?? '').length;
    return ending === undefined || isWordCharacter(characterAt(this.text, end)) ? undefined : end;
  }
}

/** The places where something might have to be done, of which `start` is one. */
function specialsIn(text: string, start: number): number[] {
  const found: number[] = [];
  const units = unitsOf(text);
  for (let i = 0; i < text.length; i++) {
    const code = units[i] ?? 0;
    if (code >= 0x3400 && code <= 0xd7ff) continue;
    if (i === start || isSpecial(text, i, code)) found.push(i);
  }
  return found;
}

function isSpecial(text: string, i: number, code: number): boolean {
  if (code >= 0x80) return pictures.test(text.charAt(i));
  if (meaningful[code] === 1) return true;
  if (meaningfulBeside[code] !== 1) return false;
  beside.lastIndex = i;
  return beside.test(text);
}

/** Which character of a line's start would make a block of the line: -1 for none. */
function lineStartEscape(text: string, whole: boolean): number {
  if (!/^[\d#+*>=|:_-]/.test(text)) return -1;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(text)?.[0];
  if (number !== undefined) return number.length;
  if (/^(?:#{1,6}|[-+*])(?:\s|$)|^>/.test(text)) return 0;
  // A line of these only: a rule, the underline of a heading, the second line of a table.
  return whole && /^(?:=+\s*|[-*_][-*_ ]{2,}|[-:|][-:|\s]*)$/.test(text) ? 0 : -1;
}
