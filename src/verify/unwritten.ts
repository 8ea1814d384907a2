import type { Line } from './line.ts';
import { sameAddress } from './line.ts';
import { type Seen, standing, ownWords } from './seen.ts';
import type { Fault } from './structure.ts';

/** Markup that should have become something, and that readers see instead. */
const leftovers = [
  /\[\/?(?:details|spoiler|quote|wrap|poll|grid|date|date-range|code|url|img|email|size|color|center|b|i|u|s)(?=[\]=\s])/i,
  /^\s*#{1,}(?=\s|\0|$)/m,
  /^\s*(?:[#*_~`=+|-][ \t]*){2,}$/m,
  /\*\*|__|~~|```|\]\(|!\[/,
  /\*(?=[^*]*\*)/,
  /\{\{|\}\}|⟦/,
  /<\/?[a-z][a-z0-9-]*(?=[\s>/=])/i,
  /<!--|-->/,
  /&(?:[a-z]+|#\d+|#x[\da-f]+);/i,
  /:[a-z][a-z0-9_+-]*[a-z]:/i,
];

/** Finds what readers see and neither the issue nor the built-in templates say: people mentioned, tags, markup as text. */
export function unwrittenFaults(own: Seen, builtIn: Seen): Fault[] {
  const texts = [
    ...new Set(own.expected.flatMap(({ is }) => ('href' in is ? [is.href] : is.text.length > 1 ? [is.text] : []))),
  ];
  const known = new Set(builtIn.lines.flatMap((line) => leftoversIn(line, texts)));
  return [
    ...newMarks(own, builtIn),
    ...own.lines.flatMap((line, block): Fault[] =>
      leftoversIn(line, texts)
        .filter((words) => !known.has(words))
        .map((words) => ({ how: 'leftover', words, one: at(own, block) })),
    ),
  ];
}

function at(seen: Seen, block: number, span?: { start: number; end: number }): Fault['one'] {
  return standing(seen).find(
    ({ place }) =>
      place.block === block && (span === undefined || (place.start < span.end && span.start < place.end)),
  )?.one;
}

function leftoversIn(line: Line, texts: readonly string[]): string[] {
  if (line.block.kind === 'code') return [];
  const words = ownWords(line, texts);
  return leftovers.flatMap((pattern) => pattern.exec(words)?.[0].trim() ?? []);
}

function newMarks(own: Seen, builtIn: Seen): Fault[] {
  const known = new Map<string, number>();
  for (const [key, times] of counted(marksIn(builtIn))) known.set(key, times);
  const faults: Fault[] = [];
  for (const { kind, words, block } of marksIn(own)) {
    const left = known.get(`${kind} ${words.toLowerCase()}`) ?? 0;
    if (left > 0) known.set(`${kind} ${words.toLowerCase()}`, left - 1);
    else faults.push({ how: kind, words, one: at(own, block) });
  }
  return faults;
}

function marksIn({ lines }: Seen): { kind: 'mention' | 'hashtag'; words: string; block: number }[] {
  return lines.flatMap(({ block: { marks, text } }, block) =>
    marks.flatMap(({ kind, start, end }) =>
      kind === 'mention' || kind === 'hashtag' ? [{ kind, words: text.slice(start, end), block }] : [],
    ),
  );
}

function counted(marks: ReturnType<typeof marksIn>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, words } of marks) {
    const key = `${kind} ${words.toLowerCase()}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Addresses that the forum would show as a card if they stood alone, and now shows as the title of their page in a line. */
export function previewFaults(own: Seen, builtIn: Seen): Fault[] {
  const [had, has] = [previewsIn(builtIn), previewsIn(own)];
  return [...had].flatMap(([href, before]): Fault[] => {
    const now = has.get(href);
    if (before.cards === 0 || now === undefined || now.cards >= before.cards || now.bare === 0) return [];
    const one = own.expected.find(({ is }) =>
      'href' in is ? is.href === href : is.links.some((link) => link.href === href),
    );
    return [{ how: 'preview', words: href, one }];
  });
}

/** The cards of each address, and the links in lines that stand in no box that makes a line of a card. */
function previewsIn({ lines }: Seen): Map<string, { cards: number; bare: number }> {
  const counts = new Map<string, { cards: number; bare: number }>();
  for (const { block } of lines)
    for (const { href, preview } of block.links) {
      if (href === undefined || preview === undefined) continue;
      const key = sameAddress(href);
      const { cards, bare } = counts.get(key) ?? { cards: 0, bare: 0 };
      const isBoxed = block.within.some(
        ({ kind }) => kind === 'details' || kind === 'spoiler' || kind === 'quote',
      );
      if (preview === 'card') counts.set(key, { cards: cards + 1, bare });
      else counts.set(key, { cards, bare: bare + (isBoxed ? 0 : 1) });
    }
  return counts;
}
