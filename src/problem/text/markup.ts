import { kind, list, quote } from '../define.ts';

/** What a mark would have marked, and what to write in its place. */
const marks = {
  strong:
    'Put ** right before and right behind the words, with no space inside; for stars themselves write \\*\\*.',
  underscores: 'Underscores mark nothing where a letter follows: use stars, **so**.',
  wide: 'These are characters of full width; type the ones of an English keyboard.',
  strike:
    'Put ~~ right before and right behind the words, with no space inside; for tildes themselves write \\~\\~.',
  foreign:
    'Only other programs know this mark. Write **so**, <mark>so</mark>, <ins>so</ins> or [so](https://…).',
  code: 'Write the backtick at the other end too; for the character itself write \\`.',
  fence: 'Write the same backticks alone on a line where the code ends.',
  heading: 'Put a space behind the #, of which there are at most six; for the character itself write \\#.',
  comment: 'End the comment with -->, or remove it.',
  notice: 'Mails know no such box: write a plain quote, with > and a first word in **bold**.',
  'link-space': 'Remove what stands between the brackets and the address: [text](https://…).',
  'link-order': 'The text stands in the brackets and comes first: [text](https://…).',
  'link-broken': 'Close the address with ), and write a space in it as %20.',
  definition: 'Write the link where readers should see it: [text](https://…).',
  'link-nested': 'A link cannot stand in the text of another one; keep one of the two.',
} as const;

export type LooseMark = keyof typeof marks;

const sees: Partial<Record<LooseMark, string>> = {
  fence: 'which is never closed, so that readers see all that follows as code',
  comment: 'which is never closed, so that readers see the comment',
  definition: 'which readers will not see: no text in brackets uses it',
};

const seen = 'which readers will see as it stands';

/** `lost`: what stands for a character that could not be read; `private`: one that only a font of its own can show. */
export type PasteFlaw = 'ligature' | 'hyphen' | 'lost' | 'private';

function times(count: number): string {
  return count === 1 ? '' : ` (${count} times)`;
}

/** Why a mail shows a link in place of a picture. */
type ImageFault = keyof typeof imageFaults;

const imageFaults = {
  http: {
    message: 'which mails do not load: they show a link to it',
    hint: 'Write https:// if the server answers there, or put the picture on one that does.',
  },
  kind: {
    message: 'of a kind that many mail programs cannot show: mails have a link to it',
    hint: 'Take it as PNG or JPEG.',
  },
  page: {
    message: 'which is a page about the picture, not the picture',
    hint: 'Copy the address of the picture itself, as on raw.githubusercontent.com, or add ?raw=true.',
  },
} as const;

/** What is wrong with a text that readers will see, and that is no fault of the file. */
export const markupKinds = {
  'text/markup': kind<{ what: string; mark: LooseMark; written: string }>({
    severity: 'warning',
    about: 'A mark of Markdown that marks nothing as it is written, so that readers see it.',
    message: ({ what, mark, written }) => `${what} has ${quote(written)}, ${sees[mark] ?? seen}`,
    hint: ({ mark }) => marks[mark],
  }),
  'text/lines': kind<{ what: string; rows: 'list' | 'table'; written: string }>({
    severity: 'warning',
    about: 'Lines that look like a list or a table and are none: readers see them run together.',
    message: ({ what, rows, written }) =>
      `${what} has lines like those of a ${rows}, from ${quote(written, 40)}, which readers will see as one line`,
    hint: ({ rows }) =>
      rows === 'list'
        ? 'Begin each line with "- " or "1. "; or end each with a backslash.'
        : 'Write a line of hyphens below the first one, with as many cells: | --- | --- |.',
  }),
  'text/paragraph': kind<{ what: string }>({
    severity: 'warning',
    about: 'The text of an item in a section is more than one paragraph.',
    message: ({ what }) => `${what} must be one paragraph`,
    hint: () => 'Write it as sentences in a row. What needs more room belongs in the introduction.',
  }),
  'text/footnote': kind<{ what: string; written: string }>({
    severity: 'warning',
    about:
      'A footnote, which is not known here: in mails nothing leads to it, and notes of two papers would be mixed up.',
    message: ({ what, written }) =>
      `${what} has the footnote ${quote(written)}, which readers will see as it stands`,
    hint: () => 'Put what it says in brackets where it belongs.',
  }),
  'text/image': kind<{ what: string; fault: 'alt' | 'attributes' | ImageFault; written: string }>({
    severity: 'warning',
    about:
      'A picture that mails cannot show (`http:`, SVG, WebP, AVIF, or a page about it), or one written as HTML without alt, or with attributes that are left out.',
    message: ({ what, fault, written }) => {
      if (fault === 'alt')
        return `${what} has a picture without alt, so people who cannot see it get no description`;
      if (fault === 'attributes')
        return `${what} has a picture whose ${list(written.split(', '), 'and')} ${written.includes(',') ? 'are' : 'is'} left out`;
      return `${what} has the picture ${quote(written)}, ${imageFaults[fault].message}`;
    },
    hint: ({ fault }) => {
      if (fault === 'alt') return 'Write in alt="…" what it shows, or alt="" if it is only decoration.';
      if (fault === 'attributes') return 'Keep src, alt, width and height (in pixels), and remove the rest.';
      return imageFaults[fault].hint;
    },
  }),
  'text/link-text': kind<{ what: string; text: string; count: number }>({
    severity: 'warning',
    about: 'The text of a link says nothing of where it leads.',
    message: ({ what, text, count }) =>
      count === 1
        ? `${what} has a link that says only ${quote(text)}`
        : `${what} has ${count} links that say only ${quote(text)}`,
    hint: () =>
      'Use words that say where the link leads: screen readers list links without the text around them.',
  }),
  'text/link-duplicate': kind<{ what: string; url: string; count: number }>({
    severity: 'warning',
    about: 'A text leads to the same page more than once.',
    message: ({ what, url, count }) =>
      `${what} leads ${count === 2 ? 'twice' : `${count} times`} to ${quote(url)}`,
    hint: ({ count }) =>
      `Does ${count === 2 ? 'one of the two links' : 'one of these links'} belong elsewhere? If not, keep only one.`,
  }),
  'text/paste': kind<{
    what: string;
    flaw: PasteFlaw;
    found: string;
    count: number;
    instead?: string | undefined;
  }>({
    severity: 'warning',
    about: 'What is left of a PDF that a text was copied from: ligatures, words cut in two, lost characters.',
    message: ({ what, flaw, found, count }) => {
      if (flaw === 'hyphen') return `${what} has a word cut in two, ${quote(found)}${times(count)}`;
      if (flaw === 'ligature')
        return `${what} has the letters ${quote(found)} as one character${times(count)}`;
      return flaw === 'lost'
        ? `${what} has ${found} where a character was lost${times(count)}`
        : `${what} has ${found}, a character that only one font knows${times(count)}`;
    },
    hint: ({ flaw, found, instead }) => {
      if (instead === undefined) return 'Look it up in the source, and type it.';
      // Whether the hyphen belongs to the word, as in self-attention, only its reader knows.
      return flaw === 'hyphen'
        ? `Write ${quote(instead)}, or ${quote(found.replace(/\s+/g, '').normalize('NFKC'))} where the hyphen is part of the word.`
        : `Write ${quote(instead)}.`;
    },
  }),
  'text/live': kind<{ what: string; written: string }>({
    severity: 'warning',
    about:
      "A text has what a mail service fills in, such as `{{name}}`, and an address of the config has that service's placeholder.",
    message: ({ what, written }) =>
      `${what} has ${quote(written)}, which the mail service would take for its own in the plain text of the mail`,
    hint: () =>
      'In the HTML it is safe; in the plain text nothing can be escaped. Put a space between the two signs, or write it otherwise.',
  }),
  'text/conflict': kind<{ what: string; written: string }>({
    severity: 'warning',
    about: 'A text has the marks that git leaves where two versions clash.',
    message: ({ what, written }) => `${what} has ${quote(written)}, left over from a merge`,
    hint: () => 'Keep the version that is right, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  }),
};
