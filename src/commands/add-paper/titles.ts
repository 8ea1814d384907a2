import { mayBeOne, type PaperDraft, titleKey } from '../../papers/index.ts';

/** Whether two papers are one by their titles, and by no id that contradicts it. */
export function sameTitle(a: PaperDraft, b: PaperDraft): boolean {
  if (!mayBeOne(a, b)) return false;
  const titles = new Set(titleKeysOf(a));
  return titleKeysOf(b).some((title) => titles.has(title));
}

/** Its titles as they are compared. */
export function titleKeysOf({ title }: PaperDraft): string[] {
  const texts = title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title);
  return texts.map(titleKey).filter((key) => key !== undefined);
}

/** The first of its titles. */
export function titleOf({ title }: PaperDraft): string | undefined {
  return typeof title === 'object' ? Object.values(title)[0] : title;
}
