import { kind, quote } from './define.ts';
import { languageName } from './language.ts';

/** Problems of one paper. `position` counts from 1, as people do; `language` is a BCP 47 tag. */
export const paperKinds = {
  'paper/title-empty': kind<{ position: number; language?: string | undefined }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The title of a paper is empty.',
    message: ({ position, language }) =>
      `paper ${position} has an empty title${language === undefined ? '' : ` in ${languageName(language)}`}`,
    hint: () => 'Write the title, or remove the language.',
  }),
  'paper/title-missing': kind<{ position: number; language: string }>({
    severity: 'warning',
    about: 'A paper has no title in one of the configured languages.',
    message: ({ position, language }) => `paper ${position} has no title in ${languageName(language)}`,
    hint: () => 'Add it under title:.',
  }),
  'paper/takeaway-long': kind<{
    position: number;
    language?: string | undefined;
    length: number;
    most: number;
  }>({
    severity: 'warning',
    about: 'The takeaway of a paper is longer than one glance takes in.',
    message: ({ position, language, length, most }) =>
      `the takeaway of paper ${position}${language === undefined ? '' : ` in ${languageName(language)}`} has ${length} characters; ${most} is the most`,
    hint: () => 'Keep the one thing that a reader should remember, and leave the rest to the summary.',
  }),
  'paper/summary-empty': kind<{ position: number }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The summary of a paper is empty.',
    message: ({ position }) => `paper ${position} has an empty summary`,
    hint: () => 'Say in three sentences why this paper matters.',
  }),
  'paper/abstract-missing': kind<{ position: number; language?: string | undefined }>({
    severity: 'warning',
    about: 'A paper has no abstract, or none in one of the configured languages.',
    message: ({ position, language }) =>
      `paper ${position} has no abstract${language === undefined ? '' : ` in ${languageName(language)}`}`,
    hint: () => 'Add it under abstract:.',
  }),
  'paper/unread-draft': kind<{ what: string; model: string; date: string; target: string }>({
    severity: 'error',
    lenientInDrafts: true,
    fixed: true,
    about: 'A language model wrote a text, and nobody has said yet that they have read it.',
    message: ({ what, model, date }) => `${what} was written by ${model} on ${date}, and nobody has read it`,
    hint: ({ target }) =>
      `Read it. If it is right: digest draft --accept ${target}. If you change it, it is yours.`,
  }),
  'paper/link-missing': kind<{ position: number }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A paper has no link, no arXiv id and no DOI, so no reader can find it.',
    message: ({ position }) => `paper ${position} has no link, no arXiv id and no DOI`,
    hint: () => 'Add one of arxiv:, doi: or link:.',
  }),
  'paper/link-contradiction': kind<{
    position: number;
    where: 'link' | 'doi';
    link: string;
    arxiv: string;
    found: string;
  }>({
    severity: 'error',
    about: 'The link or the DOI of a paper does not match its arXiv id.',
    message: ({ position, where, arxiv, found }) =>
      `paper ${position} is arXiv ${arxiv}, but its ${where === 'doi' ? 'DOI' : 'link'} names ${found}`,
    hint: ({ link }) => `Which of the two is right? ${link} may belong to the paper before.`,
  }),
  'paper/duplicate': kind<{ position: number; other: number; by: string; title?: string | undefined }>({
    severity: 'error',
    about: 'An issue has the same paper twice, or two papers with one id.',
    message: ({ position, other, by, title }) =>
      title === undefined
        ? `paper ${position} is the same as paper ${other} (same ${by})`
        : `paper ${position} has the ${by} of paper ${other}, but another title`,
    hint: ({ by, other, title }) =>
      title === undefined
        ? 'Keep one of the two.'
        : `Which of the two has the wrong ${by}? Paper ${other} is ${quote(title)}. If both are one paper, keep one.`,
  }),
  'paper/duplicate-archive': kind<{
    position: number;
    issue: string;
    by: string;
    title?: string | undefined;
  }>({
    severity: 'warning',
    about: 'An earlier issue already has this paper, or another one with its id.',
    message: ({ position, issue, by, title }) =>
      title === undefined
        ? `paper ${position} is already in ${issue} (same ${by})`
        : `paper ${position} has the ${by} of a paper in ${issue}, but another title`,
    hint: ({ issue, by, title }) =>
      title === undefined
        ? // No issue's name has a slash.
          issue.includes('/')
          ? 'It waits there too. Keep one of the two files.'
          : `Readers saw it in ${quote(issue)}. Keep it only if you repeat it on purpose.`
        : `Which of the two has the wrong ${by}? The one in ${quote(issue)} is ${quote(title)}.`,
  }),
  'paper/link-duplicate': kind<{ what: string; url: string; other: string }>({
    severity: 'warning',
    about: 'A listed link leads where a card or another listed link of the issue leads too.',
    message: ({ what, url, other }) => `${what} leads to ${quote(url)}, as ${other} does`,
    hint: () => 'Keep one of the two.',
  }),
  'paper/link-duplicate-archive': kind<{ what: string; url: string; other: string; issue: string }>({
    severity: 'warning',
    about: 'An earlier issue already lists this link.',
    message: ({ what, url, other, issue }) => `${what} leads to ${quote(url)}, as ${other} in ${issue} does`,
    hint: ({ issue }) => `Readers saw it in ${quote(issue)}. Keep it only if you repeat it on purpose.`,
  }),
  'paper/published-date': kind<{ position: number; value: string }>({
    severity: 'error',
    about: 'The date of a paper is not a real date.',
    message: ({ position, value }) =>
      `paper ${position} was published on ${quote(value)}, which is not a real date`,
    hint: () => 'Write it as YYYY-MM-DD.',
  }),
  'paper/published-future': kind<{ position: number; value: string; last: string }>({
    severity: 'warning',
    about: 'The date of a paper is after the last day of the week.',
    message: ({ position, value, last }) =>
      `paper ${position} was published on ${value}, after the last day of the week (${last})`,
    hint: () => 'Is the year right, or are day and month in the wrong order? Write it as YYYY-MM-DD.',
  }),
  'paper/published-early': kind<{ position: number; value: string; id: string; month: string }>({
    severity: 'warning',
    about: 'The date of a paper is more than a year before the month of its arXiv id.',
    message: ({ position, value, id, month }) =>
      `paper ${position} was published on ${value}, more than a year before its arXiv id ${id} (${month})`,
    hint: () => 'Is the year right, and does the id belong to this paper?',
  }),
  'paper/id-future': kind<{ position: number; id: string; month: string; last: string }>({
    severity: 'warning',
    about: 'The arXiv id of a paper is from a month after the week.',
    message: ({ position, id, month, last }) =>
      `paper ${position} has the arXiv id ${id}, which is from ${month}, after the last day of the week (${last})`,
    hint: () => 'Is a digit of the id wrong? It begins with the last two digits of the year and the month.',
  }),
};
