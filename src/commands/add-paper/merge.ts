import type { PaperDraft } from '../../papers/index.ts';
import { asMap, asWritten } from './text-data.ts';

/** A paper with what was said of it besides; that wins, for texts language by language. */
export function merge(paper: PaperDraft, said: PaperDraft, languages: readonly string[]): PaperDraft {
  const texts = (['title', 'takeaway', 'summary', 'abstract'] as const).flatMap((key) => {
    if (paper[key] === undefined || said[key] === undefined) return [];
    const both = { ...asMap(paper[key], languages), ...asMap(said[key], languages) };
    return [[key, asWritten(both, { languages, plain: key === 'summary' || key === 'takeaway' })] as const];
  });
  return { ...paper, ...said, ...Object.fromEntries(texts) };
}
