import { isDate } from '../../issue/index.ts';
import type { PaperData } from '../../issue/index.ts';
import { Failure, languageName } from '../../problem/index.ts';
import { resolveRef } from '../../sources/index.ts';
import type { Prompter } from '../prompt.ts';
import { cut } from '../prompt-rows.ts';
import { longText, names, oneLine } from './clean.ts';
import { parseMore, sayMore } from './further-reading.ts';
import type { More } from './further-reading.ts';
import { asMap, asWritten, textIn } from './text-data.ts';

/** What a question may need beside the card. */
export interface Asking {
  readonly prompter: Prompter;
  readonly languages: readonly string[];
  /** Whether the issue takes a card with parts that are missing. */
  readonly isDraft: boolean;
  /** `nano`, where the user has said which editor to use. */
  readonly editor: string | undefined;
  /** `undefined` where the editor could not be used; the user was told. */
  readonly edit: (text: string, name: string) => string | undefined;
  /** Typed at the question before an interruption. */
  readonly unfinished: string | undefined;
}

/** One part of a card. */
export interface Question {
  readonly id: string;
  /** What it asks for: "Title in Korean". */
  readonly label: string;
  /** Without it, a finished issue would have an error. */
  readonly isRequired: boolean;
  readonly isAnswered: (paper: PaperData) => boolean;
  /** The answer so far, to be shown in a line. */
  readonly show: (paper: PaperData) => string;
  /** Gives the card with the answer, or without one. */
  readonly ask: (asking: Asking, paper: PaperData) => Promise<PaperData>;
}

const skip = 'Enter leaves it out';

/** All questions, in the order in which they are asked. */
export function questionsFor(languages: readonly string[]): Question[] {
  return [
    ...languages.map((lang, i) => title(lang, { isLast: i === languages.length - 1, languages })),
    authors,
    ref,
    published,
    summary(languages),
    ...languages.map((lang) => abstract(lang, languages)),
    more,
  ];
}

/** `undefined` for an empty answer that may be empty. */
type Check = (text: string) => string | undefined;
const any: Check = () => undefined;
const required =
  (what: string): Check =>
  (text) =>
    text.trim() === '' ? `It needs ${what}.` : undefined;

function title(
  lang: string,
  { isLast, languages }: { isLast: boolean; languages: readonly string[] },
): Question {
  return {
    id: `title.${lang}`,
    label: languages.length === 1 ? 'Title' : `Title in ${languageName(lang)}`,
    isRequired: languages.length === 1,
    isAnswered: ({ title: data }) => textIn(data, lang, languages) !== undefined,
    show: ({ title: data }) => textIn(data, lang, languages) ?? '',
    async ask({ prompter, isDraft, unfinished }, paper) {
      const others = Object.keys(asMap(paper.title, languages)).some((known) => known !== lang);
      const mustBe = isLast && !others && !isDraft;
      const answer = await prompter.line({
        message: this.label,
        hint: mustBe ? 'As the paper has it' : `As the paper has it · ${skip}`,
        initial: unfinished ?? this.show(paper),
        check: mustBe ? required('a title in one language') : any,
      });
      return withTexts(paper, 'title', { lang, text: oneLine(answer), languages });
    },
  };
}

const authors: Question = {
  id: 'authors',
  label: 'Authors',
  isRequired: false,
  isAnswered: (paper) => paper.authors !== undefined,
  show: (paper) =>
    (paper.authors ?? []).join(paper.authors?.some((name) => name.includes(',')) === true ? '; ' : ', '),
  async ask({ prompter, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: `Commas between them, or paste one a line · ${skip}`,
      initial: unfinished ?? this.show(paper),
      join: '; ',
    });
    const found = names(answer);
    return put(paper, 'authors', found.length === 0 ? undefined : found);
  },
};

const ref: Question = {
  id: 'ref',
  label: 'arXiv id, DOI or link',
  isRequired: true,
  isAnswered: ({ arxiv, doi, link }) => [arxiv, doi, link].some((value) => value !== undefined),
  show: ({ arxiv, doi, link }) => arxiv ?? link ?? doi ?? '',
  async ask({ prompter, isDraft, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: isDraft ? `2506.15677, 10.1000/xyz, https://… · ${skip}` : '2506.15677, 10.1000/xyz or https://…',
      initial: unfinished ?? this.show(paper),
      check: (text) => (text.trim() === '' && isDraft ? undefined : refusalOf(text)),
    });
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
    return [error.words.message, error.words.hint].filter((part) => part !== undefined).join('. ');
  }
}

const published: Question = {
  id: 'published',
  label: 'Published on',
  isRequired: false,
  isAnswered: (paper) => paper.published !== undefined,
  show: (paper) => paper.published ?? '',
  async ask({ prompter, unfinished }, paper) {
    const answer = await prompter.line({
      message: this.label,
      hint: `YYYY-MM-DD · ${skip}`,
      initial: unfinished ?? this.show(paper),
      check: (text) => (text.trim() === '' || isDate(text.trim()) ? undefined : 'Write a day as YYYY-MM-DD.'),
    });
    return put(paper, 'published', answer.trim() === '' ? undefined : answer.trim());
  },
};

function summary(languages: readonly string[]): Question {
  return longQuestion({
    key: 'summary',
    lang: languages[0] ?? 'en',
    label: 'Summary, in your own words',
    isRequired: true,
    languages,
  });
}

function abstract(lang: string, languages: readonly string[]): Question {
  const label = languages.length === 1 ? 'Abstract' : `Abstract in ${languageName(lang)}`;
  return longQuestion({ key: 'abstract', lang, label, isRequired: false, languages });
}

interface LongPart {
  readonly key: 'summary' | 'abstract';
  readonly lang: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly languages: readonly string[];
}

function longQuestion({ key, lang, label, isRequired, languages }: LongPart): Question {
  const current = (paper: PaperData): string => textIn(paper[key], lang, languages) ?? '';
  return {
    id: key === 'summary' ? key : `${key}.${lang}`,
    label,
    isRequired,
    // A summary in any language is one.
    isAnswered: (paper) => (key === 'summary' ? paper.summary !== undefined : current(paper) !== ''),
    show: current,
    async ask({ prompter, isDraft, editor, edit, unfinished }, paper) {
      const before = unfinished ?? current(paper);
      const mustBe = isRequired && !isDraft;
      const anew = mustBe
        ? 'Type or paste it; an empty line ends it'
        : 'Type or paste it; an empty line ends it, or leaves it out';
      const way = editor === undefined ? '' : ` · Ctrl-O opens ${editor}`;
      const answer = await prompter.text({
        message: label,
        hint: (initial) =>
          (initial.trim() === ''
            ? anew
            : `Enter keeps “${cut(initial.trim().split('\n')[0] ?? '', 24)}”; or type or paste it anew`) +
          way,
        initial: before,
        check: mustBe ? required('a summary') : any,
        editor: (text) => edit(text, key),
      });
      return withTexts(paper, key, { lang, text: longText(answer), languages });
    },
  };
}

const more: Question = {
  id: 'more',
  label: 'Further reading',
  isRequired: false,
  isAnswered: (paper) => paper.more !== undefined,
  show: (paper) => (paper.more ?? []).map(sayMore).join(', '),
  async ask({ prompter, unfinished }, paper) {
    const before = paper.more ?? [];
    const found: More[] = [];
    for (let i = 0; ; i++) {
      const old = before[i];
      const answer = await prompter.line({
        message: i === 0 ? 'Further reading' : `Further reading ${i + 1}`,
        hint: old === undefined ? 'Title=https://… or https://… · Enter ends the list' : 'Empty takes it out',
        initial: old === undefined ? (i === before.length ? (unfinished ?? '') : '') : sayMore(old),
        check: (text) =>
          text.trim() === '' || parseMore(text) !== undefined
            ? undefined
            : 'An address begins with https:// or http://.',
      });
      const entry = parseMore(answer);
      if (entry !== undefined) found.push(old !== undefined && sayMore(old) === answer.trim() ? old : entry);
      else if (old === undefined) return put(paper, 'more', found.length === 0 ? undefined : found);
    }
  },
};

function withTexts(
  paper: PaperData,
  key: 'title' | 'summary' | 'abstract',
  { lang, text, languages }: { lang: string; text: string; languages: readonly string[] },
): PaperData {
  const { [lang]: _, ...others } = asMap(paper[key], languages);
  const texts = text === '' ? others : { ...others, [lang]: text };
  return put(paper, key, asWritten(texts, { languages, plain: key === 'summary' }));
}

function put<K extends keyof PaperData>(
  paper: PaperData,
  key: K,
  value: PaperData[K] | undefined,
): PaperData {
  const { [key]: _, ...rest } = paper;
  return value === undefined ? rest : { ...rest, [key]: value };
}
