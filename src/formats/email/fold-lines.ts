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
 * HTML in which no line is longer than a mail's may be, for a service may send it as it is. A long line ends at a space of a tag or of
 * a text, where nothing that is seen changes; where there is none, within a comment. What an attribute says is never changed.
 */
export function foldLines(html: string): string {
  let start = 0;
  return html
    .split('\n')
    .map((line) => {
      const at = start;
      start += line.length + 1;
      return Buffer.byteLength(line) <= most ? line : folded(line, isInPre(html, at));
    })
    .join('\n');
}

function isInPre(html: string, at: number): boolean {
  const before = html.slice(0, at);
  return before.lastIndexOf('<pre') > before.lastIndexOf('</pre');
}

function folded(line: string, isPre: boolean): string {
  const lines: string[] = [];
  let atoms: Atom[] = [];
  let bytes = 0;
  for (const atom of atomsOf(line, isPre)) {
    atoms.push(atom);
    bytes += bytesOf(atom.text);
    while (bytes > most - opening.length) {
      const soft = atoms.findLastIndex(({ fold }, i) => i > 0 && (fold === 'space' || fold === 'before'));
      const at = soft > 0 ? soft : atoms.findLastIndex(({ fold }, i) => i > 0 && fold === 'comment');
      // An attribute that is longer than a line stays whole.
      if (at <= 0) break;
      const isComment = soft <= 0;
      lines.push(textOf(atoms.slice(0, at)) + (isComment ? opening : ''));
      atoms = atoms.slice(atoms[at]?.fold === 'space' ? at + 1 : at);
      if (isComment) atoms.unshift({ text: closing });
      bytes = bytesOf(textOf(atoms));
    }
  }
  return [...lines, textOf(atoms)].join('\n');
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function* atomsOf(line: string, isInPre: boolean): Iterable<Atom> {
  let isPre = isInPre;
  let isTitle = false;
  for (const [piece] of line.matchAll(/<!--[^]*?-->|<[^<>]*>|[^<]+|</g)) {
    if (!piece.startsWith('<')) {
      yield* atomsOfText(piece, { isPre, isTitle });
    } else if (/^<\/?[a-z]/i.test(piece)) {
      const [, isEnd, name] = /^<(\/?)(\w+)/.exec(piece) ?? [];
      if (name === 'pre') isPre = isEnd === '';
      isTitle = name === 'title' && isEnd === '';
      // Between attributes, and before the end of a tag.
      for (const [part] of piece.slice(0, -1).matchAll(/(?:"[^"]*"|'[^']*'|[^"' ])+| /g))
        yield { text: part, fold: part === ' ' ? 'space' : undefined };
      yield { text: '>', fold: 'before' };
    } else {
      yield { text: piece };
    }
  }
}

function* atomsOfText(
  text: string,
  { isPre, isTitle }: { isPre: boolean; isTitle: boolean },
): Iterable<Atom> {
  const parts = text
    .split(/(&#?\w+;)/)
    .flatMap((part, i) => (i % 2 === 1 ? [part] : Array.from(letters.segment(part), (one) => one.segment)));
  for (const [i, part] of parts.entries()) {
    if (part === ' ' && !isPre && isSpace(parts[i - 1], parts[i + 1])) yield { text: part, fold: 'space' };
    else yield { text: part, fold: isTitle || /^[\p{M}\u200d]/u.test(part) ? undefined : 'comment' };
  }
}

/** Between letters other than these a browser may show the end of a line as nothing (CSS Text 3, 4.1.3). */
function isSpace(before = '', after = ''): boolean {
  return [before, after].every((letter) => /^[!-~\uac00-\ud7a3]/.test(letter));
}

function textOf(atoms: readonly Atom[]): string {
  return atoms.map(({ text }) => text).join('');
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}
