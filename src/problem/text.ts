import { kind, quote } from './define.ts';
import { languageName } from './language.ts';
import { dictionary } from '../data.ts';

const urlFaults = {
  space: 'which contains a space',
  edge: 'which has a space before or after it',
  quotes: 'and YAML reads these quotation marks as part of it',
  markdown: 'which is Markdown, not an address',
  scheme: 'which does not begin with https:// or http://',
  unreadable: 'which no browser can open',
  'arxiv-page': 'a page of arXiv that is not about a single paper',
  'arxiv-id': 'an address of arXiv with an id that no paper can have',
} as const;

export type UrlFault = keyof typeof urlFaults;

/** Keys of `urlFaults` that have a hint of their own. */
const urlHints: Readonly<Record<string, string>> = dictionary({
  edge: 'Remove the space.',
  quotes: 'Use straight ones (") or none.',
  markdown: 'Write only the address. A link with a name has title: and url:, each on a line of its own.',
  'arxiv-page': 'Write the address of the paper itself, such as https://arxiv.org/abs/2506.15677.',
  'arxiv-id': 'A digit may be missing or wrong. Copy the address from the page of the paper.',
});

/** Names of invisible characters. */
const invisibles: Readonly<Record<string, string>> = dictionary({
  'U+00AD': 'soft hyphen',
  'U+115F': 'Hangul filler',
  'U+1160': 'Hangul filler',
  'U+200B': 'zero-width space',
  'U+200C': 'zero-width non-joiner',
  'U+200D': 'zero-width joiner',
  'U+2060': 'word joiner',
  'U+2800': 'blank Braille pattern',
  'U+3164': 'Hangul filler',
  'U+FEFF': 'byte order mark',
  'U+FFA0': 'Hangul filler',
});

/** What is neither a control, nor a half of a pair, nor a mark of direction or a separator, which readers see at work. */
const harmless = /^U\+(?!00[01789].$|D[89A-F]..$|202[89A-E]$|206[6-9]$)/;

function nameCharacter(character: string): string {
  const name = invisibles[character];
  return name !== undefined || harmless.test(character)
    ? `an invisible ${name ?? 'character'} (${character})`
    : `the control character ${character}`;
}

const controlHints = {
  escape:
    'In double quotation marks a backslash begins an escape: write \\\\, use single quotation marks, or begin a block with |.',
  'line break': 'Write it on one line.',
  paste: 'It came with copied text. Delete it, or type the text again.',
  entity: 'Delete it. To show it as it is written, put it in backticks.',
} as const;

const folding = {
  folded: 'begins with >',
  quoted: 'goes over several lines in quotation marks',
  plain: 'goes over several lines without |',
} as const;

/** Problems of a text in any field. `what` names the field: "the title of paper 2". */
export const textKinds = {
  'text/number': kind<{ what: string; source: string; read: string }>({
    severity: 'warning',
    about: 'A number, true or false is used as text without quotation marks, so YAML may change it.',
    message: ({ what, source, read }) =>
      source === read
        ? `${what} is text, but ${source} is not quoted`
        : `${what} is text, but ${source} is not quoted: YAML reads ${read}`,
    hint: ({ source }) => `Write "${source}".`,
  }),
  'text/colon': kind<{ what: string; text: string }>({
    severity: 'error',
    fixed: true,
    about: 'A colon and a space cut unquoted text in two.',
    message: ({ what, text }) =>
      `${what} has a colon and is not quoted, so YAML reads ${quote(text, 40)} as a key`,
    hint: ({ text }) => `Put the whole text in quotation marks: "${text}: …"`,
  }),
  'text/comma': kind<{ what: string; text: string }>({
    severity: 'error',
    about: 'A comma cut unquoted text inside { } or [ ] in two.',
    message: ({ what, text }) =>
      `${what} has a comma and is not quoted, so YAML cuts it before ${quote(text, 40)}`,
    hint: () => 'Put the whole text in quotation marks, or write the map without { }.',
  }),
  'text/comment': kind<{ what: string; lost: string }>({
    severity: 'error',
    about: 'Unquoted text is cut where " #" begins a comment.',
    message: ({ what, lost }) => `${what} is not quoted, so YAML reads ${quote(lost, 40)} as a comment`,
    hint: () => 'Put the whole text in quotation marks. If it is a comment, put a space after the #.',
  }),
  'text/control': kind<{
    what: string;
    character: string;
    from: 'escape' | 'line break' | 'paste' | 'entity';
    /** The entity that stands for it: `&#27;`. */
    written?: string | undefined;
    /** The written text, if it looks like a command of TeX: `\nabla`. */
    command?: string | undefined;
  }>({
    severity: 'error',
    about:
      'A text contains a control character, or a line break where only one line is allowed. An address or an id contains an invisible character.',
    message: ({ what, character, from, command, written }) => {
      if (from === 'line break') return `${what} has more than one line`;
      if (written !== undefined)
        return `${what} has ${written}, which stands for ${nameCharacter(character)}`;
      return command === undefined
        ? `${what} contains ${nameCharacter(character)}`
        : `${what} has ${command} in double quotation marks, where YAML reads ${command.slice(0, 2)} as ${character}`;
    },
    hint: ({ from }) => controlHints[from],
  }),
  'text/invisible': kind<{ what: string; character: string }>({
    severity: 'warning',
    about:
      'A text contains a character that nobody sees, such as a soft hyphen, a zero-width space or a filler, which came with copied text.',
    message: ({ what, character }) => `${what} contains ${nameCharacter(character)}`,
    hint: () => controlHints.paste,
  }),
  'text/quotes': kind<{
    what: string;
    mark: string;
    isPair: boolean;
    /** It was just taken from elsewhere, and stands in straight marks already. */
    isTaken?: true;
  }>({
    severity: 'warning',
    about:
      'Unquoted text has quotation marks around it that YAML does not know, or one at its beginning or end.',
    message: ({ what, mark, isPair }) =>
      isPair
        ? `${what} has ${mark} around it, which readers will see`
        : `${what} has a single ${mark} at its end, which readers will see`,
    hint: ({ isPair, isTaken }) =>
      isTaken === true
        ? 'Remove them, unless the authors wrote them.'
        : isPair
          ? 'Use straight quotation marks (") or none. If readers should see these, put straight ones around them.'
          : 'Remove it, or put the whole text in quotation marks.',
  }),
  'text/placeholder': kind<{
    what: string;
    text: string;
    /** It is one of the config's patterns, as `{{week}}`. */
    isPattern?: boolean;
  }>({
    severity: 'error',
    lenientInDrafts: true,
    about:
      'A placeholder of the scaffold, TODO or TBD, was left in a text, or `{{week}}` stands where nothing fills it.',
    message: ({ what, text, isPattern }) =>
      isPattern === true
        ? `${what} has ${quote(text)}, which nothing fills here`
        : `${what} still says ${quote(text)}`,
    hint: ({ isPattern }) =>
      isPattern === true
        ? 'Only title, email.subject, email.preheader, email.web_url and publish.forum.external_id of digest.config.yaml are filled in: write what readers should see.'
        : 'Write the text.',
  }),
  'text/language': kind<{ what: string; language: string }>({
    severity: 'warning',
    about: 'A text in the slot of one language looks like another, such as Korean without any Hangul.',
    message: ({ what, language }) =>
      `${what} is under ${languageName(language)} but does not look like ${languageName(language)}`,
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
  'text/folded': kind<{
    what: string;
    /** `wide`: the text begins with a mark of full width, which is no `|`. */
    why: 'item' | 'paragraph' | 'wide';
    /** The line that is joined to the one before, or the mark. */
    text: string;
    style: 'folded' | 'quoted' | 'plain';
    key: string;
  }>({
    severity: 'warning',
    about:
      'A text that does not begin with `|` has a list, or a single empty line: YAML joins its lines, and readers see one.',
    message: ({ what, why, text, style }) =>
      why === 'wide'
        ? `${what} begins with ${quote(text)}, which is not the | of the keyboard, so readers see it, and all lines as one`
        : `${what} ${folding[style]}, so readers see ${quote(text, 40)} ${why === 'item' ? 'on the line before it' : 'in the paragraph before it: one empty line makes none'}`,
    hint: ({ style, key }) =>
      style === 'folded'
        ? `Begin the text with |: write ${key}: | in place of ${key}: >.`
        : `Begin the text with |: write ${key}: | and put the text on the lines below${style === 'quoted' ? ', without quotation marks' : ''}.`,
  }),
  'text/run-on': kind<{ what: string; text: string; spaces: number }>({
    severity: 'error',
    about: 'A text goes on with what looks like the next entry of a list, because that is indented too deep.',
    message: ({ what, text }) =>
      `${what} goes on with ${quote(text, 40)}, which looks like an entry of its own`,
    hint: ({ spaces }) =>
      `Put ${spaces} ${spaces === 1 ? 'space' : 'spaces'} and "- " before it: entries of one list begin in the same column.`,
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
      'An address that a browser cannot open, such as one with a space or without http or https, or the link of a paper that names none on arXiv.',
    message: ({ what, url, why, inText }) =>
      `${what} ${inText === true ? 'has a link to' : 'is'} ${quote(url)}, ${urlFaults[why]}`,
    hint: ({ why }) => urlHints[why] ?? 'Paste the address from the browser; it begins with https://.',
  }),
  'text/html': kind<{ what: string; tag: string }>({
    severity: 'warning',
    about: 'HTML that is not allowed; readers see it as text.',
    message: ({ what, tag }) => `${what} has ${quote(tag)}, which readers will see as text`,
    hint: ({ tag }) =>
      /^<img\b/i.test(tag)
        ? 'A picture needs src="https://…". If it is text, put it in backticks.'
        : 'If it is text, put it in backticks; if not, use Markdown.',
  }),
  'text/emoji': kind<{
    what: string;
    emoji: string;
    /** Whether it stands in a running text, and the one that was probably meant there. */
    isInText?: true;
    meant?: string | undefined;
  }>({
    severity: 'warning',
    about: 'An unknown emoji name; it is shown as it was typed.',
    message: ({ what, emoji, isInText }) =>
      isInText === undefined
        ? `${what} is ${quote(emoji)}, which is not a known emoji`
        : `${what} has ${quote(`:${emoji}:`)}, which is not a known emoji`,
    hint: ({ meant, isInText }) =>
      meant !== undefined
        ? `Did you mean :${meant}:? If it is text, put it in backticks.`
        : `Use a name of Discourse, such as fire, or the emoji itself.${isInText ? ' If it is text, put it in backticks.' : ''} A name that only your forum has belongs under emoji: in digest.config.yaml.`,
  }),
};
