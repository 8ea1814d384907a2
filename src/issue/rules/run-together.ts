import { type Finding, nameOf, type Path } from '../../problem/index.ts';
import { entryFix, foldedIn, nextEntryIn, type SourceMap } from '../../yaml/index.ts';
import type { Field } from '../fields.ts';
import type { Rule } from './rule.ts';

/**
 * A text that YAML folds (`>`, unquoted or quoted over several lines) has no list, and no paragraphs with a single empty
 * line between them: readers would get one line.
 */
export const textsKeepTheirLines: Rule = (_, { fields, sourceMap }) =>
  fields.flatMap(({ kind, path }): Finding[] =>
    kind === 'markdown' || kind === 'literal' ? foldedText(path, { sourceMap, kind }) : [],
  );

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

/** No text takes in the next entry of its list, which is indented too deep. */
export const entriesStandAlone: Rule = (_, { fields, sourceMap }) =>
  fields.flatMap((field): Finding[] => {
    const { kind, path, value } = field;
    if (kind === 'markdown' || kind === 'literal') {
      if (!/^ *- +[a-z]\w*:(?:\s|$)/m.test(value)) return [];
      const [start = 0, end = 0] = sourceMap.scalar(path)?.range ?? [];
      const entry = sourceMap.layout.swallowedBetween(
        sourceMap.fromOffsets(start, start).line - 1,
        sourceMap.fromOffsets(end, end).line - 1,
      );
      if (entry === undefined) return [];
      return [
        {
          code: 'text/run-on',
          args: {
            what: nameOf(path),
            text: sourceMap.text.slice(entry.from, entry.to),
            spaces: entry.sibling.column,
          },
          path,
          at: sourceMap.fromOffsets(entry.from, entry.to),
        },
      ];
    }
    if (!isEntry(field)) return [];
    const node = sourceMap.scalar(path);
    const line = node && nextEntryIn(node, sourceMap.text);
    if (line === undefined) return [];
    const spaces = dashColumn(sourceMap.text, node?.range?.[0] ?? 0);
    const args = { what: nameOf(path), text: line.text, spaces };
    const at = sourceMap.fromOffsets(line.from, line.to);
    const list = path.slice(
      0,
      path.findLastIndex((step) => typeof step === 'number'),
    );
    const fix = entryFix(sourceMap, { from: line.from, spaces, list, mark: line.mark });
    return [{ code: 'text/run-on', args, path, at, fix }];
  });

/** An entry of a list, or the address of one. */
function isEntry({ path, kind }: Field): boolean {
  return (
    typeof path.at(-1) === 'number' ||
    (kind === 'address' && (path.includes('more') || path.includes('items')))
  );
}

/** How many spaces are before the hyphen of the entry that `offset` is in. */
function dashColumn(text: string, offset: number): number {
  const before = text.lastIndexOf('- ', offset);
  return before - (text.lastIndexOf('\n', before) + 1);
}
