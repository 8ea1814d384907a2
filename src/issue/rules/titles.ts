import type { Finding } from '../../problem/index.ts';
import { codePoints } from '../../text/index.ts';
import { languageOf, missingLanguages, positionOf } from './languages.ts';
import type { Rule } from './rule.ts';

/** Every title says something. One without any text at all is the schema's business. */
export const titlesSaySomething: Rule = ({ papers }) =>
  papers.flatMap((paper) =>
    paper.title
      .filter(({ value }) => value.trim() === '')
      .map((text): Finding => {
        const args = { position: positionOf(paper), language: languageOf(text) };
        return { code: 'paper/title-empty', args, path: text.path };
      }),
  );

/** Code points that a reader takes in at a glance. */
const mostTakeaway = 140;

/** A takeaway is one sentence. */
export const takeawaysAreShort: Rule = ({ papers }) =>
  papers.flatMap((paper) =>
    paper.takeaway.flatMap((text): Finding[] => {
      const length = codePoints(text.value.trim());
      if (length <= mostTakeaway) return [];
      const args = { position: positionOf(paper), language: languageOf(text), length, most: mostTakeaway };
      return [{ code: 'paper/takeaway-long', args, path: text.path }];
    }),
  );

/** A paper's title is there in every configured language; a plain string is in the first. */
export const titlesInAllLanguages: Rule = ({ papers }, { languages }) =>
  papers.flatMap((paper) =>
    missingLanguages(paper.title, languages).map((language): Finding => {
      const args = { position: positionOf(paper), language };
      return { code: 'paper/title-missing', args, path: [...paper.path, 'title', language] };
    }),
  );
