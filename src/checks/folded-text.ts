import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { foldedIn, type SourceMap } from '../yaml/index.ts';
import { dictionary } from '../data.ts';

/** What is told of a text at `path`, in Markdown where `kind` says nothing else. */
export function foldedText(
  path: Path,
  { sourceMap, kind = 'markdown' }: { readonly sourceMap: SourceMap; readonly kind?: 'markdown' | 'literal' },
): Finding[] {
  const node = sourceMap.scalar(path);
  if (node === undefined || node.type === 'BLOCK_LITERAL') return [];
  const [from = 0] = node.range ?? [];
  const wide =
    node.type === 'PLAIN' ? /^[｜＞][+-]?(?=[ \t]*\r?\n)/.exec(sourceMap.sourceOf(node))?.[0] : undefined;
  const line =
    wide === undefined
      ? foldedIn(node, sourceMap.text, kind === 'markdown')
      : ({ why: 'wide', text: wide, from, to: from + wide.length } as const);
  if (line === undefined) return [];
  const { why, text } = line;
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const args = { what: nameOf(path), why, text, style, key: String(path.at(-1)) };
  return [{ code: 'text/folded', args, path, at: sourceMap.fromOffsets(line.from, line.to) }];
}

const styles: Readonly<Record<string, 'folded' | 'quoted' | 'plain'>> = dictionary({
  BLOCK_FOLDED: 'folded',
  QUOTE_DOUBLE: 'quoted',
  QUOTE_SINGLE: 'quoted',
});
