import { cellsOf } from '../../src/terminal/cells.ts';

/** Columns that a line takes on a terminal. */
export function columnsOf(line: string): number {
  return cellsOf(line).reduce((sum, { width }) => sum + width, 0);
}
