import type { VisibleBlock } from '../forum-model/index.ts';
import type { Difference, Expected } from './compare.ts';
import { dictionary } from '../data.ts';

/** The expected text and the actual one in its place, if any, as a message quotes them. */
export function quoted({ expected: { is }, actual }: Difference): {
  written: string;
  shown: string | undefined;
} {
  if ('href' in is) {
    const [written, shown] = typeof actual === 'string' ? cutBoth(is.href, actual) : [is.href, undefined];
    return { written, shown };
  }
  if (actual === undefined || typeof actual === 'string')
    return { written: excerpt(withPictures(is.block)), shown: undefined };
  const [written, shown] = excerpts(is.block, actual.block);
  return { written, shown };
}

/** A text or an address, and words that stand in its place or beside it, as a message quotes them. */
export function quotedWords(
  is: Expected['is'] | undefined,
  words: string | undefined,
): { written: string; shown: string | undefined } {
  const shown = words === undefined ? undefined : excerpt(words.replaceAll('\n', ' '));
  if (is === undefined) return { written: shown ?? '', shown };
  return { written: excerpt('href' in is ? is.href : withPictures(is.block)), shown };
}

/** Quotes two blocks from a little before the first difference. */
function excerpts(expected: VisibleBlock, actual: VisibleBlock): [expected: string, actual: string] {
  const [a, b] = [withPictures(expected), withPictures(actual)];
  // Where only the look differs, it has to be seen.
  if (b.includes(a)) return cutBoth(asMarkdown(expected), asMarkdown(actual));
  // A template may have put words before it.
  return cutBoth(a, b, Math.max(0, b.indexOf(a.slice(0, 6))));
}

/** Quotes two texts from a little before the first difference. Ignores the first `shift` characters of the second text. */
function cutBoth(a: string, b: string, shift = 0): [string, string] {
  let length = 0;
  while (length < a.length && a[length] === b[shift + length]) length++;
  const start = Math.max(0, length - 12);
  return [excerpt(a, start), excerpt(b, shift + start)];
}

/** Returns at most 40 characters of a text. */
function excerpt(text: string, start = 0): string {
  const at = /^[\udc00-\udfff]/.test(text.slice(start)) ? start + 1 : start;
  return `${at > 0 ? '…' : ''}${text.slice(at, at + 40).replace(/[\ud800-\udbff]$/, '')}${text.length > at + 40 ? '…' : ''}`;
}

/** Returns the text of a block with its pictures as Markdown. */
function withPictures({ text, images }: Pick<VisibleBlock, 'text' | 'images'>): string {
  let index = 0;
  return text.replace(/\ufffc/g, (place) => {
    const image = images[index++];
    return image === undefined ? place : `![${image.alt}](${image.src})`;
  });
}

const signs: Readonly<Record<string, string>> = dictionary({
  bold: '**',
  italic: '*',
  strike: '~~',
  code: '`',
});

/** Returns the text of a block with its marks and links as Markdown, or as tags where Markdown has no mark. */
function asMarkdown(block: VisibleBlock): string {
  const { text, marks, links } = block;
  const at = new Map<number, string[]>();
  const put = (place: number, sign: string): void => {
    at.set(place, [...(at.get(place) ?? []), sign]);
  };
  for (const { kind, start, end } of marks) {
    const sign = signs[kind];
    put(start, sign ?? `<${kind}>`);
    put(end, sign ?? `</${kind}>`);
  }
  for (const { href, start, end } of links) {
    if (href === undefined || href === text.slice(start, end)) continue;
    put(start, '[');
    put(end, `](${href})`);
  }
  const pieces = Array.from(
    { length: text.length + 1 },
    (_, i) => (at.get(i) ?? []).join('') + (text[i] ?? ''),
  );
  const fence = block.kind === 'code' ? '`' : '';
  return fence + withPictures({ text: pieces.join(''), images: block.images }) + fence;
}
