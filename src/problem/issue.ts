import { kind, list, quote } from './define.ts';
import { languageName } from './language.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Problems of an issue as a whole. */
export const issueKinds = {
  'issue/file-name': kind<{ name: string; week: string; first: string }>({
    severity: 'error',
    about: 'The file is not named after its week.',
    message: ({ name, week, first }) =>
      name.startsWith(week)
        ? `the file is named ${name}, but that week begins on ${first}`
        : `the file is named ${name} but its week is ${week}`,
    hint: ({ name, week, first }) =>
      `Rename the file to ${first}.yaml${name.startsWith(week) ? '' : ', or correct the week'}.`,
  }),
  'issue/week-date': kind<{ week: string }>({
    severity: 'error',
    fixed: true,
    about: 'The week is not a real date.',
    message: ({ week }) => `${quote(week)} is not a real date`,
    hint: () => 'Write the first day of the week as YYYY-MM-DD.',
  }),
  'issue/week-start': kind<{ week: string; day: string; first: string; start: string }>({
    severity: 'error',
    about: 'The date of the week is not the first day of a week (`week_starts_on`).',
    message: ({ week, day, start }) => `${week} is a ${capital(day)}, but weeks begin on ${capital(start)}`,
    hint: ({ first }) => `The week of that day begins on ${first}.`,
  }),
  'issue/week-duplicate': kind<{ name: string; other: string }>({
    severity: 'error',
    about: 'A week has two files.',
    message: ({ name, other }) => `${other} is a file of the same week as ${name}`,
    hint: () => 'Keep one of the two: put into it what only the other has, and delete the other.',
  }),
  'issue/number-duplicate': kind<{ number: number; other: string }>({
    severity: 'error',
    about: 'Two issues have the same number.',
    message: ({ number, other }) => `number ${number} is already used by ${other}`,
    hint: () => 'Give each issue a number of its own.',
  }),
  'issue/number-order': kind<{ number: number; last: number; issue: string }>({
    severity: 'warning',
    about: 'The number of an issue is not one more than that of the issue before it.',
    message: ({ number, last, issue }) => `number ${number} does not follow ${last}, the number of ${issue}`,
    hint: ({ last }) => `Write number: ${last + 1}, unless you leave numbers out on purpose.`,
  }),
  'issue/number-missing': kind<{ where: readonly string[] }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The issue has no number, but a pattern of the config shows it (`{{number}}`).',
    message: ({ where }) =>
      `the issue has no number, but ${list(where, 'and')} of the config ${where.length > 1 ? 'show' : 'shows'} it`,
    hint: () => 'Add number: …, or take {{number}} out of digest.config.yaml.',
  }),
  'issue/first-missing': kind<{ where: readonly string[] }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The issue has no papers, but a pattern of the config shows the title of the first (`{{first}}`).',
    message: ({ where }) =>
      `the issue has no papers, but ${list(where, 'and')} of the config ${where.length > 1 ? 'show' : 'shows'} the title of the first`,
    hint: () => 'Add a paper, or take {{first}} out of digest.config.yaml.',
  }),
  'import/unplaced': kind<{ count: number }>({
    severity: 'warning',
    about: 'Text of an imported post has no field of its own yet.',
    message: ({ count }) =>
      `${count === 1 ? 'a text' : `${count} texts`} of the post that was imported ${count === 1 ? 'is' : 'are'} kept here, and no reader sees ${count === 1 ? 'it' : 'them'}`,
    hint: () => 'Move what readers should see to its place, and remove the rest.',
  }),
  'issue/no-papers': kind({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The issue has no papers.',
    message: () => 'the issue has no papers',
    hint: () => '`digest add-paper` adds one.',
  }),
  'issue/no-intro': kind({
    severity: 'warning',
    about: 'The issue has no themed introduction.',
    message: () => 'the issue has no introduction',
    hint: () => 'Add intro: with a theme or two.',
  }),
  'issue/text-empty': kind<{ what: string; language?: string | undefined }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A text that must say something is empty.',
    message: ({ what, language }) =>
      `${what} is empty${language === undefined ? '' : ` in ${languageName(language)}`}`,
    hint: () => 'Write it, or remove the key.',
  }),
};
