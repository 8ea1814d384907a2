import type { PaperData } from '../../papers/index.ts';

/** The first of its titles. */
export function titleOf({ title }: PaperData): string | undefined {
  return typeof title === 'object' ? Object.values(title)[0] : title;
}
