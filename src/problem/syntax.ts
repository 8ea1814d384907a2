import { quote } from './define.ts';

/** A fault in a file that is not YAML, as far as a person can act on it. The sentence quotes `text`. */
export type SyntaxFault = keyof typeof faults;

interface Sentence {
  readonly message: (text: string) => string;
  readonly hint?: (text: string) => string;
}

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
    hint: () => 'Begin each entry on a line of its own, or quote text that begins with "- ".',
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
  bracket: {
    message: (text) => `this ${text} is never closed`,
    hint: (text) => `Close it with ${text === '{' ? '}' : ']'}.`,
  },
  stray: {
    message: (text) => `${quote(text)} does not belong here`,
    hint: () => 'Is there a bracket too many, or is the line indented differently from its neighbours?',
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
    message: () => 'the text after | or > is not indented',
    hint: () => 'Indent every line of it deeper than its key.',
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

export function sayFault(fault: SyntaxFault, text: string): { message: string; hint?: string | undefined } {
  const sentence: Sentence = faults[fault];
  return { message: sentence.message(text), hint: sentence.hint?.(text) };
}
