import { fileKeys, type PaperKey } from '../../../issue/index.ts';
import { Failure } from '../../../problem/index.ts';
import { daysIn, resolveRef } from '../../../papers/index.ts';
import type { Prompter } from '../../../terminal/index.ts';
import { names, oneLine } from '../clean.ts';
import { asMap, textIn } from '../text-data.ts';
import { abstractQuestion, summaryQuestion } from './long-question.ts';
import { moreQuestion } from './more-question.ts';
import { anything, put, putText, type Question, required } from './question.ts';
import { choices, hints, labels, refusals, sayRefusal } from './words.ts';

/** All questions, in the order in which they are asked. */
export function questionsFor(languages: readonly string[]): Question[] {
  const questions: Readonly<Record<PaperKey, readonly Question[]>> = {
    title: languages.map((lang) => titleQuestion(lang, languages)),
    authors: [authors],
    // Which paper it is, one question for its three keys, comes before its day.
    published: [ref, published],
    arxiv: [],
    doi: [],
    link: [],
    summary: [summaryQuestion(languages)],
    abstract: languages.map((lang) => abstractQuestion(lang, languages)),
    more: [moreQuestion],
    // Only flags and files give these.
    takeaway: [],
    image: [],
    tags: [],
  };
  return fileKeys.flatMap((key) => questions[key]);
}

/** The title in one of the languages. The last one must be given where no other is and the issue is finished. */
function titleQuestion(lang: string, languages: readonly string[]): Question {
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

const authors: Question = {
  id: 'authors',
  label: labels.authors,
  isRequired: false,
  isAnswered: (paper) => paper.authors !== undefined,
  show: ({ authors: list = [] }) => list.join(list.some((name) => name.includes(',')) ? '; ' : ', '),
  async ask({ prompter, suggestions, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: hints.authors,
      initial: unfinished ?? this.show(paper),
      join: '; ',
      suggest: suggestions.authors,
    });
    const found = names(answer);
    return put(paper, 'authors', found.length === 0 ? undefined : found);
  },
};

const ref: Question = {
  id: 'ref',
  label: labels.ref,
  isRequired: true,
  isAnswered: ({ arxiv, doi, link }) => [arxiv, doi, link].some((value) => value !== undefined),
  show: ({ arxiv, doi, link }) => arxiv ?? link ?? doi ?? '',
  async ask({ prompter, suggestions, isDraft, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: hints.ref(!isDraft),
      initial: unfinished ?? this.show(paper),
      check: (text) => (text.trim() === '' && isDraft ? undefined : refusalOf(text)),
      suggest: suggestions.refs,
    });
    // Accepted as it stood: an id beside it stays too.
    if (answer.trim() === this.show(paper)) return paper;
    const { arxiv: _, doi: __, link: ___, ...rest } = paper;
    return answer.trim() === '' ? rest : { ...rest, ...resolveRef(answer) };
  },
};

/** Why a ref names no paper. */
function refusalOf(text: string): string | undefined {
  try {
    resolveRef(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return sayRefusal(error.words);
  }
}

const published: Question = {
  id: 'published',
  label: labels.published,
  isRequired: false,
  isAnswered: (paper) => paper.published !== undefined,
  show: (paper) => paper.published ?? '',
  async ask({ prompter, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: hints.published,
      initial: unfinished ?? this.show(paper),
      check: (text) => (text.trim() === '' || daysIn(text).length > 0 ? undefined : refusals.published),
    });
    const days = daysIn(answer);
    const day = days.length > 1 ? await whichDay(prompter, answer.trim(), days) : days[0];
    return put(paper, 'published', day);
  },
};

/** 6/7/2025 is in June to some and in July to others: nobody guesses. */
function whichDay(prompter: Prompter, written: string, days: readonly string[]): Promise<string> {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
  return prompter.choose({
    message: choices.whichDay(written),
    choices: days.map((day) => ({ name: `${day} (${format.format(new Date(day))})`, value: day })),
  });
}
