import type { Field, FieldsInFile } from '../checks/index.ts';
import { type Issue, pagesOfCards, type Text } from '../issue/index.ts';
import type { Config } from '../newsletter/index.ts';
import { hasOtherNames, pageKeyOf } from '../papers/index.ts';
import { type Finding, nameOf } from '../problem/index.ts';
import { feature } from '../text/index.ts';

/**
 * Finds links that lead twice to one page from the same text. Two texts may well lead to one page. In the introduction a card's
 * own page may come again, and so may anywhere a page that every issue leads to, from its masthead or its closing.
 */
export async function findRepeatedLinks(
  issue: Issue,
  { fields, sourceMap }: FieldsInFile,
  { masthead, closing }: Pick<Config, 'masthead' | 'closing'>,
): Promise<Finding[]> {
  const isAround = ({ path: [part] }: Field): boolean => part === 'masthead' || part === 'closing';
  const texts = fields.filter((text) => text.kind === 'markdown' && !isAround(text) && mayRepeat(text));
  if (texts.length === 0) return [];
  const { readMarkdown, addressesOf } = await import('../markdown/index.ts');
  const pagesIn = ({
    value,
  }: Pick<Text, 'value'>): { key: string; href: string; start: number; end: number }[] =>
    addressesOf(readMarkdown(value).blocks).flatMap(({ kind, ...address }) => {
      const key = kind === 'link' ? pageKeyOf(address.href) : undefined;
      return key === undefined ? [] : [{ ...address, key }];
    });
  const around = [...(issue.masthead ?? masthead), ...(issue.closing ?? closing)];
  const always = new Set(around.flatMap(pagesIn).map(({ key }) => key));
  const cards = pagesOfCards(issue);
  return texts.flatMap((text) =>
    [...grouped(pagesIn(text))].flatMap(([key, links]): Finding[] => {
      const second = links[1];
      const { path } = text;
      const isInIntroduction = path[0] === 'lead' || path[0] === 'intro';
      const isMeant = always.has(key) || (isInIntroduction && cards.has(key));
      if (second === undefined || isMeant) return [];
      const args = { what: nameOf(path), url: second.href, count: links.length };
      const at = sourceMap.inText(path, second.start, second.end);
      return [{ code: 'text/link-duplicate', args, path, at }];
    }),
  );
}

function grouped<T extends { readonly key: string }>(links: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const link of links) {
    const group = groups.get(link.key);
    if (group === undefined) groups.set(link.key, [link]);
    else group.push(link);
  }
  return groups;
}

/** Two addresses that are equal so far are read whole. */
const mostCharacters = 2000;

/** Whether a text may have two links to one page. Most have none, and the reader of Markdown is loaded for the others alone. */
function mayRepeat({ value, features }: Field): boolean {
  if (!(features & (feature.bracket | feature.colon)) && !/www\./i.test(value)) return false;
  // An address that is given a name may be used by it more than once.
  if (/^[ \t>]*\[[^\]\r\n]+\]:/m.test(value)) return true;
  const seen = new Set<string>();
  for (const [written] of value.matchAll(/(?:https?:\/\/|www\.)[^\s<>"]+/gi)) {
    const key = roughly(written.slice(0, mostCharacters));
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** Returns a key that is equal for two spellings of one page, and also for some of two pages. */
function roughly(written: string): string {
  if (hasOtherNames(written)) {
    const plain = /^[!-&+-[^-_a-{}~]*/.exec(written)?.[0].replace(/[\].,;:!?*_~']+$/, '') ?? '';
    const key = pageKeyOf(plain);
    if (key !== undefined) return key;
  }
  const address = written.replace(/^https?:\/\//i, '').replace(/^(?:www|mobile)\./i, '');
  const plain = /^[\w.~/:@!$&+,;=-]*/.exec(address)?.[0] ?? '';
  return plain
    .toLowerCase()
    .replace(/^twitter\./, 'x.')
    .replace(/\/+/g, '/')
    .replace(/[/.,:;!_~&-]+$/, '');
}
