import type { Line } from './line.ts';
import { expectedIn, ownWords, type Seen } from './seen.ts';
import type { Fault } from './structure.ts';

/**
 * Signs of Markdown and of the forum's tags that should have become something, and that readers see instead. Tags, what they are
 * given and names of notes are bounded, longer than anybody's, so that a line of `[` takes time by its length.
 */
const markup = [
  /\[(?:details|spoiler|quote|wrap|poll|grid|code|url|img|email|b|i|u|s)(?=[\]\s])/gi,
  /^[^\S\n]*#+(?=\s|$)/gm,
  /^[^\S\n]*(?:[#*_~`=+|-][ \t]*){2,}$/gm,
  /\[[a-z-]{1,40}=(?=[^\]\n]{0,500}\])|\[\/[a-z-]{1,40}(?=\])|\[\^(?=[^\]\s]{1,500}\])/gi,
  /\*\*|__|~~|`+|\]\(|!\[/g,
  /(?<!\*)\*(?=[^*\n]+\*(?!\*))/g,
  /:[a-z][a-z0-9_+-]*[a-z]:/gi,
];

/** What is nobody's text in any format: tags, entities, braces of templates. */
const code = [
  /\{\{|\}\}/g,
  /<\/?[a-z][a-z0-9-]*(?=[\s>/=])/gi,
  /<!--|-->/g,
  /&(?:[a-z]+|#\d+|#x[\da-f]+);/gi,
];

/** Where a leaf that a template prints unescaped begins. */
const unescaped = '⟦';

/** Words of the output, and the number of their block. */
interface Unwritten {
  readonly how: 'mention' | 'hashtag' | 'leftover';
  readonly words: string;
  readonly block: number;
  /** What readers see from there on. */
  readonly shown: string;
}

/**
 * Finds what readers see and neither the issue nor the built-in templates say: people mentioned, tags, markup as text. In plain
 * text, signs of Markdown may be there to be seen.
 */
export function unwrittenFaults(own: Seen, builtIn: Seen, isPlain: boolean): Fault[] {
  const texts = new Set(own.expected.map(({ is }) => ('href' in is ? is.href : is.text)));
  const patterns = isPlain ? code : [...markup, ...code];
  const find = (seen: Seen): Unwritten[] => {
    const accounted = [...texts].filter((text) => text.length > 1);
    return seen.lines.flatMap((line, block) => [
      ...marksIn(line, block),
      ...leftoversIn(line, block, { accounted, patterns }),
    ]);
  };
  // What the built-in templates show as often is the issue's.
  const known = new Map<string, number>();
  for (const one of find(builtIn)) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1);
  return withoutEnds(
    find(own).filter((one) => {
      const left = known.get(keyOf(one)) ?? 0;
      known.set(keyOf(one), left - 1);
      return left <= 0;
    }),
  ).map(({ how, words, shown, block }) => {
    return { how, words, shown, one: expectedIn(own, block) };
  });
}

function keyOf({ how, words }: Unwritten): string {
  return `${how} ${words.toLowerCase()}`;
}

/** An end whose beginning is told of follows from it. */
function withoutEnds(all: readonly Unwritten[]): Unwritten[] {
  const told = new Set(all.map(({ words }) => words.replace('=', '')));
  const beginningOf = (end: string): string => (end === '}}' ? '{{' : end.replace('/', ''));
  return all.filter(({ words }) => beginningOf(words) === words || !told.has(beginningOf(words)));
}

function marksIn({ block: { marks, text } }: Line, block: number): Unwritten[] {
  return marks.flatMap(({ kind, start, end }): Unwritten[] => {
    const words = text.slice(start, end);
    return kind === 'mention' || kind === 'hashtag' ? [{ how: kind, words, block, shown: words }] : [];
  });
}

function leftoversIn(
  line: Line,
  block: number,
  { accounted, patterns }: { accounted: readonly string[]; patterns: readonly RegExp[] },
): Unwritten[] {
  if (line.block.kind === 'code') return [];
  // The sign of an entry, with nothing behind it.
  const { marker, text } = line.block;
  if (marker !== undefined && text === '') return [{ how: 'leftover', words: '- ', block, shown: marker }];
  const words = ownWords(line, accounted);
  // What a template gets for three braces holds braces itself.
  if (words.includes(unescaped))
    return [{ how: 'leftover', words: '{{{', block, shown: words.slice(words.indexOf(unescaped)) }];
  return patterns.flatMap((pattern) =>
    Array.from(words.matchAll(pattern), (found): Unwritten => {
      const sign = found[0].trim();
      const shown = line.block.text.slice(found.index + found[0].indexOf(sign));
      return { how: 'leftover', words: sign, block, shown };
    }),
  );
}
