import { kind, list, quote } from '../define.ts';
import { languageName } from '../language.ts';

/** The abstract that a text was held against, and all else. */
function sourceIn(language: string): string {
  return `the paper's abstract in ${languageName(language)}, its titles or its details`;
}

const check = 'Check it against the paper.';

const leftOvers = {
  address: 'which arXiv shows in place of an address',
  preamble: 'which a machine says before its answer',
  refusal: 'which a machine says in place of an answer',
  offer: 'which a machine says after its answer',
  fence: 'around the whole of it',
  title: "the paper's own title",
} as const;

const leftOverHints = {
  address: 'Write the address itself, or leave it out.',
  preamble: 'Delete it.',
  refusal: 'Write the text yourself.',
  offer: 'Delete it.',
  fence: 'Delete the line before the text and the one behind it.',
  title: 'A link with this name may have stood here: write its address, or translate the title.',
} as const;

/** Problems of what a text says: against the paper, the newsletter's own terms, and its other issues. */
export const wordingKinds = {
  'claim/number': kind<{ what: string; text: string; language: string }>({
    severity: 'warning',
    about:
      "With `--claims`: a summary or a translation has a number that neither the authors' abstract nor the paper's details have.",
    message: ({ what, text, language }) =>
      `${what} says ${quote(text)}, which is not in ${sourceIn(language)}`,
    hint: () => `${check} A digit or a unit may be wrong.`,
  }),
  'claim/name': kind<{ what: string; text: string; language: string }>({
    severity: 'warning',
    about:
      "With `--claims`: a summary or a translation has a name that neither the authors' abstract nor the paper's details have.",
    message: ({ what, text, language }) =>
      `${what} names ${quote(text)}, which is not in ${sourceIn(language)}`,
    hint: () => `${check} The name may belong to another paper.`,
  }),
  'claim/link': kind<{ what: string; text: string; language: string }>({
    severity: 'warning',
    about:
      "With `--claims`: a summary or a translation leads to an address that neither the authors' abstract nor the card has.",
    message: ({ what, text, language }) =>
      `${what} leads to ${quote(text)}, which is not in ${sourceIn(language)}`,
    hint: () => 'Does it exist? If it belongs to the paper, list it under more:.',
  }),
  'text/left-over': kind<{ what: string; text: string; why: keyof typeof leftOvers }>({
    severity: 'warning',
    about:
      'A text has something that a machine left in it, such as "this https URL", "Here is the translation", or the paper\'s own title.',
    message: ({ what, text, why }) => `${what} has ${quote(text)}, ${leftOvers[why]}`,
    hint: ({ why }) => leftOverHints[why],
  }),
  'text/untranslated': kind<{ what: string; text: string }>({
    severity: 'warning',
    about: 'A sentence of a summary or an abstract was left in another language.',
    message: ({ what, text }) => `${what} has a sentence in another language: ${quote(text)}`,
    hint: () => 'Translate it.',
  }),
  'text/term': kind<{ what: string; written: string; right: string }>({
    severity: 'warning',
    about: 'A text uses a word that terms.yaml replaces with another.',
    message: ({ what, written }) => `${what} says ${quote(written)}`,
    hint: ({ right }) => `Write ${quote(right)}, as terms.yaml wants it.`,
  }),
  'text/term-twice': kind<{ what: string; english: string; korean: string; other: string; where: string }>({
    severity: 'warning',
    about:
      'An issue translates one English term, which stands in brackets behind the translation, in two ways.',
    message: ({ what, english, korean, other, where }) =>
      `${what} calls ${quote(english)} ${quote(korean)}, and ${where} calls it ${quote(other)}`,
    hint: () => 'Use one of the two. terms.yaml can say which.',
  }),
  'terms/conflict': kind<{ word: string; term: string; why: 'own' | 'again' }>({
    severity: 'error',
    about: 'terms.yaml wants a word replaced that is a term itself, or that two entries replace.',
    message: ({ word, term, why }) =>
      why === 'own'
        ? `${quote(word)} is not to be used, but it is the term of the entry for ${quote(term)}`
        : `${quote(word)} is already under not: in the entry for ${quote(term)}`,
    hint: () => 'Remove it from one of the two.',
  }),
  'style/summary-length': kind<{ position: number; length: number; usual: number }>({
    severity: 'warning',
    silent: true,
    about: 'A summary is more than 2.2 times as long as most of the last ten issues.',
    message: ({ position, length, usual }) =>
      `the summary of paper ${position} has ${length} characters, and half of the last ones have ${usual} or less`,
    hint: () => 'Readers skip what is long: what can go?',
  }),
  'style/themes': kind<{ count: number; usual: readonly number[] }>({
    severity: 'warning',
    silent: true,
    about: 'The introduction has another number of themes than any of the last ten issues.',
    message: ({ count, usual }) =>
      `the introduction has ${count} ${count === 1 ? 'theme' : 'themes'}; the last issues have ${list(usual.map(String))}`,
    hint: () => 'If it is meant, leave it.',
  }),
  'style/endings': kind<{ what: string; text: string; usual: 'formal' | 'plain' }>({
    severity: 'warning',
    silent: true,
    about: 'Sentences in Korean end in the formal style (합니다) and in the plain one (한다) in one issue.',
    message: ({ what, text, usual }) =>
      `${what} ends a sentence with ${quote(text)}, and most others end in the ${usual === 'formal' ? 'formal style (합니다)' : 'plain style (한다)'}`,
    hint: () => 'Use one style throughout.',
  }),
};
