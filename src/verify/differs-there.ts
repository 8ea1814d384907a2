import type { View } from '../formats/index.ts';
import { cook, type VisibleBlock, visibleBlocks } from '../forum-model/index.ts';
import type { Config } from '../newsletter/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { quoted } from './excerpt.ts';
import { canonical, type Line, lineOf } from './line.ts';
import { type LocatedBlock, locateWritten } from './locate.ts';

/** A block that a forum shows otherwise than our reading of the same Markdown. */
export interface DiffersThere {
  /** `papers[1].summary.ko`, and the line in the file; `undefined` for what stands in no line of it. */
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly written: string;
  readonly shown: string | undefined;
}

/** What was posted, and the HTML that the forum says it made of it. */
export interface CookedThere {
  readonly raw: string;
  readonly cooked: string;
}

/**
 * Compares block by block. Both settings of the typographer are right. What the server puts in place of an address (a card, a page's
 * title, a picture that opens) is that address; where a picture is kept is the forum's business.
 */
export function differsThere(
  { raw, cooked }: CookedThere,
  { forum: { locale }, emoji }: Config,
  { view, sourceMap }: { readonly view: View; readonly sourceMap: SourceMap },
): DiffersThere[] {
  const there = linesOf(cooked, emoji);
  const readings = [true, false].map((typographer) =>
    unlike(linesOf(cook(raw, { locale, typographer, emoji }), emoji), there),
  );
  const [fewest = []] = readings.toSorted((a, b) => a.length - b.length);
  if (fewest.length === 0) return [];
  const located = locateWritten(view, sourceMap).map((block) => ({
    block,
    text: canonical(block.text).text,
  }));
  return fewest.map(({ own, shown }) => {
    const says = quoted({
      expected: { part: 0, is: own, isLine: false },
      actual: shown,
    });
    const place = placeOf(own, shown, located);
    return { path: place?.path, line: place?.lines?.[0], ...says };
  });
}

/** Cards are taken out of the HTML and their addresses put in their place, so that both sides read the same. */
function linesOf(html: string, emoji: Config['emoji']): Line[] {
  return visibleBlocks(withAddresses(html), emoji).map((block) => lineOf(withoutServer(block)));
}

function withAddresses(html: string): string {
  return html
    .replaceAll(
      /<aside class="onebox[^>]*?data-onebox-src="([^"]*)"[^>]*>.*?<\/aside>/gs,
      (_, address: string) => `<p><a href="${address}" class="onebox">${address}</a></p>`,
    )
    .replaceAll(/<a\s([^>]*)>.*?<\/a>/gs, (whole, attributes: string) => {
      const [, address] = /\bhref="([^"]*)"/.exec(attributes) ?? [];
      const isPreview = /\bclass="(?:inline-)?onebox(?:-loading)?"/.test(attributes);
      return isPreview && address !== undefined ? `<a href="${address}">${address}</a>` : whole;
    })
    .replaceAll(/<div class="lightbox-wrapper">(.*?)<\/div>\s*(?:<\/div>)?/gs, (_, inner: string) => {
      const [image = ''] = /<img[^>]*>/.exec(inner) ?? [];
      return image;
    });
}

/** An address that will be, or was, replaced by a title counts as the address; pictures count by their description. */
function withoutServer(block: VisibleBlock): VisibleBlock & { readonly compared?: string } {
  const images = block.images.map((image) => ({ ...image, src: '' }));
  return { ...block, images, links: block.links };
}

interface Unlike {
  readonly own: Line;
  readonly shown: Line | undefined;
}

/** Blocks of ours that are not there, each with what stands in its place. */
function unlike(own: readonly Line[], there: readonly Line[]): Unlike[] {
  const key = ({ text, marks, links, images }: Line): string =>
    JSON.stringify([text, marks.join('').trim() === '' ? [] : marks, links.map(({ href }) => href), images]);
  const [a, b] = [own.map(key), there.map(key)];
  const found: Unlike[] = [];
  let [i, j] = [0, 0];
  while (i < a.length) {
    if (a[i] === b[j]) [i, j] = [i + 1, j + 1];
    else {
      // The nearest place where both go on alike.
      const next = meet(a.slice(i), b.slice(j));
      for (let k = 0; k < next.own; k++) {
        const line = own[i + k];
        if (line !== undefined) found.push({ own: line, shown: k < next.there ? there[j + k] : undefined });
      }
      const [added] = next.own === 0 ? there.slice(j, j + next.there) : [];
      const beside = own[Math.max(0, i - 1)];
      if (added !== undefined && beside !== undefined) found.push({ own: beside, shown: added });
      [i, j] = [i + next.own, j + next.there];
    }
  }
  return found;
}

function meet(a: readonly string[], b: readonly string[]): { own: number; there: number } {
  for (let sum = 1; sum < a.length + b.length; sum++)
    for (let ours = Math.min(sum, a.length - 1); ours >= 0; ours--) {
      const theirs = sum - ours;
      if (theirs < b.length && a[ours] === b[theirs]) return { own: ours, there: theirs };
    }
  return { own: a.length, there: b.length };
}

/** Of several texts in one block, the one that is not there as it was written. */
function placeOf(
  { text }: Line,
  shown: Line | undefined,
  located: readonly { readonly block: LocatedBlock; readonly text: string }[],
): LocatedBlock | undefined {
  if (text === '') return undefined;
  const inside = located.filter((one) => one.text !== '' && text.includes(one.text));
  const same = inside.find((one) => one.text === text);
  const lost = inside.find((one) => shown?.text.includes(one.text) === false);
  return (same ?? lost ?? inside[0] ?? located.find((one) => one.text.includes(text)))?.block;
}
