import { fieldsOf, type Issue, type Texts } from '../../../issue/index.ts';
import { addressesOf, type Block, readMarkdown, readQuoted } from '../../../markdown/index.ts';
import { linkOf } from '../../../papers/index.ts';
import type { Path, Place } from '../../../problem/index.ts';
import { urlFault } from '../../../text/index.ts';
import type { Parsed, SourceMap } from '../../../yaml/index.ts';

/** An address, and where it is written. */
export interface Written {
  readonly url: string;
  readonly path: Path;
  /** The exact place in a text. */
  readonly at?: Place;
}

/** Ids, of which a card shows one where it has no link; and the issue's own page, which may not be there before it is published. */
const others = new Set(['arxiv', 'doi', 'web_url']);

/** Returns every address that an issue leads its readers to, or shows a picture from. */
export function addressesInIssue(issue: Issue, { data = {}, sourceMap }: Parsed): Written[] {
  const fields = fieldsOf(issue, data).flatMap(({ path, key, kind, value }): Written[] => {
    if (kind === 'markdown') return addressesIn(readMarkdown(value).blocks, path, sourceMap);
    if (kind === 'literal') return addressesIn(readQuoted(value, 'abstract').blocks, path, sourceMap);
    return kind === 'address' && !others.has(key) ? [{ url: value, path }] : [];
  });
  return [...fields, ...issue.papers.flatMap(shownId)];
}

/** Returns every address in texts of the author's own dialect. */
export function addressesInTexts(texts: Texts, sourceMap: SourceMap): Written[] {
  return texts.flatMap(({ path, value }) => addressesIn(readMarkdown(value).blocks, path, sourceMap));
}

/** Returns what to ask for an address: without the part that only a browser reads. `undefined` for what is not to be asked. */
export function requestFor(url: string): string | undefined {
  const address = url.trim();
  if (urlFault(address) !== undefined) return undefined;
  const { username, password, href } = new URL(address);
  // A password is for nobody else's eyes.
  return username === '' && password === '' ? href.replace(/#.*$/s, '') : undefined;
}

function addressesIn(blocks: readonly Block[], path: Path, sourceMap: SourceMap): Written[] {
  return addressesOf(blocks).map(({ href, start, end }) => ({
    url: href,
    path,
    at: sourceMap.inText(path, start, end),
  }));
}

/** The address that a card makes of an id where the paper has no link. */
function shownId({ path, arxiv, doi, link }: Issue['papers'][number]): Written[] {
  const url = link === undefined ? linkOf({ arxiv, doi }) : undefined;
  return url === undefined ? [] : [{ url, path: [...path, arxiv === undefined ? 'doi' : 'arxiv'] }];
}
