import type { Context } from '../../context.ts';
import { sayProgress } from '../../problem/index.ts';
import { cut } from '../../terminal/index.ts';

/** Says at a terminal how far something is, in a line that goes away again. */
export interface Progress {
  show(done: number): void;
  end(): void;
}

/** Nothing is said of one thing alone, nor where a line cannot be taken back. */
export function progressOf({ stderr, env }: Pick<Context, 'stderr' | 'env'>, of: number): Progress {
  if (!stderr.isTTY || of < 2 || env['TERM'] === 'dumb') return { show: () => {}, end: () => {} };
  let shown = '';
  return {
    show(done) {
      const text = cut(sayProgress({ done, of }), (stderr.columns ?? 80) - 1);
      if (text === shown) return;
      shown = text;
      stderr.write(`\r\u001b[2K${text}`);
    },
    end() {
      if (shown !== '') stderr.write('\r\u001b[2K');
      shown = '';
    },
  };
}
