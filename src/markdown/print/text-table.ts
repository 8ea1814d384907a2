import { largest } from '../../data.ts';
import type { Block, Inline } from '../ast.ts';
import { displayWidth, wrapLines } from '../../text/index.ts';

interface TableOptions {
  readonly textOf: (inlines: readonly Inline[]) => string;
  /** Columns of display width there are; 0 = as many as it takes. */
  readonly width: number;
}

const gap = '  ';

/**
 * A table as lines. Columns stand side by side, cells wrapped, where each has room for its longest word; otherwise each row
 * becomes a short list of `header: cell`, which is readable however narrow the page.
 */
export function textTable(
  table: Extract<Block, { type: 'table' }>,
  { textOf, width }: TableOptions,
): string[] {
  const header = table.header.map((cell) => textOf(cell).replaceAll('\n', ' '));
  const rows = table.rows.map((row) =>
    header.map((_, index) => textOf(row[index] ?? []).replaceAll('\n', ' ')),
  );
  const columns = columnWidths([header, ...rows], width);
  if (columns === undefined) {
    return rows.flatMap((row, index) => [
      ...(index > 0 ? [''] : []),
      ...row.flatMap((cell, column) => wrapLines(`${header[column] ?? ''}: ${cell}`, { width, rest: '  ' })),
    ]);
  }
  const print = (row: readonly string[]) => printRow(row, { columns, align: table.align });
  return [...print(header), columns.map((size) => '-'.repeat(size)).join(gap), ...rows.flatMap(print)];
}

/** Widths that fit: the natural ones, or the widest columns narrowed down to their longest word; undefined if even that is too wide. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const count = rows[0]?.length ?? 0;
  const natural = Array.from({ length: count }, (_, column) =>
    largest(
      1,
      rows.map((row) => displayWidth(row[column] ?? '')),
    ),
  );
  const least = Array.from({ length: count }, (_, column) =>
    largest(
      1,
      rows.flatMap((row) => (row[column] ?? '').split(' ').map(displayWidth)),
    ),
  );
  const room = width === 0 ? Infinity : width - gap.length * (count - 1);
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  if (sum(natural) <= room) return natural;
  if (sum(least) > room) return undefined;
  const sizes = [...natural];
  while (sum(sizes) > room) {
    const slack = sizes.map((size, column) => size - (least[column] ?? size));
    const widest = sizes.reduce(
      (best, size, column) =>
        (slack[column] ?? 0) > 0 && size > (sizes[best] ?? 0) * Math.sign(slack[best] ?? 0) ? column : best,
      0,
    );
    sizes[widest] = (sizes[widest] ?? 1) - 1;
  }
  return sizes;
}

function printRow(
  row: readonly string[],
  { columns, align }: { columns: readonly number[]; align: readonly (string | undefined)[] },
): string[] {
  const cells = row.map((cell, column) => wrapLines(cell, { width: columns[column] ?? 1 }));
  const height = largest(
    1,
    cells.map((lines) => lines.length),
  );
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => {
        const text = lines[line] ?? '';
        const space = Math.max(0, (columns[column] ?? 0) - displayWidth(text));
        const left =
          align[column] === 'right' ? space : align[column] === 'center' ? Math.floor(space / 2) : 0;
        return ' '.repeat(left) + text + ' '.repeat(space - left);
      })
      .join(gap)
      .trimEnd(),
  );
}
