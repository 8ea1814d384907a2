/** Octets of a line in a mail, without its end (RFC 5322, 2.1.1). */
const most = 998;

/** What is never cut, and where a line may end: in the place of a space, before it, or before it within a comment. */
interface Atom {
  readonly text: string;
  readonly fold?: 'space' | 'before' | 'comment' | undefined;
}

/** The line ends within a comment, of which this much stands on either side. */
const [opening, closing] = ['<!--', '-->'];

/**
 * HTML in which no line is longer than a mail's may be, for a service may send it as it is. A long line ends within a tag, or within
 * a comment between two letters: neither a text nor an attribute changes.
 */
export function foldLines(html: string): string {
  return html
    .split('\n')
    .map((line) => (line.length * 3 <= most || Buffer.byteLength(line) <= most ? line : folded(line)))
    .join('\n');
}

/** The most octets that this adds. */
export function weightOfFolds(html: string): number {
  const folds = html
    .split('\n')
    .map((line) => Buffer.byteLength(line))
    .reduce((sum, bytes) => sum + (bytes > most ? Math.ceil(bytes / (most - 100)) : 0), 0);
  return folds * (opening.length + 1 + closing.length);
}

function folded(line: string): string {
  let out = '';
  /** Of the line that is not ended yet, its atoms up to the last place for an end, and those behind. */
  let [before, rest] = ['', ''];
  /** Their octets. */
  let [bytesBefore, bytesOfRest] = [0, 0];
  let fold: Atom['fold'];
  for (const atom of atomsOf(line)) {
    const bytes = Buffer.byteLength(atom.text);
    if (fold !== undefined && bytesBefore + bytesOfRest + bytes > most - opening.length) {
      out += `${before}${fold === 'comment' ? opening : ''}\n`;
      if (fold === 'comment') [rest, bytesOfRest] = [closing + rest, closing.length + bytesOfRest];
      else if (fold === 'space') [rest, bytesOfRest] = [rest.slice(1), bytesOfRest - 1];
      [before, bytesBefore, fold] = ['', 0, undefined];
    }
    // A place within a tag is better than one that costs a comment.
    if (
      atom.fold !== undefined &&
      bytesBefore + bytesOfRest > 0 &&
      (atom.fold !== 'comment' || fold === undefined || fold === 'comment')
    ) {
      before += rest;
      bytesBefore += bytesOfRest;
      [rest, bytesOfRest, fold] = ['', 0, atom.fold];
    }
    rest += atom.text;
    bytesOfRest += bytes;
  }
  return out + before + rest;
}

function* atomsOf(line: string): Iterable<Atom> {
  let isTitle = false;
  for (const [piece] of line.matchAll(/<!--[^]*?-->|<[^<>]*>|[^<]+|</g)) {
    if (!piece.startsWith('<')) {
      yield* atomsOfText(piece, isTitle);
    } else if (/^<\/?[a-z]/i.test(piece)) {
      isTitle = piece.startsWith('<title');
      // Between attributes, and before the end of a tag.
      for (const [part] of piece.slice(0, -1).matchAll(/(?:"[^"]*"|'[^']*'|[^"' ])+| /g))
        yield { text: part, fold: part === ' ' ? 'space' : undefined };
      yield { text: '>', fold: 'before' };
    } else {
      yield { text: piece };
    }
  }
}

/** A title knows no comment, and any space there is as good as another. */
function* atomsOfText(text: string, isTitle: boolean): Iterable<Atom> {
  // Words, and where one is too long its letters, each with its marks.
  for (const [part] of text.matchAll(/ |[^ ]+/g)) {
    if (part === ' ' || isTitle)
      yield { text: part, fold: part !== ' ' ? undefined : isTitle ? 'space' : 'comment' };
    else if (part.length < 100) yield { text: part, fold: 'comment' };
    else
      for (const [letter] of part.matchAll(
        /&#?\w+;|[^](?:[\p{M}\p{Emoji_Modifier}\u200d]|(?<=\u200d).|(?<=\p{RI})\p{RI})*/gu,
      ))
        yield { text: letter, fold: 'comment' };
  }
}
