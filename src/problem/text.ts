import { kind, quote } from './define.ts';
import { languageName } from './language.ts';

const urlFaults = {
  space: 'which has a space in it',
  edge: 'which has a space before or behind it',
  quotes: 'and to YAML these quotation marks are part of it',
  markdown: 'which is Markdown, not an address',
  scheme: 'which does not begin with https:// or http://',
  unreadable: 'which no browser can open',
} as const;

export type UrlFault = keyof typeof urlFaults;

/** Keys of `urlFaults` that have a hint of their own. */
const urlHints: Readonly<Record<string, string>> = {
  edge: 'Take the space out.',
  quotes: 'Type straight ones (") or none.',
  markdown: 'Write the address alone; further reading takes title: and url:, each on a line of its own.',
};

/** Characters that nobody sees, by what they are. */
const invisibles: Readonly<Record<string, string>> = {
  'U+00AD': 'soft hyphen',
  'U+200B': 'zero-width space',
  'U+200C': 'zero-width non-joiner',
  'U+200D': 'zero-width joiner',
  'U+2060': 'word joiner',
  'U+FEFF': 'byte order mark',
};

function nameCharacter(character: string): string {
  const name = invisibles[character];
  return name === undefined ? `the control character ${character}` : `an invisible ${name} (${character})`;
}

const controlHints = {
  escape:
    'Between double quotation marks a backslash has a meaning: write \\\\ for one, use single ones, or begin a block with |.',
  'line break': 'Write it on one line.',
  paste: 'It came with a text that was copied. Delete it, or type the text anew.',
} as const;

/** What is wrong with a text, whichever field it stands in. `what` names the field: "the title of paper 2". */
export const textKinds = {
  'text/number': kind<{ what: string; source: string; read: string }>({
    severity: 'warning',
    about:
      'A number, or true or false, stands where a text belongs; without quotation marks YAML may change it.',
    message: ({ what, source, read }) =>
      source === read
        ? `${what} is a text, but ${source} is not quoted`
        : `${what} is a text, but ${source} is not quoted: YAML reads ${read}`,
    hint: ({ source }) => `Write "${source}".`,
  }),
  'text/colon': kind<{ what: string; text: string }>({
    severity: 'error',
    fixed: true,
    about: 'A colon followed by a space cut an unquoted text in two.',
    message: ({ what, text }) =>
      `${what} has a colon and is not quoted, so YAML takes ${quote(text, 40)} for a key`,
    hint: ({ text }) => `Put the whole text in quotation marks: "${text}: …"`,
  }),
  'text/comma': kind<{ what: string; text: string }>({
    severity: 'error',
    about: 'A comma cut an unquoted text inside { } or [ ] in two.',
    message: ({ what, text }) =>
      `${what} has a comma and is not quoted, so YAML cuts it before ${quote(text, 40)}`,
    hint: () => 'Put the whole text in quotation marks, or write the map without { }.',
  }),
  'text/comment': kind<{ what: string; lost: string }>({
    severity: 'error',
    about: 'An unquoted text is cut where " #" begins a comment.',
    message: ({ what, lost }) => `${what} is not quoted, so YAML takes ${quote(lost, 40)} for a comment`,
    hint: () => 'Put the whole text in quotation marks. If it is a comment, put a space after the #.',
  }),
  'text/control': kind<{
    what: string;
    character: string;
    from: 'escape' | 'line break' | 'paste';
    /** What was written, where it looks like a command of TeX: `\nabla`. */
    command?: string | undefined;
  }>({
    severity: 'error',
    about:
      'A text contains a control character, which no reader can see, or a line break where it has one line; an address or an id contains any invisible character.',
    message: ({ what, character, from, command }) => {
      if (from === 'line break') return `${what} goes over more than one line`;
      return command === undefined
        ? `${what} contains ${nameCharacter(character)}`
        : `${what} says ${command} in double quotation marks, where YAML reads ${command.slice(0, 2)} as ${character}`;
    },
    hint: ({ from }) => controlHints[from],
  }),
  'text/invisible': kind<{ what: string; character: string }>({
    severity: 'warning',
    about: 'A text contains a zero-width space or a byte order mark, which came with what was copied.',
    message: ({ what, character }) => `${what} contains ${nameCharacter(character)}`,
    hint: () => controlHints.paste,
  }),
  'text/quotes': kind<{ what: string; mark: string; isPair: boolean }>({
    severity: 'warning',
    about:
      'An unquoted text on one line has quotation marks around it that YAML does not know, or one at an end.',
    message: ({ what, mark, isPair }) =>
      isPair
        ? `${what} stands in ${mark}, which readers will see`
        : `${what} has a single ${mark} at its end, which readers will see`,
    hint: ({ isPair }) =>
      isPair
        ? 'Type straight ones (") or none; if they are meant, put straight ones around them.'
        : 'Take it out, or put the whole text in quotation marks.',
  }),
  'text/placeholder': kind<{ what: string; text: string }>({
    severity: 'error',
    lenientInDrafts: true,
    about: 'A placeholder of the scaffold, TODO or TBD, was left in a text.',
    message: ({ what, text }) => `${what} still says ${quote(text)}`,
    hint: () => 'Write the text.',
  }),
  'text/language': kind<{ what: string; language: string }>({
    severity: 'warning',
    about: 'A text in the slot of one language looks like another, such as Korean without any Hangul.',
    message: ({ what, language }) =>
      `${what} stands under ${languageName(language)} but does not look like it`,
    hint: () => 'Are two languages swapped?',
  }),
  'text/language-unknown': kind<{
    language: string;
    configured: readonly string[];
    /** The configured one that differs by case alone. */
    meant?: string | undefined;
  }>({
    severity: 'warning',
    about: 'A language that the config does not list; it is shown after the others.',
    message: ({ language, configured }) =>
      `the language ${quote(language)} is not configured (${configured.join(', ')})`,
    hint: ({ meant }) =>
      meant === undefined
        ? 'Is it a typo? If not, add it to languages: in digest.config.yaml.'
        : `Write ${quote(meant)}: capital letters make another key.`,
  }),
  'text/url': kind<{
    what: string;
    url: string;
    why: UrlFault;
    /** The field is a text that has the address in it. */
    inText?: true;
  }>({
    severity: 'error',
    about:
      'An address that cannot be followed, such as one with a space or of another kind than http and https.',
    message: ({ what, url, why, inText }) =>
      `${what} ${inText === true ? 'has a link to' : 'is'} ${quote(url)}, ${urlFaults[why]}`,
    hint: ({ why }) => urlHints[why] ?? 'Paste the address from the browser; it begins with https://.',
  }),
  'text/html': kind<{ what: string; tag: string }>({
    severity: 'warning',
    about: 'HTML that is not let through; readers see it as text.',
    message: ({ what, tag }) => `${what} has ${quote(tag)}, which readers will see as text`,
    hint: () => 'If text is what you mean, put it in backticks; if not, use Markdown.',
  }),
  'text/emoji': kind<{
    what: string;
    emoji: string;
    /** Of a name in a running text: the one that was probably meant. */
    meant?: string | undefined;
  }>({
    severity: 'warning',
    about: 'An emoji name that is not known; it is shown as it was typed.',
    message: ({ what, emoji, meant }) =>
      meant === undefined
        ? `${what} is ${quote(emoji)}, which is no known emoji`
        : `${what} has ${quote(`:${emoji}:`)}, which is no known emoji`,
    hint: ({ meant }) =>
      meant === undefined
        ? 'Use a name of Discourse, such as fire, or the emoji itself.'
        : `Is :${meant}: meant? If text is, put it in backticks.`,
  }),
};
