import type { Context } from '../context.ts';
import { cut } from './rows.ts';

/** A line at a terminal that shows progress and is removed at the end. */
export interface ProgressLine {
  show(text: string): void;
  end(): void;
}

/** Shows nothing on a terminal that cannot remove a line again. */
export function progressLine({ stderr, env }: Pick<Context, 'stderr' | 'env'>): ProgressLine {
  if (!stderr.isTTY || env['TERM'] === 'dumb') return { show: () => {}, end: () => {} };
  let shown = '';
  return {
    show(text) {
      const row = cut(text, (stderr.columns ?? 80) - 1);
      if (row === shown) return;
      shown = row;
      stderr.draw(`\r\u001b[2K${row}`);
    },
    end() {
      if (shown !== '') stderr.draw('\r\u001b[2K');
      shown = '';
    },
  };
}
