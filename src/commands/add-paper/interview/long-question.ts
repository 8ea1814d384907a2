import { cut } from '../../../terminal/index.ts';
import type { PaperDraft } from '../../../papers/index.ts';
import { longText } from '../clean.ts';
import { anything, putText, type Question, required } from './question.ts';
import { textIn } from '../text-data.ts';
import { hints, labels, refusals } from './words.ts';

/** The summary, in the first language. */
export function summaryQuestion(languages: readonly string[]): Question {
  return {
    ...longQuestion('summary', { lang: languages[0] ?? 'en', label: labels.summary, languages }),
    id: 'summary',
    isRequired: true,
    // In whatever language it is.
    isAnswered: (paper) => paper.summary !== undefined,
  };
}

export function abstractQuestion(lang: string, languages: readonly string[]): Question {
  const label = labels.abstract(languages.length === 1 ? undefined : lang);
  return longQuestion('abstract', { lang, label, languages });
}

function longQuestion(
  key: 'summary' | 'abstract',
  { lang, label, languages }: { lang: string; label: string; languages: readonly string[] },
): Question {
  const show = (paper: PaperDraft): string => textIn(paper[key], lang, languages) ?? '';
  return {
    id: `${key}.${lang}`,
    label,
    isRequired: false,
    isAnswered: (paper) => show(paper) !== '',
    show,
    async ask({ prompter, isDraft, editor, edit, unfinished }, paper) {
      const mustBe = this.isRequired && !isDraft;
      const answer = await prompter.text({
        message: label,
        hint: (initial) => hints.long({ mustBe, editor, kept: cut(initial.trim().split('\n')[0] ?? '', 24) }),
        initial: unfinished ?? show(paper),
        check: mustBe ? required(refusals.summary) : anything,
        editor: (text) => edit(text, key),
      });
      return putText(paper, key, { lang, text: longText(answer), languages });
    },
  };
}
