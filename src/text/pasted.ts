/** Something in a text that shows where it was copied from; `end` is exclusive. */
export interface PasteMark {
  readonly flaw: 'ligature' | 'hyphen' | 'lost' | 'private';
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** What was meant, where that is certain. */
  readonly instead?: string;
  readonly count: number;
}

const ligatures = /[\ufb00-\ufb06]/g;
/** U+FFFD, U+FFFC, and the names that some readers of PDF give to glyphs. */
const lost = /[\ufffc\ufffd]|\(cid:\d+\)/g;
/** The private area, less Apple's own sign. */
const ownFont = /(?!\uf8ff)[\ue000-\uf8ff]/g;
/** Behind `pre-` in `pre- and post-training` the hyphen is meant. */
const goesOn = new Set(
  (
    'and or to nor but as than vs versus via plus with without then also not only the a an of in on at is are was were for from ' +
    'by und oder bzw bis et ou y e o 및 또는 혹은 와 과'
  ).split(' '),
);

// Where the patterns of hyphens have theirs: few texts have one at all, and this begins with a letter that is rare.
const brokenAt = /[-\u2010\u00ad](?<=[\p{L}\p{M}].)\r?\n/u;
const joinedAt = /[-\u2010](?<=\p{Ll}.) \p{Ll}{2}/u;

/** The first of each kind, with how many there are. `isOneLine`: breaks of lines have become spaces. */
export function pasteMarks(text: string, { isOneLine = false }: { isOneLine?: boolean } = {}): PasteMark[] {
  const broken = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+[-\u2010\u00ad]\r?\n[ \t]*(\p{L}[\p{L}\p{M}]*)/gu;
  // The same in a text whose lines have been joined.
  const joined = /(?<![\p{L}-])\p{Lu}?[\p{Ll}\ufb00-\ufb06]{2,}(?:-\p{Ll}+)*[-\u2010] (\p{Ll}{2,})/gu;
  const words = [
    ...(brokenAt.test(text) ? hyphens(text, broken) : []),
    ...(isOneLine && joinedAt.test(text) ? hyphens(text, joined) : []),
  ];
  const isInWord = ({ start }: { start: number }): boolean =>
    words.some((word) => word.start <= start && start < word.end);
  return [
    ...first(words),
    ...first(
      matches(text, ligatures)
        .filter((one) => !isInWord(one))
        .map((one) => ({ ...one, flaw: 'ligature' as const, ...wordAround(text, one) })),
    ),
    ...first(matches(text, lost).map((one) => ({ ...one, flaw: 'lost' as const }))),
    ...first(matches(text, ownFont).map((one) => ({ ...one, flaw: 'private' as const }))),
  ];
}

type Found = Omit<PasteMark, 'count'>;

function first(found: readonly Found[]): PasteMark[] {
  const [one] = found;
  return one === undefined ? [] : [{ ...one, count: found.length }];
}

function matches(text: string, pattern: RegExp): { start: number; end: number; found: string }[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    found,
  }));
}

function hyphens(text: string, pattern: RegExp): Found[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, 1: next = '', index }): Found[] =>
    goesOn.has(next.toLowerCase())
      ? []
      : [
          {
            flaw: 'hyphen',
            start: index,
            end: index + found.length,
            found: found.replace(/\s+/g, ' '),
            instead: found.replace(/[-\u2010\u00ad]\s+/, '').normalize('NFKC'),
          },
        ],
  );
}

/** The letters are looked up as they are, and mended in their word. */
function wordAround(text: string, { start, end }: { start: number; end: number }): Pick<Found, 'instead'> {
  const before = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const after = /^[\p{L}\p{M}]*/u.exec(text.slice(end, end + 40))?.[0] ?? '';
  return { instead: (before + text.slice(start, end) + after).normalize('NFKC') };
}
