import type { PaperData } from '../../issue/index.ts';

/** Below this, a title says too little: "Editorial", "Introduction". */
const enough = 16;

/** Whether two papers are one by their titles alone: none of their ids may contradict that. */
export function sameTitle(a: PaperData, b: PaperData): boolean {
  if (a.arxiv !== undefined && b.arxiv !== undefined) return false;
  if (a.doi !== undefined && b.doi !== undefined) return false;
  const titles = new Set(titlesOf(a));
  return titlesOf(b).some((title) => titles.has(title));
}

/** Without what differs between two places that print one title: case, spaces, punctuation. */
function titlesOf({ title }: PaperData): string[] {
  const texts = title === undefined ? [] : typeof title === 'string' ? [title] : Object.values(title);
  return texts
    .map((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ''),
    )
    .filter((text) => text.length >= enough);
}
