import { type Finding, nameOf, type Path } from '../problem/index.ts';
import { foldedIn, type SourceMap } from '../yaml/index.ts';

/** What is told of a text at `path`, in Markdown where `kind` says nothing else. */
export function foldedText(
  path: Path,
  { sourceMap, kind = 'markdown' }: { readonly sourceMap: SourceMap; readonly kind?: 'markdown' | 'literal' },
): Finding[] {
  const node = sourceMap.scalar(path);
  if (node === undefined || node.type === 'BLOCK_LITERAL') return [];
  const line = foldedIn(node, sourceMap.text, kind === 'markdown');
  if (line === undefined) return [];
  const { why, text, from, to } = line;
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  const args = { what: nameOf(path), why, text, style, key: String(path.at(-1)) };
  return [{ code: 'text/folded', args, path, at: sourceMap.fromOffsets(from, to) }];
}

const styles: Readonly<Record<string, 'folded' | 'quoted' | 'plain'>> = {
  BLOCK_FOLDED: 'folded',
  QUOTE_DOUBLE: 'quoted',
  QUOTE_SINGLE: 'quoted',
};
