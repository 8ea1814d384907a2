import { type PaperDraft, titleKey } from '../../papers/index.ts';

/** Its titles as they are compared. */
export function titleKeysOf({ title }: PaperDraft): string[] {
  const texts = title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title);
  return texts.map(titleKey).filter((key) => key !== undefined);
}

/** The first of its titles. */
export function titleOf({ title }: PaperDraft): string | undefined {
  return typeof title === 'object' ? Object.values(title)[0] : title;
}
