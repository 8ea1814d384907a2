import { count, kind, list } from './define.ts';
import { type TemplateFault, templateFaults } from './text/template-fault.ts';

interface Weight {
  readonly position: number;
  readonly weight: number;
}

const heaviest = (papers: readonly Weight[]): string =>
  papers.length === 0
    ? 'Shorten it.'
    : `Most of it is ${list(
        papers.map((p) => `paper ${p.position} (${count(p.weight)})`),
        'and',
      )}.`;

/** A length beside its limit: the problem also warns of what is only near it. */
function share(length: number, most: number, { unit, limit }: { unit: string; limit: string }): string {
  return length > most
    ? `${count(length)} ${unit}; ${limit} at most ${count(most)}`
    : `${count(length)} of at most ${count(most)} ${unit}`;
}

function sayChange({
  label,
  written,
  shown,
}: {
  label: string;
  written: string;
  shown: string | undefined;
}): string {
  return shown === undefined
    ? `${label} would not show "${written}"`
    : `${label} would show "${shown}" for "${written}"`;
}

/** Problems of one format with an issue. They block that format only. */
export const formatKinds = {
  'forum/length': kind<{ length: number; most: number; heaviest: readonly Weight[]; split: boolean }>({
    severity: 'error',
    about: 'The post is longer than the forum allows (`forum.max_length`), or nearly so.',
    message: ({ length, most }) =>
      `the post has ${share(length, most, { unit: 'characters', limit: 'the forum allows' })}`,
    hint: ({ heaviest: papers, split }) =>
      `${heaviest(papers)} ${split ? 'A card cannot be split: shorten it.' : 'Shorten abstracts, or set forum.split: true.'}`,
  }),
  'forum/title': kind<{ length: number; least: number; most: number }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The title is shorter or longer than the forum allows.',
    message: ({ length, least, most }) =>
      `the title has ${length} characters; the forum allows ${least} to ${most}`,
    hint: () => 'Change title: here or in digest.config.yaml.',
  }),
  'forum/title-unclear': kind<{ title: string; bytes: number; least: number }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'The title has so few different characters that the forum calls it unclear.',
    message: ({ title, bytes, least }) =>
      `the forum would say that the title "${title}" seems unclear: it has ${bytes} different bytes of at least ${least}`,
    hint: () => 'Change title: here or in digest.config.yaml.',
  }),
  'forum/title-emoji': kind<{ count: number; most: number }>({
    severity: 'error',
    about: 'The title has more emoji than the forum allows.',
    message: ({ count: n, most }) => `the title has ${n} emoji; the forum allows ${most}`,
    hint: () => 'Remove some.',
  }),
  'forum/title-changed': kind<{ shown: string }>({
    severity: 'warning',
    about: 'The forum would change the title, as it does with `!!!`, capitals and small first letters.',
    message: ({ shown }) => `the forum would show "${shown}"`,
    hint: () =>
      'Write it as the forum shows it. If the site has title_prettify off, set rules: { forum/title-changed: off }.',
  }),
  'forum/mentions': kind<{ count: number; most: number }>({
    severity: 'warning',
    about: 'The post mentions more people than the forum allows.',
    message: ({ count: n, most }) => `the post mentions ${n} people; the forum allows ${most}`,
    hint: () => 'Write some names without @.',
  }),
  'forum/previews': kind<{ count: number; most: number }>({
    severity: 'warning',
    about: 'The post has more links with a preview than the forum makes; the rest stay plain links.',
    message: ({ count: n, most }) => `the post asks for ${n} link previews; the forum makes ${most}`,
    hint: () => 'Give links a title, or remove some.',
  }),
  'forum/differs': kind<{ what: string; written: string; shown: string | undefined }>({
    severity: 'error',
    about: 'The forum would show something other than what was written (`validate --rendered`).',
    message: ({ what, written, shown }) =>
      shown === undefined
        ? `${what}: the forum would not show "${written}"`
        : `${what}: the forum would show "${shown}" for "${written}"`,
    hint: () => 'Rephrase it, or put it in backticks.',
  }),
  'template/differs': kind<{
    /** The folder of templates, and what is made with them in a sentence. */
    format: string;
    label: string;
    /** The week that shows it. */
    week: string;
    what: string | undefined;
    /** What becomes of the text; without it, it is lost or changed. */
    how: TemplateFault | undefined;
    written: string;
    shown: string | undefined;
  }>({
    severity: 'error',
    about:
      'A template of your newsletter loses or changes a text, or shows what nobody wrote (`validate --rendered`).',
    message: ({ week, what, how, ...said }) =>
      `${what === undefined ? `week ${week}` : `${what} (${week})`}: ${how === undefined ? sayChange(said) : templateFaults[how].say(said)}`,
    hint: ({ how, format }) =>
      `${how === undefined ? `Look at templates/${format}.` : templateFaults[how].advise} If it is meant so, set rules: { template/differs: off }.`,
  }),
  'email/size': kind<{ bytes: number; most: number; heaviest: readonly Weight[]; hasAbstracts: boolean }>({
    severity: 'error',
    about: 'The mail is larger than Gmail shows in one piece (100,000 bytes of HTML), or nearly so.',
    message: ({ bytes, most }) =>
      `the mail has ${share(bytes, most, { unit: 'bytes', limit: 'Gmail shows' })}`,
    hint: ({ heaviest: papers, hasAbstracts }) =>
      `${heaviest(papers)} ${hasAbstracts ? 'Shorten abstracts, or set email.fit: true.' : 'Even without abstracts it is too large: shorten summaries.'}`,
  }),
};
