import { type Block, type Inline, toAuthor, withoutEdges } from '../../markdown/index.ts';
import { identitiesOf, type PaperDraft } from '../../papers/index.ts';
import type { ItemData, SectionData } from '../model.ts';
import type { Reader } from './reader.ts';
import { readRows } from './rows.ts';
import { firstLink, idsOf, lineInLanguages, lineOf, paragraphOf } from './words.ts';

/** What the blocks under a heading are. */
export interface SectionRead {
  readonly section: SectionData | undefined;
  readonly papers: readonly PaperDraft[];
  readonly kept: readonly Block[];
}

/** An entry, and the blocks that belong to it. */
interface Entry {
  readonly line: readonly Inline[];
  readonly more: readonly Block[];
}

/**
 * The entries under a heading. In posts that this tool did not print, an entry whose address is that of a paper is one, with the
 * heading as its tag; all others are links.
 */
export function readSection(
  heading: readonly Inline[],
  blocks: readonly Block[],
  reader: Reader,
): SectionRead {
  const { profile, languages } = reader;
  const kept: Block[] = [];
  const items: (string | ItemData)[] = [];
  const papers: PaperDraft[] = [];
  const tag = lineOf(heading);
  const add = (entry: Entry): void => {
    const item = itemOf(entry, reader);
    if (item === undefined) kept.push(paragraphOf(entry.line), ...entry.more);
    else if (profile.card === undefined && isPaper(item.url)) papers.push(paperOf(item, tag));
    else items.push(item.title === undefined && item.text === undefined ? item.url : item);
  };
  let open: { line: readonly Inline[]; more: Block[] } | undefined;
  const close = (): void => {
    if (open !== undefined) add(open);
    open = undefined;
  };
  for (const block of blocks) {
    const rows =
      block.type === 'table' && profile.entries.includes('row') ? readRows(block, tag, reader) : undefined;
    // Where paragraphs are the entries, a list behind one belongs to it.
    const isOwn = profile.entries.includes('list') || open === undefined;
    const isList = block.type === 'list' && isOwn && block.items.some(hasLink);
    if (rows !== undefined || isList) close();
    if (rows !== undefined) {
      for (const one of rows.papers) papers.push(one);
      for (const one of rows.kept) kept.push(one);
    } else if (isList) {
      for (const { children } of block.items) {
        const [first, ...more] = children;
        if (first?.type === 'paragraph') add({ line: first.children, more });
        else for (const one of children) kept.push(one);
      }
    } else if (block.type === 'paragraph' && firstLink(block.children) !== undefined) {
      close();
      open = { line: block.children, more: [] };
    } else if (open !== undefined) open.more.push(block);
    else kept.push(block);
  }
  close();
  // A title that is not there is a person's to find.
  const title = lineInLanguages(tag, languages) ?? '…';
  const section = items.length === 0 ? undefined : { title, items };
  return { section, papers, kept };
}

function hasLink({ children }: { readonly children: readonly Block[] }): boolean {
  return children.some((block) => block.type === 'paragraph' && firstLink(block.children) !== undefined);
}

/** A link with what stands behind it; one in the middle of a sentence leaves the sentence whole. */
function itemOf({ line, more }: Entry, { languages, emoji }: Reader): ItemData | undefined {
  const link = firstLink(line);
  if (link === undefined) return undefined;
  const isFirst = line[0] === link;
  const rest = isFirst ? withoutEdges(line.slice(1)) : line;
  const text = toAuthor([...(rest.length === 0 ? [] : [paragraphOf(rest)]), ...more], emoji);
  const title = isFirst && link.bare !== true ? lineInLanguages(lineOf(link.children), languages) : undefined;
  return {
    ...(title === undefined ? {} : { title }),
    url: link.href,
    ...(text === '' ? {} : { text }),
  };
}

export function isPaper(url: string): boolean {
  return identitiesOf({ arxiv: undefined, doi: undefined, link: url }).some(({ key }) =>
    /^(?:arxiv|doi):/.test(key),
  );
}

function paperOf({ title, url, text }: ItemData, tag: string): PaperDraft {
  return {
    ...(title === undefined ? {} : { title }),
    ...idsOf(url),
    ...(text === undefined ? {} : { summary: text }),
    ...(tag === '' ? {} : { tags: [tag] }),
  };
}
