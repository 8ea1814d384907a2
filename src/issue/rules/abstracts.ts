import type { Finding } from '../../problem/index.ts';
import { valueAt } from '../../data.ts';
import { missingLanguages, positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/**
 * A paper has its abstract in every configured language. It is optional: nothing is said in a draft, and a warning
 * outside. An abstract that is empty is as good as none.
 */
export const abstractsInAllLanguages: Rule = ({ draft, papers }, { languages, data }) => {
  if (draft) return [];
  return papers.flatMap((paper) => {
    const position = positionOf(paper);
    const path = [...paper.path, 'abstract'];
    const texts = paper.abstract.filter(({ value }) => value.trim() !== '');
    // Something else than a text or a map was refused already.
    if (paper.abstract.length === 0 && valueAt(data, path) !== undefined) return [];
    if (texts.length === 0) return [{ code: 'paper/abstract-missing' as const, args: { position }, path }];
    return missingLanguages(texts, languages).map((language): Finding => {
      const args = { position, language };
      return { code: 'paper/abstract-missing', args, path: [...path, language] };
    });
  });
};
