import { oneLine } from '../clean.ts';
import { anything, putText, required } from './question.ts';
import type { Question } from './question.ts';
import { asMap, textIn } from '../text-data.ts';
import { hints, labels, refusals } from './words.ts';

/** The title in one of the languages. The last one must be given where no other is and the issue is finished. */
export function titleQuestion(lang: string, languages: readonly string[]): Question {
  return {
    id: `title.${lang}`,
    label: labels.title(languages.length === 1 ? undefined : lang),
    isRequired: languages.length === 1,
    isAnswered: ({ title }) => textIn(title, lang, languages) !== undefined,
    show: ({ title }) => textIn(title, lang, languages) ?? '',
    async ask({ prompter, isDraft, unfinished }, paper) {
      const others = Object.keys(asMap(paper.title, languages)).some((known) => known !== lang);
      const mustBe = lang === languages.at(-1) && !others && !isDraft;
      const answer = await prompter.line({
        message: this.label,
        hint: hints.title(mustBe),
        initial: unfinished ?? this.show(paper),
        check: mustBe ? required(refusals.title) : anything,
      });
      return putText(paper, 'title', { lang, text: oneLine(answer), languages });
    },
  };
}
