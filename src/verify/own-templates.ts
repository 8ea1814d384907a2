import { type VisibleBlock, visibleBlocks } from '../forum-model/index.ts';
import type { Places } from '../yaml/index.ts';
import { type Block, toHtml, toText } from '../markdown/index.ts';
import { type Finding, formatPath, nameOf } from '../problem/index.ts';
import { type Dropped, forMail, isMailImage, type View } from '../formats/index.ts';
import { compare, type Difference } from './compare.ts';
import { quoted } from './excerpt.ts';
import { type Line, lineOf } from './line.ts';
import { leavesOf } from './locate.ts';
import { partsOf } from './parts.ts';
import { type Expected, expectedOf, placeOf } from './wanted.ts';

/**
 * What a newsletter's own templates lose or change of an issue in the mail and in plain text. The built-in ones are held to
 * this by tests; only a newsletter with its own has to pay for it.
 */

/** `dropped` is what `email.fit` left out, which is no fault of a template. */
export function mailDifferences(
  view: View,
  { html, dropped, places }: { html: string; dropped: readonly Dropped[]; places: Places },
): Finding[] {
  const fitted = new Set(dropped.map(({ path }) => formatPath(path)));
  const parts = partsOf(view, { heading: true, tags: true, isPicture: isMailImage }).map((whole) =>
    whole.filter(({ path }) => !fitted.has(formatPath(path))),
  );
  // Neither the levels of headings nor the sizes of pictures are compared.
  const space = { above: 1, imageWidth: 600 };
  const wanted = expectedOf(parts, (block) => visibleBlocks(toHtml(forMail([block], space))).map(lineOf));
  return findingsOf('email', compare(wanted, visibleBlocks(html).map(lineOf)), places);
}

export function textDifferences(view: View, { text, places }: { text: string; places: Places }): Finding[] {
  const parts = partsOf(view, { heading: true, tags: false, isPicture: () => false });
  const addresses = parts.flat().flatMap(({ is }) => ('href' in is ? [is.href] : []));
  const wanted = expectedOf(parts, (block) =>
    leavesOf([block]).flatMap((leaf) => textLines(wordsOf(leaf), addresses)),
  );
  return findingsOf('text', compare(wanted, textLines(text, addresses)), places);
}

function findingsOf(
  format: 'email' | 'text',
  differences: readonly Difference<Expected>[],
  places: Places,
): Finding[] {
  const findings = new Map<string, Finding>();
  for (const difference of differences) {
    const place = placeOf(difference.wanted, places);
    const key = formatPath(place.path);
    const args = { format, what: nameOf(place.path), ...quoted(difference) };
    if (!findings.has(key)) findings.set(key, { code: 'template/differs', args, ...place });
  }
  return [...findings.values()];
}

/** How a table looks depends on the room there is, and a template cannot lose one without the text that it is in. */
function wordsOf(leaf: Block): string {
  return leaf.type === 'table' ? '' : toText([leaf], { width: 0 });
}

/** Paragraphs of plain text, without what draws it: underlines, bullets and the marks of quotations. */
function textLines(text: string, addresses: readonly string[]): Line[] {
  return text.split(/\n[ \t>]*\n/).map((paragraph) => {
    const links = addresses.flatMap((href) => linksTo(href, paragraph));
    const block: VisibleBlock = {
      kind: 'paragraph',
      within: [],
      text: paragraph,
      marks: [],
      links,
      images: [],
    };
    return {
      ...lineOf({ ...block, text: paragraph.replace(/[-=>|]/g, ' ') }),
      block: { ...block, links: [] },
    };
  });
}

/** Where an address stands, and not one that goes on. */
function linksTo(href: string, text: string): { start: number; end: number; href: string }[] {
  const found: { start: number; end: number; href: string }[] = [];
  for (let start = text.indexOf(href); start !== -1; start = text.indexOf(href, start + 1)) {
    const end = start + href.length;
    if (!/^[.,:;!?]*[\w%/#&=+~@-]/.test(text.slice(end, end + 8))) found.push({ start, end, href });
  }
  return found;
}
