import { kind, quote } from './define.ts';
import { languageName } from './language.ts';

const urlFaults = {
  space: 'which has a space in it',
  scheme: 'which does not begin with https:// or http://',
  unreadable: 'which no browser can open',
} as const;

const controlHints = {
  escape: 'Between double quotation marks a backslash has a meaning: write \\\\ for one, or use single ones.',
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
  'text/control': kind<{ what: string; character: string; from: 'escape' | 'line break' | 'paste' }>({
    severity: 'error',
    about:
      'A text contains a control character, which no reader can see, or a line break where it has one line.',
    message: ({ what, character, from }) =>
      from === 'line break'
        ? `${what} goes over more than one line`
        : `${what} contains the control character ${character}`,
    hint: ({ from }) => controlHints[from],
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
  'text/language-unknown': kind<{ language: string; configured: readonly string[] }>({
    severity: 'warning',
    about: 'A language that the config does not list; it is shown after the others.',
    message: ({ language, configured }) =>
      `the language ${quote(language)} is not configured (${configured.join(', ')})`,
    hint: () => 'Is it a typo? If not, add it to languages: in digest.config.yaml.',
  }),
  'text/url': kind<{ what: string; url: string; why: 'space' | 'scheme' | 'unreadable' }>({
    severity: 'error',
    about:
      'An address that cannot be followed, such as one with a space or of another kind than http and https.',
    message: ({ what, url, why }) => `${what} is ${quote(url)}, ${urlFaults[why]}`,
    hint: () => 'Paste the address from the browser; it begins with https://.',
  }),
  'text/html': kind<{ what: string; tag: string }>({
    severity: 'warning',
    about: 'HTML that is not let through; readers see it as text.',
    message: ({ what, tag }) => `${what} has ${quote(tag)}, which readers will see as text`,
    hint: () => 'If text is what you mean, put it in backticks; if not, use Markdown.',
  }),
  'text/emoji': kind<{ what: string; emoji: string }>({
    severity: 'warning',
    about: 'An emoji name that is not known; it is shown as it was typed.',
    message: ({ what, emoji }) => `${what} is ${quote(emoji)}, which is no known emoji`,
    hint: () => 'Use a name of Discourse, such as fire, or the emoji itself.',
  }),
};
