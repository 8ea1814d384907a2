import { linkedEndings } from '../forum-lists.ts';
import { pageKeyOf } from '../papers/index.ts';
import { KnownNames } from './known-names.ts';
import { KnownNumbers } from './known-numbers.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { address } from './plain.ts';

export type ClaimKind = 'number' | 'name' | 'link';

/** Something that a text says, which its sources have to say too. `text` is `text.slice(start, end)` of what was given. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a text is held against. */
export interface Sources {
  /** The texts in which its numbers and names may stand, metadata such as authors and dates among them. */
  readonly texts: readonly string[];
  /** The addresses that it may lead to, besides those that stand in `linked`. */
  readonly links?: readonly string[];
  /** Those of `texts` whose addresses it may have too; by default all. */
  readonly linked?: readonly string[];
}

/**
 * Every number, name and address of a text, in its order.
 * @public
 */
export function claimsOf(text: string): Claim[] {
  return [
    ...numbersIn(text).map(({ start, end }) => claim(text, 'number', start, end)),
    ...namesIn(text).map(({ start, end }) => claim(text, 'name', start, end)),
    ...linksIn(text),
  ].toSorted((a, b) => a.start - b.start);
}

/** The claims of a text that no source has, in its order. A name is cut to the words of it that are missing. */
export function unsupported(text: string, sources: Sources): Claim[] {
  return heldAgainst(sources)(text);
}

/**
 * Tells of each of many texts what `unsupported` tells of one; the sources are read once, and where there is something to look for.
 * One that is itself the source `own`, by its place in `texts`, is held against the others: nothing supports itself.
 */
export function heldAgainst({
  texts,
  links = [],
  linked = texts,
}: Sources): (text: string, own?: number) => Claim[] {
  let numbers: KnownNumbers | undefined;
  let names: KnownNames | undefined;
  let pages: ReadonlySet<string> | undefined;
  return (text, own) => {
    const found: Claim[] = [];
    for (const use of numbersIn(text)) {
      numbers ??= new KnownNumbers(texts);
      if (!numbers.has(use, own)) found.push(claim(text, 'number', use.start, use.end));
    }
    for (const use of namesIn(text)) {
      names ??= new KnownNames([...texts, ...links]);
      const missing = names.missing(use, own);
      const [first] = missing;
      const last = missing.at(-1);
      if (first === undefined || last === undefined) continue;
      const start = use.start + use.text.indexOf(first);
      found.push(claim(text, 'name', start, use.start + use.text.lastIndexOf(last) + last.length));
    }
    for (const link of linksIn(text)) {
      pages ??= new Set(
        [...links, ...linked.flatMap((one) => linksIn(one).map((known) => known.text))].map(pageOf),
      );
      if (!pages.has(pageOf(link.text))) found.push(link);
    }
    return found.toSorted((a, b) => a.start - b.start);
  };
}

const host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+`;
/** Names of mailboxes and of hosts, which readers' programs make links of. Capitals at the end are those of a name: ASP.NET. */
const bare = new RegExp(
  [
    String.raw`[Mm][Aa][Ii][Ll][Tt][Oo]:[!#-&*-;=?-Z_a-z~]+`,
    String.raw`(?<![\w.@/+-])(?:[\w.+-]{1,64}@)?${host}(?:${linkedEndings.join('|')})(?![\w@-]|\.\w)(?:/[!#-&*-;=?-Z_a-z~]*)?`,
  ].join('|'),
  'g',
);

function linksIn(text: string): Claim[] {
  if (!/:\/\/|mailto:|\w\.[a-z]/i.test(text)) return [];
  const rest = text.replace(address, (found) => ' '.repeat(found.length));
  return [...text.matchAll(address), ...rest.matchAll(bare)].map(({ 0: written, index }) => {
    const url = written.replace(/(?<![.,;:!?*_~'(])[.,;:!?*_~'(]+$/, '');
    return claim(text, 'link', index, index + url.length);
  });
}

/** Two spellings of one page are one. */
function pageOf(url: string): string {
  const whole =
    /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:)/i.test(url) || url.includes('@') ? url : `https://${url}`;
  return (
    pageKeyOf(whole) ??
    whole
      .toLowerCase()
      .replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, '')
      .replace(/(?<!\/)\/+$/, '')
  );
}

function claim(text: string, kind: ClaimKind, start: number, end: number): Claim {
  return { kind, start, end, text: text.slice(start, end) };
}
