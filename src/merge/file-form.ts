import { changedOne, type Versions } from './lines.ts';

const byteOrderMark = '\uFEFF';

/** What a text is as a file, whatever it says. */
interface Form {
  readonly hasMark: boolean;
  readonly newline: '\n' | '\r\n' | 'mixed';
  /** Whether its last line is ended. */
  readonly isEnded: boolean;
}

/** Texts without byte order marks, in lines that end alike, and the way back for one that was made of them. */
export interface Plain {
  readonly texts: Versions<string>;
  readonly restore: (merged: string) => string;
}

/**
 * Takes off what files may differ in besides their text, so that one who saves a file with other line ends changes this alone. In
 * the merged one each is as in the version that changed it. Where one of them mixes line ends, these stay parts of the lines.
 */
export function plainTexts(files: Versions<string>): Plain {
  const forms = { base: formOf(files.base), ours: formOf(files.ours), theirs: formOf(files.theirs) };
  const form = <K extends keyof Form>(key: K): Form[K] =>
    changedOne({ base: forms.base[key], ours: forms.ours[key], theirs: forms.theirs[key] }) ??
    forms.ours[key];
  const isMixed = Object.values(forms).some(({ newline }) => newline === 'mixed');
  const plain = (text: string): string => {
    const lines = text.startsWith(byteOrderMark) ? text.slice(1) : text;
    const alike = isMixed ? lines : lines.replaceAll('\r\n', '\n');
    return alike === '' || alike.endsWith('\n') ? alike : `${alike}\n`;
  };
  return {
    texts: { base: plain(files.base), ours: plain(files.ours), theirs: plain(files.theirs) },
    restore: (merged) => {
      const lines = isMixed || form('newline') === '\n' ? merged : merged.replaceAll('\n', '\r\n');
      return (form('hasMark') ? byteOrderMark : '') + (form('isEnded') ? lines : lines.replace(/\r?\n$/, ''));
    },
  };
}

function formOf(text: string): Form {
  const all = text.match(/\r?\n/g) ?? [];
  const [first = '\n'] = all;
  const newline = all.every((one) => one === first) ? (first as '\n' | '\r\n') : 'mixed';
  return { hasMark: text.startsWith(byteOrderMark), newline, isEnded: text === '' || text.endsWith('\n') };
}
