import type { Reading, Rendered, Shows, View } from '../formats/index.ts';
import type { Newsletter } from '../pipeline/index.ts';
import { formatPath } from '../problem/index.ts';
import { compare, type Difference } from './compare.ts';
import { expectedOf, type LocatedExpected } from './expected.ts';
import { lineOf } from './line.ts';
import { partsOf } from './parts.ts';
import type { Seen } from './seen.ts';

/** A rendered issue, and how a format reads it. */
export interface Written {
  readonly view: View;
  readonly rendered: Rendered;
  readonly reading: Reading;
  readonly config: Newsletter['config'];
  /** The newsletter's own templates, where it has some. */
  readonly own?: ReadonlyMap<string, string>;
}

/** What one kind of reader sees, and which texts are not in it. */
export interface ReadBack extends Seen {
  readonly differences: readonly Difference<LocatedExpected>[];
}

/** Lists the texts that readers of an issue should see. */
export function expectations({ view, rendered, reading, config, own = new Map() }: Written): {
  readonly expected: readonly LocatedExpected[];
  readonly addresses: readonly string[];
} {
  // What was left out on purpose is no difference.
  const dropped = new Set((rendered.dropped ?? []).map(({ path }) => formatPath(path)));
  const shows = reading.shows(rendered, config);
  const parts = partsOf(reading.view(view, config), {
    ...shows,
    listsTitles: shows.listsTitles && listsTitles(own),
    titlesLead: titlesLead(own, shows.titlesLead),
  }).map((whole) => whole.filter(({ path }) => !dropped.has(formatPath(path))));
  const addresses = parts.flat().flatMap(({ is }) => ('href' in is ? [is.href] : []));
  return {
    addresses,
    expected: expectedOf(parts, (block) => reading.expected(block, addresses).map(lineOf)),
  };
}

/** A layout without the list loses no title: each stands in its card. Only `main` includes it. */
function listsTitles(own: ReadonlyMap<string, string>): boolean {
  return !own.has('main') || [...own.values()].some((source) => /\{\{[^}]*\bcontents\b/.test(source));
}

/** The address to which an element leads that has the title in it. */
const titleLink = /<a [^>]*\bhref=["']?\{\{[^}]*\b(link|title_link)\}\}[^>]*>[^<]*\{\{(?:text|heading)\}\}/;

/** A layout may lead to the paper itself, and a card may have the address elsewhere than at the title. */
function titlesLead(
  own: ReadonlyMap<string, string>,
  { contents, card }: Shows['titlesLead'],
): Shows['titlesLead'] {
  const target = (name: string): string | undefined => titleLink.exec(own.get(name) ?? '')?.[1];
  const inCard = own.has('card') && target('card') === undefined ? 'nowhere' : card;
  return {
    contents: contents === 'page' && target('contents') === 'link' ? 'paper' : contents,
    card: inCard === 'page' && target('card') === 'link' ? 'paper' : inCard,
  };
}

/** Looks for these texts in an output, once for each kind of reader. */
export function readBack(
  { reading, config }: Written,
  output: Rendered,
  { expected, addresses }: ReturnType<typeof expectations>,
): ReadBack[] {
  return Array.from(reading.actual(output, addresses, config), (blocks) => {
    const lines = blocks.map(lineOf);
    return { expected, lines, ...compare(expected, lines) };
  });
}
