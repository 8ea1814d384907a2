import { quote } from './define.ts';
import { dictionary } from '../data.ts';

/** A fault in a file that is not YAML, as far as a person can act on it. The sentence quotes `text`. */
export type SyntaxFault = keyof typeof faults;

/** Which text or list a line belongs to, and how it would have to be indented. */
export interface TextAbout {
  /** `summary`, or `abstract.ko`. */
  readonly key: string;
  /** The 1-based line of the key, or of the entry before. */
  readonly line: number;
  /** How many spaces the line should begin with, and how many it has. */
  readonly spaces: number;
  readonly has: number;
  /** How many more lines there are like it. */
  readonly more: number;
  /** The 1-based line that it disagrees with. */
  readonly other?: number;
  /** The number behind | with which the first line may be deeper than the others. */
  readonly indicator?: number;
}

interface Sentence {
  readonly message: (text: string, about: TextAbout) => string;
  readonly hint?: (text: string, about: TextAbout) => string;
}

const nowhere: TextAbout = { key: '', line: 0, spaces: 0, has: 0, more: 0 };

const nameOfText = ({ key, line }: TextAbout): string =>
  `the text ${key === '' || key === 'text' ? '' : `of ${quote(key)} `}(line ${line})`;

const spaces = (n: number): string => `${n} ${n === 1 ? 'space' : 'spaces'}`;
const columns = (n: number): string => `${n} ${n === 1 ? 'column' : 'columns'}`;

/** "Put 6 spaces before it and the 2 lines below, not 4." */
function putSpaces({ spaces: n, has, more }: TextAbout): string {
  const rest =
    more === 0
      ? ''
      : ` and before the ${more === 1 ? 'line' : `${more} lines`} below that belong${more === 1 ? 's' : ''} to it too`;
  return `Put ${spaces(n)} before it${has === 0 ? '' : `, not ${has},`}${rest}.`.replace(',.', '.');
}

/** The whole text in marks that let those inside it stand; `undefined` where it is not clear how far it goes. */
function requoted(text: string): string | undefined {
  const marks = text.match(/"/g)?.length ?? 0;
  if (marks % 2 !== 0 || text.length > 120 || /[\\\n]| #/.test(text)) return undefined;
  const isWrapped = text.endsWith('"') && !/^"[^"]*"\s.*\s"[^"]*"$/.test(text);
  const whole = isWrapped ? text.slice(1, -1) : text;
  return whole.includes("'") ? `"${whole.replaceAll('"', '\\"')}"` : `'${whole}'`;
}

/** Typed for a hyphen, by name. */
const dashes: Readonly<Record<string, string>> = dictionary({
  '\u2010': 'a typographic hyphen (U+2010)',
  '\u2011': 'a no-break hyphen (U+2011)',
  '\u2012': 'a figure dash (U+2012)',
  '\u2013': 'an en dash (U+2013)',
  '\u2014': 'an em dash (U+2014)',
  '\u2015': 'a horizontal bar (U+2015)',
  '\u2212': 'a minus sign (U+2212)',
  '\u30FC': 'a Japanese long vowel mark (U+30FC)',
  '\uFE58': 'a small em dash (U+FE58)',
  '\uFE63': 'a small hyphen (U+FE63)',
  '\uFF0D': 'a full-width hyphen (U+FF0D)',
});

/** Lines that are not where they belong, dashes that are not hyphens, and marks inside of marks. */
const layoutFaults = {
  'inner-quotes': {
    message: () => 'a quotation mark inside the text ends it, and more follows',
    hint: (text) => {
      const right = requoted(text);
      return `Inside "…" write \\" for a quotation mark, or put '…' around the whole text${right === undefined ? '.' : `: ${right}`}`;
    },
  },
  'lost-line': {
    message: (_, about) => `this line belongs to ${nameOfText(about)}, but is not indented like it`,
    hint: (_, about) => putSpaces(about),
  },
  'no-bar': {
    message: (_, about) => `this line belongs to ${nameOfText(about)}, which does not begin with |`,
    hint: (_, { key, spaces: n }) =>
      `Write ${key.replace(/^.*\./, '')}: | and put ${spaces(n)} before every line of the text.`,
  },
  'goes-on': {
    message: (_, about) => `this line seems to belong to ${nameOfText(about)}`,
    hint: (_, { key, spaces: n }) =>
      `For a text of several lines write ${key.replace(/^.*\./, '')}: | alone, and below it the text with ${spaces(n)} before every line.`,
  },
  'first-deeper': {
    message: (_, about) =>
      `the first line of ${nameOfText(about)} is indented deeper than line ${about.other ?? 0}`,
    hint: (_, { spaces: n, has, line, indicator = 2 }) =>
      `Put ${spaces(n)} before it, not ${has}. If it is meant to be deeper, write |${indicator} on line ${line}.`,
  },
  'blank-deeper': {
    message: (_, about) =>
      `an empty line with ${spaces(about.has)} stands before ${nameOfText(about)}, which has ${about.spaces}`,
    hint: () => 'Delete the spaces on this line.',
  },
  'tab-in-text': {
    message: (_, about) => `a tab indents ${nameOfText(about)}`,
    hint: (_, { spaces: n, more }) =>
      `Indent with spaces: ${n} in place of the tab${more === 0 ? '' : `, here and on ${more} more ${more === 1 ? 'line' : 'lines'}`}.`,
  },
  'entry-column': {
    message: (_, { has, spaces: n, line }) =>
      `this entry begins ${columns(Math.abs(has - n))} to the ${has > n ? 'right' : 'left'} of the one on line ${line}`,
    hint: (_, { has, spaces: n }) =>
      `Move it, and the lines that belong to it, ${columns(Math.abs(has - n))} to the ${has > n ? 'left' : 'right'}: entries of one list begin in the same column.`,
  },
  dash: {
    message: (mark) =>
      `this ${mark} is ${dashes[mark] ?? 'not a hyphen'}${mark in dashes ? ', not the hyphen of the keyboard' : ''}, so no entry of a list begins here`,
    hint: () => 'Type a hyphen and a space: "- ".',
  },
  'dash-space': {
    message: () => 'there is no space after the hyphen, so no entry of a list begins here',
    hint: () => 'Type a hyphen and a space: "- ".',
  },
} as const satisfies Record<string, Sentence>;

const inQuotes = 'Put the whole text in quotation marks.';

const faults = {
  nested: {
    message: () => 'a value cannot begin another map on its own line',
    hint: () => 'Indent all keys of one map equally, and quote text that contains ": ".',
  },
  'over-indented': {
    message: (text) =>
      `${quote(text)} is indented deeper than the key above it, so YAML reads it as part of that key's text`,
    hint: () => 'Begin all keys of one map in the same column.',
  },
  reserved: {
    message: (text) => `unquoted text cannot begin with ${text}`,
    hint: () => inQuotes,
  },
  'odd-space': {
    message: (text) => `there is ${text} where an ordinary space is needed`,
    hint: () => 'Delete it and type a space.',
  },
  conflict: {
    message: () => 'a git merge conflict begins here',
    hint: () => 'Keep what is right of both sides, and delete the lines <<<<<<<, ======= and >>>>>>>.',
  },
  'markdown-link': {
    message: (text) => `${quote(text)} is Markdown, which is not allowed here`,
    hint: (text) => {
      const [, title = '', url = ''] = /^\[(.*?)\]\((.*?)\)?$/.exec(text) ?? [];
      return `Write two lines instead: title: "${title}" and, below it, url: ${url}`;
    },
  },
  tab: { message: () => 'tabs cannot be used to indent', hint: () => 'Indent with spaces.' },
  indent: {
    message: () => 'this line is indented differently from its neighbours',
    hint: () => 'Begin all entries of one map or list in the same column.',
  },
  trailing: { message: () => 'there is more text after the end of this text', hint: () => inQuotes },
  ...layoutFaults,
  apostrophe: {
    message: () => "an apostrophe ends the text that began with '",
    hint: () => "Inside '…' write an apostrophe twice (''), or use \"…\".",
  },
  'after-block': {
    message: (text) => `nothing may follow ${text} on the same line`,
    hint: () => 'Begin the text on the next line, indented.',
  },
  list: {
    message: () => 'a list cannot begin on the line of its key',
    hint: () =>
      'Begin each entry on a line of its own. If it is text, put it in quotation marks or begin it with |.',
  },
  alias: {
    message: () => 'unquoted text cannot begin with * or &',
    hint: () => 'Put it in quotation marks.',
  },
  escape: {
    message: (text) => `in double quotation marks, ${text} is an escape that YAML does not know`,
    hint: () => 'Write \\\\ for a backslash, or use single quotation marks.',
  },
  quote: {
    message: (text) => `this quotation mark (${text}) is never closed`,
    hint: (text) => `Close it with ${text} at the end of the text.`,
  },
  'quote-end': {
    message: () =>
      'this quotation mark does not close the text: it is of another kind than the one at its begin',
    hint: (text) => `Write ${text} in its place.`,
  },
  bracket: {
    message: (text) => `this ${text} is never closed`,
    hint: (text) => `Close it with ${text === '{' ? '}' : ']'}.`,
  },
  stray: {
    message: (text) => `${quote(text)} does not belong here`,
    hint: () => 'Is there a bracket too many, or is the line indented differently from its neighbours?',
  },
  'has-value': {
    message: (text) => `${quote(text)} stands below a key that has its value already`,
    hint: () =>
      'Remove what stands after the colon of that key, or move these lines to the list that they belong to.',
  },
  'no-colon': {
    message: (text) => `there is no colon after ${quote(text)}`,
    hint: () => 'A key is followed by a colon and a space.',
  },
  'no-comma': {
    message: (text) => `there is no comma before ${quote(text)}`,
    hint: (text) =>
      /^[[{]/.test(text)
        ? 'Put text that contains brackets in quotation marks.'
        : 'Put text that contains quotation marks in quotation marks of the other kind.',
  },
  'block-indent': {
    message: (_, about) =>
      about.line === 0
        ? 'the text after | or > is not indented'
        : `this line belongs to ${nameOfText(about)}, but is not indented`,
    hint: (_, about) =>
      about.line === 0 ? 'Indent every line of it deeper than its key.' : putSpaces(about),
  },
  'colon-space': {
    message: (text) => `there is no space after the colon of ${quote(text)}`,
    hint: (text) => `Write ${quote(text.replace(/:\s*/, ': '))}.`,
  },
  'full-width-colon': {
    message: (text) => `${quote(text)} ends in a full-width colon (：), which is not a colon in YAML`,
    hint: () => 'Type ":" and a space.',
  },
  'hash-in-list': {
    message: () => 'a # right after a bracket or a comma is not text and not a comment',
    hint: () => 'Put text that begins with # in quotation marks.',
  },
  depth: {
    message: () => 'the values are nested too deeply to be read',
    hint: () => 'Is a bracket repeated by mistake?',
  },
  'long-key': {
    message: () => 'a key has more than 1,024 characters',
    hint: () => 'Is a quotation mark or a line break missing?',
  },
  other: { message: (text) => text },
} as const satisfies Record<string, Sentence>;

export function sayFault(
  fault: SyntaxFault,
  text: string,
  about: TextAbout = nowhere,
): { message: string; hint?: string | undefined } {
  const sentence: Sentence = faults[fault];
  return { message: sentence.message(text, about), hint: sentence.hint?.(text, about) };
}
