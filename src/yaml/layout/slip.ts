import type { SyntaxFault, TextAbout } from '../../problem/index.ts';
import type { Form } from './line-forms.ts';
import type { Lines } from './lines.ts';
import type { Opened } from './opened.ts';

/** A line that stands where it does not belong, as far as lines alone tell it. */
export interface Slip {
  readonly fault: SyntaxFault;
  readonly text?: string;
  readonly about?: TextAbout;
  /** Offsets of what is to be marked. */
  readonly from: number;
  readonly to: number;
  /** The 0-based lines between which a YAML reader stumbles over it. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The lines of the text that it is about, the marked one among them. */
  readonly lines: readonly number[];
  /** Where the key begins whose text it is. */
  readonly owner?: number | undefined;
}

/** An entry of a list that got into a text, and the entry above that it should be beside. */
export interface Swallowed {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly sibling: { readonly column: number; readonly line: number };
  readonly column: number;
}

/** A line with a key or an entry. */
export interface Structure {
  readonly index: number;
  readonly form: Form;
}

/** Where the reading of the lines is, and where it puts what it finds. */
export interface Reading {
  readonly lines: Lines;
  readonly opened: Opened;
  /** The last key or entry above. */
  readonly last: Structure | undefined;
  readonly report: (slip: Slip) => void;
  readonly swallow: (entry: Swallowed) => void;
}

/** What is wrong with lines of the text that begins at `header`; `lines[0]` is marked. */
export function textSlip(
  { lines: all, opened }: Reading,
  fault: SyntaxFault,
  found: {
    readonly header: Structure;
    readonly lines: readonly number[];
    readonly spaces: number;
    /** The line behind the text. */
    readonly end: number;
    readonly firstLine?: number;
    readonly more?: Partial<TextAbout>;
  },
): Slip {
  const { header, lines, spaces, end } = found;
  const { start, indent, content, hasTab } = all.at(lines[0] ?? 0);
  const isSpace = fault === 'blank-deeper';
  const key = header.form.key === undefined ? '' : opened.nameOf(header.form);
  const about = { key, line: header.index + 1, spaces, has: indent, more: lines.length - 1, ...found.more };
  const shown = hasTab ? indent + 1 : indent + content.length;
  return {
    fault,
    text: content,
    about,
    from: isSpace || hasTab ? start : start + indent,
    to: start + (isSpace ? indent : shown),
    firstLine: found.firstLine ?? header.index,
    lastLine: end,
    lines,
    owner: all.at(header.index).start + header.form.keyColumn,
  };
}
