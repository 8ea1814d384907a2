import { isMap } from '../data.ts';
import { type Finding, nameOf } from '../problem/index.ts';

/** Finds texts that a language model wrote and nobody has read. What knows the marks is loaded where there are some. */
export async function findUnreadDrafts(data: unknown): Promise<Finding[]> {
  if (!isMap(data) || ![data['intro'], data['papers']].some(hasMarks)) return [];
  const { marksIn } = await import('../issue/index.ts');
  return marksIn(data)
    .filter(({ fits }) => fits)
    .map(({ path, model, date, target }): Finding => {
      const args = { what: nameOf(path), model, date, target };
      return { code: 'paper/unread-draft', args, path };
    });
}

function hasMarks(entries: unknown): boolean {
  return Array.isArray(entries) && entries.some((entry) => isMap(entry) && Object.hasOwn(entry, 'x-draft'));
}
