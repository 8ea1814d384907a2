import { count, kind, quote } from './define.ts';
import { sayFault, type SyntaxFault, type TextAbout } from './syntax.ts';

/** Problems of a file as YAML, whatever it means. */
export const yamlKinds = {
  'yaml/encoding': kind<{ offset: number }>({
    severity: 'error',
    fixed: true,
    about: 'The file is not UTF-8.',
    message: ({ offset }) => `the file is not UTF-8: byte ${offset} does not begin a character`,
    hint: () => 'Save the file as UTF-8 in your editor.',
  }),
  'yaml/too-large': kind<{
    bytes: number;
    most: number;
    /** The longest text, where one stands out: what it is, its line and its characters. */
    longest?: { readonly what: string; readonly line: number; readonly length: number } | undefined;
  }>({
    severity: 'error',
    fixed: true,
    about: 'The file is far larger than any issue can be.',
    message: ({ bytes, most }) =>
      `the file has ${count(bytes)} bytes, more than the ${count(most)} that an issue may have`,
    hint: ({ longest }) => {
      if (longest === undefined) return 'Move papers to another issue.';
      const { what, line, length } = longest;
      const name =
        what === ''
          ? `What begins on line ${line}`
          : `${what.charAt(0).toUpperCase()}${what.slice(1)} (line ${line})`;
      return `${name} alone has ${count(length)} characters. Was something pasted into it by mistake?`;
    },
  }),
  'yaml/long-word': kind<{ length: number; most: number }>({
    severity: 'error',
    fixed: true,
    about: 'What has no space in it is far longer than any word or address.',
    message: ({ length, most }) =>
      `${count(length)} characters without a space are no word: ${count(most)} are the most that are read`,
    hint: () => 'Was a picture or a file pasted into it? Take it out, and link to it instead.',
  }),
  'yaml/too-many': kind<{ most: number; inFile?: boolean }>({
    severity: 'error',
    fixed: true,
    about: 'A list or a map has far more entries than any issue can have.',
    message: ({ most, inFile }) =>
      inFile === true
        ? `the lists of this file have more than ${count(most)} entries, and no more than those are read`
        : `more than ${count(most)} entries begin here, and no more than those are read`,
    hint: () => 'Was something pasted here by mistake? Take it out. Papers can move to another issue.',
  }),
  'yaml/syntax': kind<{
    fault: SyntaxFault;
    text?: string | undefined;
    /** The text or list that the line belongs to. */
    about?: TextAbout | undefined;
  }>({
    severity: 'error',
    fixed: true,
    about: 'The file is not YAML.',
    message: ({ fault, text = '', about }) => sayFault(fault, text, about).message,
    hint: ({ fault, text = '', about }) => sayFault(fault, text, about).hint,
  }),
  'yaml/duplicate-key': kind<{ key: string; line: number }>({
    severity: 'error',
    about: 'A map has the same key twice, so one of its values would be lost.',
    message: ({ key, line }) => `the key ${quote(key)} is already there, on line ${line}`,
    hint: () => 'Keep one of the two.',
  }),
  'yaml/key': kind<{ key: string }>({
    severity: 'error',
    about: 'A key is not a plain word.',
    message: ({ key }) => `${quote(key)} cannot be a key`,
    hint: () => 'Keys are plain words. Is a quotation mark or a line break missing?',
  }),
  'yaml/tag': kind<{ tag: string }>({
    severity: 'error',
    about: 'A YAML tag such as `!local` or `!!binary`, which issue files do not use.',
    message: ({ tag }) => `the tag ${tag} has no meaning here`,
    hint: () => 'Put the value in quotation marks if the exclamation mark is part of the text.',
  }),
  'yaml/anchor': kind<{ name: string }>({
    severity: 'error',
    fixed: true,
    about: 'Unquoted text that begins with `&`: YAML reads its first word as the name of an anchor.',
    message: ({ name }) => `YAML reads &${name} as an anchor, but no alias uses it`,
    hint: () => 'Put the whole text in quotation marks if the & is part of it; if not, remove it.',
  }),
  'yaml/merge': kind({
    severity: 'error',
    about: 'A merge key (`<<`), which YAML 1.2 does not have.',
    message: () => 'the merge key << is not part of YAML 1.2',
    hint: () => 'Write the keys in full.',
  }),
  'yaml/alias': kind<{ name: string; why: 'unknown' | 'cycle' | 'too many' }>({
    severity: 'error',
    about: 'An alias (`*name`) without an anchor, one that contains itself, or aliases that grow too large.',
    message: ({ name, why }) =>
      why === 'unknown'
        ? `there is no anchor above the alias *${name}`
        : why === 'cycle'
          ? `the alias *${name} contains itself`
          : `the aliases of this file would grow without limit (at *${name})`,
    hint: ({ why }) =>
      why === 'unknown'
        ? 'If it is text that begins with *, put the whole text in quotation marks; if not, write the value in full.'
        : 'Write the value in full.',
  }),
  'yaml/documents': kind<{ isPaper?: true }>({
    severity: 'error',
    about: 'More than one YAML document in one file.',
    message: () => 'a second document begins here',
    hint: ({ isPaper }) =>
      isPaper === true
        ? 'A file of inbox/ holds one paper: give each a file of its own.'
        : 'A file holds one issue: remove the line ---, or quote it if it is text.',
  }),
  'yaml/not-a-map': kind<{
    found: 'nothing' | 'list' | 'map' | 'text';
    /** What the file is to hold, where that is no map. */
    wanted?: 'list';
    fullWidthColon: boolean;
    isConfig?: true;
    /** A file of inbox/. */
    isPaper?: true;
  }>({
    severity: 'error',
    fixed: true,
    about: 'The file is empty, or holds a list or text instead of keys with values.',
    message: ({ found, wanted }) => {
      if (found === 'nothing') return 'the file is empty';
      const held = found === 'list' ? 'a list' : found === 'map' ? 'keys with values' : 'text';
      return `the file holds ${held}, not ${wanted === 'list' ? 'a list' : 'keys with values'}`;
    },
    hint: ({ found, wanted, fullWidthColon, isConfig, isPaper }) => {
      if (wanted === 'list') return 'A list of terms begins like this: - en: fine-tuning';
      if (fullWidthColon) return 'A full-width colon (：) is not a colon in YAML: type ":" and a space.';
      if (isConfig === true) return 'A config begins like this: name: Weekly Papers';
      if (isPaper === true) {
        return found === 'list'
          ? 'A file of inbox/ holds one paper, without a dash before it: title: …'
          : 'A file of inbox/ holds one paper, and begins like this: title: …';
      }
      return found === 'nothing'
        ? '`digest new` writes a file to start from.'
        : 'An issue begins like this: week: 2025-07-07';
    },
  }),
  'yaml/warning': kind<{ detail: string }>({
    severity: 'error',
    about: 'Something that a YAML reader warns about, because it may not mean what it looks like.',
    message: ({ detail }) => detail,
  }),
};
