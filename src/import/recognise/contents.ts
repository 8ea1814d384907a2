import type { Block } from '../../markdown/index.ts';
import type { PaperDraft, TextData } from '../../papers/index.ts';
import type { Reader } from './reader.ts';
import { inLanguages, lineOf, linesOf, normal } from './words.ts';

/**
 * What this tool puts around cards by the config's wish: numbers before their titles, and a list of the titles above the
 * introduction, in which takeaways stand. The list says nothing else of its own, and is no part of the lead; what stands above it
 * is the masthead.
 */
export function withContents(
  intro: readonly Block[],
  papers: readonly PaperDraft[],
  { config, languages }: Reader,
): { above: readonly Block[]; blocks: readonly Block[]; papers: readonly PaperDraft[] } {
  const plainPapers = config.forum.numbers ? withoutNumbers(papers) : papers;
  const titles = plainPapers.map(({ title }) => normal(firstOf(title)));
  for (const [i, block] of intro.entries()) {
    const rows = papers.length === 0 ? undefined : rowsOf(block);
    const isList =
      rows?.length === titles.length && rows.every(([title], n) => normal(title ?? '') === titles[n]);
    if (!isList) continue;
    const listed = plainPapers.map((paper, n) => {
      const takeaway = inLanguages(rows[n]?.slice(1) ?? [], languages);
      return takeaway === undefined ? paper : { ...paper, takeaway };
    });
    return { above: intro.slice(0, i), blocks: intro.slice(i + 1), papers: listed };
  }
  return { above: [], blocks: intro, papers: plainPapers };
}

/** The lines of each entry; `undefined` for what is no list of lines. */
function rowsOf(block: Block): string[][] | undefined {
  if (block.type !== 'list' || !block.ordered) return undefined;
  const rows = block.items.map(({ children: [first, ...others] }) =>
    first?.type === 'paragraph' && others.length === 0 ? linesOf(first.children).map(lineOf) : [],
  );
  return rows.some((lines) => lines.length === 0) ? undefined : rows;
}

/** Where each title has the number of its card. */
function withoutNumbers(papers: readonly PaperDraft[]): readonly PaperDraft[] {
  const hasNumbers = papers.every(({ title }, i) => firstOf(title).startsWith(`${i + 1}. `));
  if (!hasNumbers) return papers;
  return papers.map((paper, i) => {
    const { title = '' } = paper;
    const cut = (text: string): string => text.slice(`${i + 1}. `.length);
    if (typeof title === 'string') return { ...paper, title: cut(title) };
    const [first, ...others] = Object.entries(title);
    const own = first === undefined ? [] : [[first[0], cut(first[1])] as const];
    return { ...paper, title: Object.fromEntries([...own, ...others]) };
  });
}

/** A title in its first language. */
function firstOf(title: TextData | undefined): string {
  return typeof title === 'string' ? title : (Object.values(title ?? {})[0] ?? '');
}
