import { linesIn } from '../../text/index.ts';

/** Octets of a line in a mail, without its end (RFC 5322, 2.1.1). */
const most = 998;

/** The line ends within a comment, of which this much stands on either side. */
const [opening, closing] = ['<!--', '-->'];

/**
 * HTML in which no line is longer than a mail's may be, for a service may send it as it is. A long line ends within a tag, or within
 * a comment between two letters: neither a text nor an attribute changes.
 */
export function foldLines(html: string): string {
  let out = '';
  let from = 0;
  for (const { start, end } of linesIn(html)) {
    const line = html.slice(start, end);
    if (line.length * 3 <= most || Buffer.byteLength(line) <= most) continue;
    out += html.slice(from, start) + folded(line);
    from = end;
  }
  return out + html.slice(from);
}

/** The most octets that this adds. */
export function weightOfFolds(html: string): number {
  let folds = 0;
  for (const { start, end } of linesIn(html)) {
    const bytes = Buffer.byteLength(html.slice(start, end));
    if (bytes > most) folds += Math.ceil(bytes / (most - 100));
  }
  return folds * (opening.length + 1 + closing.length);
}

/** A comment, a tag, the text before one, or a `<` that is none of these. */
const pieces = /<!--[^]*?-->|<\/?[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>|<[^<>]*>|[^<]+|</iy;

function folded(line: string): string {
  const folding = new Folding(line);
  let isTitle = false;
  for (let start = 0; start < line.length;) {
    const end = endOf(pieces, line, start);
    if (line[start] !== '<') {
      foldText(folding, { start, end, isTitle });
    } else if (/^<\/?[a-z]/i.test(line.slice(start, Math.min(end, start + 3)))) {
      isTitle = line.startsWith('<title', start);
      foldTag(folding, { start, end });
    } else {
      folding.add(start, end);
    }
    start = end;
  }
  return folding.end();
}

/** Where a match ends that begins at `start`. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Where a line may end: in the place of a space, before what follows, or before it within a comment. */
type Fold = 'space' | 'before' | 'comment';

/** A long line and the short ones that it becomes: what is never cut is added by its places, and with where a line may end before it. */
class Folding {
  readonly line: string;
  private out = '';
  /** Of the line that is not ended yet: where it begins, its octets up to what comes next, and the last place for an end. */
  private from = 0;
  private octets = 0;
  private fold: Fold | undefined;
  private place = 0;
  private octetsAtPlace = 0;

  constructor(line: string) {
    this.line = line;
  }

  add(start: number, end: number, fold?: Fold): void {
    const octets = Buffer.byteLength(this.line.slice(start, end));
    if (this.fold !== undefined && this.octets + octets > most - opening.length) this.break();
    // A place within a tag is better than one that costs a comment.
    const isBetter = fold !== 'comment' || this.fold === undefined || this.fold === 'comment';
    if (fold !== undefined && this.octets > 0 && isBetter) {
      this.fold = fold;
      this.place = start;
      this.octetsAtPlace = this.octets;
    }
    this.octets += octets;
  }

  /** Adds the words from `at` on for which there is room whatever their letters are, without a look at each; says where that ends. */
  skip(at: number, end: number): number {
    // A code unit takes three octets at most, and the space behind the words one more.
    const units = Math.floor((most - opening.length - this.octets - 1) / 3);
    const words = this.line.slice(at, Math.min(at + units, end));
    const length = units < 20 ? 0 : words.lastIndexOf(' ');
    if (length <= 0) return at;
    this.octets += Buffer.byteLength(words.slice(0, length));
    return at + length;
  }

  private break(): void {
    const isComment = this.fold === 'comment';
    const skipped = this.fold === 'space' ? 1 : 0;
    this.out += `${this.line.slice(this.from, this.place)}${isComment ? opening : ''}\n${isComment ? closing : ''}`;
    this.octets += (isComment ? closing.length : 0) - this.octetsAtPlace - skipped;
    this.from = this.place + skipped;
    this.fold = undefined;
  }

  end(): string {
    return this.out + this.line.slice(this.from);
  }
}

/** A space, or what stands between spaces that are not quoted. */
const parts = /(?:"[^"]*"|'[^']*'|[^ ])+| /y;

/** Between attributes, and before the end of a tag. */
function foldTag(folding: Folding, { start, end }: Piece): void {
  const tag = folding.line.slice(start, end - 1);
  for (let from = 0; from < tag.length;) {
    const to = endOf(parts, tag, from);
    folding.add(start + from, start + to, tag[from] === ' ' ? 'space' : undefined);
    from = to;
  }
  folding.add(end - 1, end, 'before');
}

/** Between words, and where one is too long its letters, each with its marks. A title knows no comment, and any space there is as good as another. */
function foldText(folding: Folding, { start, end, isTitle }: Piece & { isTitle: boolean }): void {
  const { line } = folding;
  for (let at = start; at < end;) {
    at = folding.skip(at, end);
    const from = at;
    if (line.charCodeAt(at) === 0x20) {
      at++;
      folding.add(from, at, isTitle ? 'space' : 'comment');
      continue;
    }
    while (at < end && line.charCodeAt(at) !== 0x20) at++;
    if (isTitle) folding.add(from, at);
    else if (at - from < 100) folding.add(from, at, 'comment');
    else
      for (const { 0: letter, index } of line.slice(from, at).matchAll(letters))
        folding.add(from + index, from + index + letter.length, 'comment');
  }
}

const letters = /&#?\w+;|[^](?:[\p{M}\p{Emoji_Modifier}\u200d]|(?<=\u200d).|(?<=\p{RI})\p{RI})*/gu;
