import { firstBehind } from '../data.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Words to be looked for in a text by the thousand, in one pass: they are sorted, and each further character at a place narrows
 * down which of them may begin there. One pattern of so many words takes more memory than a process may have.
 */
export class WordList {
  private readonly words: readonly string[];
  private readonly byFirst = new Map<string, Stretch>();

  constructor(words: Iterable<string>) {
    this.words = [...new Set(words)].toSorted();
    for (const [i, word] of this.words.entries()) {
      const first = word.charAt(0);
      this.byFirst.set(first, { from: this.byFirst.get(first)?.from ?? i, to: i + 1 });
    }
  }

  /** Those that a text has at an offset, the shortest first. */
  at(text: string, offset: number): string[] {
    const found: string[] = [];
    let { from, to } = this.byFirst.get(text.charAt(offset)) ?? { from: 0, to: 0 };
    for (let length = 1; from < to; length++) {
      const word = this.words[from] ?? '';
      if (word.length === length) {
        found.push(word);
        from++;
      }
      [from, to] = this.narrowed({ from, to }, length, text.charCodeAt(offset + length));
    }
    return found;
  }

  /** The words of a stretch with a character there; none where the text is at its end. */
  private narrowed({ from, to }: Stretch, at: number, code: number): [number, number] {
    const codeOf = (i: number): number => this.words[from + i]?.charCodeAt(at) ?? 0;
    if (from >= to || Number.isNaN(code)) return [0, 0];
    if (codeOf(0) === code && codeOf(to - from - 1) === code) return [from, to];
    return [
      from + firstBehind(to - from, (i) => codeOf(i) >= code),
      from + firstBehind(to - from, (i) => codeOf(i) > code),
    ];
  }
}

/**
 * Asks whether a text has the first of some words anywhere, in whatever case where it is ASCII: a quick look before a thorough one.
 * `near` is an offset at which it probably stands.
 */
export function lookerIn(text: string): (words: string, near?: number) => boolean {
  let lower: string | undefined;
  return (words, near = 0) => {
    const [first = ''] = words.split(/\s/);
    if (text.startsWith(first, near)) return true;
    if (!/^[\x20-\x7e]+$/.test(first)) return text.includes(first);
    const small = first.toLowerCase();
    lower ??= text.toLowerCase();
    return lower.startsWith(small, near) || lower.includes(small);
  };
}
