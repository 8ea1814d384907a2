import { type Field, foldedText } from '../../checks/index.ts';
import { type Finding, nameOf } from '../../problem/index.ts';
import { feature } from '../../text/index.ts';
import { entryFix, mayHoldEntry, nextEntryIn } from '../../yaml/index.ts';
import { foundIn, type Rule } from './rule.ts';

/**
 * A text that YAML folds (`>`, unquoted or quoted over several lines) has no list, and no paragraphs with a single empty
 * line between them: readers would get one line.
 */
export const textsKeepTheirLines: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, ({ kind, path }): Finding[] =>
    kind === 'markdown' || kind === 'literal' ? foldedText(path, { sourceMap, kind }) : [],
  );

/** No text takes in the next entry of its list, which is indented too deep. */
export const entriesStandAlone: Rule = (_, { fields, sourceMap }) =>
  foundIn(fields, (field): Finding[] => {
    const { kind, path, value, features } = field;
    if (kind === 'markdown' || kind === 'literal') {
      if (!(features & feature.hyphen) || !value.includes('- ') || !/^ *- +[a-z]\w*:(?:\s|$)/m.test(value))
        return [];
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
    if (!isEntry(field) || !mayHoldEntry(value)) return [];
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
