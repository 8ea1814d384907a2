import type { View } from '../formats/index.ts';
import { cook, type VisibleBlock, visibleBlocks } from '../forum-model/index.ts';
import type { Config } from '../newsletter/index.ts';
import type { SourceMap } from '../yaml/index.ts';
import { quoted } from './excerpt.ts';
import { type Line, lineOf } from './line.ts';
import { locateWritten } from './locate.ts';
import { placesOf } from './places.ts';

/** A block that a forum shows otherwise than our reading of the same Markdown. */
export interface DiffersThere {
  /**
   * `papers[1].summary.ko`, and the line in the file; of a label, which stands in no line of it, those of what it stands above.
   * `undefined` where that is not in the file either.
   */
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
  const readings = [true, false].map((typographer) => {
    const lines = linesOf(cook(raw, { locale, typographer, emoji }), emoji);
    return { lines, differences: unlike(lines, there) };
  });
  const [nearest] = readings.toSorted((a, b) => a.differences.length - b.differences.length);
  if (nearest === undefined || nearest.differences.length === 0) return [];
  const { lines, differences } = nearest;
  const located = locateWritten(view, sourceMap, { areApart: true });
  const shownAs = new Map(differences.map(({ index, shown }) => [index, shown?.text ?? '']));
  const places = placesOf(
    lines.map(({ text }) => text),
    located,
    shownAs,
  );
  return differences.map(({ own, shown, index }) => {
    const says = quoted({
      expected: { part: 0, is: own, isLine: false },
      actual: shown,
    });
    const place = places[index];
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
  /** Its place among ours. */
  readonly index: number;
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
        if (line !== undefined)
          found.push({ own: line, index: i + k, shown: k < next.there ? there[j + k] : undefined });
      }
      const [added] = next.own === 0 ? there.slice(j, j + next.there) : [];
      const index = Math.max(0, i - 1);
      const beside = own[index];
      if (added !== undefined && beside !== undefined) found.push({ own: beside, index, shown: added });
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
