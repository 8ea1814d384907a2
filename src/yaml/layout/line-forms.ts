/** One line of a file as a person sees it, whatever YAML makes of it. */
export interface Line {
  /** 0-based. */
  readonly index: number;
  /** Offset of its first character. */
  readonly start: number;
  /** How many spaces it begins with. */
  readonly indent: number;
  /** Whether a tab follows them. */
  readonly hasTab: boolean;
  /** Without what it begins and ends with of spaces, tabs and a CR. */
  readonly content: string;
}

/** What a line looks like: a key or an entry of a list as files have them, a comment, nothing, or words. */
export interface Form {
  readonly kind: 'blank' | 'comment' | 'key' | 'entry' | 'end' | 'words';
  /** The column of the first dash; of the key where there is none. */
  readonly column: number;
  /** The key, where the line has one, and the column it begins in. */
  readonly key: string | undefined;
  readonly keyColumn: number;
  /** What stands behind the colon, or behind the dash of an entry that has no key. */
  readonly value: string;
  /** The words begin like a key of another kind: `첫째: …`, `First: …`. */
  readonly hasColon: boolean;
  /** What stands in place of the hyphen of an entry: a dash, a bullet, or a hyphen without a space. */
  readonly mark: string | undefined;
}

/**
 * Keys begin with a small letter, or stand in quotation marks; a code of a problem has a slash. A full-width colon was to be one, and
 * so was a colon without a space before what is a value as a whole, such as `|` or a date.
 */
const key =
  /^(x-[^\s:：]+|[a-z_][\w./-]*|"[\w./-]*"|'[\w./-]*')(?:\s*:(?=\s|$)|：|:(?=(?:"[^"]*"|'[^']*'|[|>][-+\d]*|\d{4}[-.]\d[\d-]*|true|false)\s*$))\s*/u;
const wordsWithColon = /^(?:[^\s:#"'[{&*!|>%@`-][^:]{0,80}|"[^"]*"|'[^']*')\s*:(?:\s|$)/u;
/** Dashes and bullets that are typed, or made by an editor, in place of a hyphen; `-` without a space behind it. */
const otherMarks = String.raw`\u2010-\u2015\u2212\u2043\u2022\u25AA\u25E6\u00B7\u30FC\uFE58\uFE63\uFF0D*+~`;
const marks = new RegExp(String.raw`^([${otherMarks}]|-(?=[^\s-]))\s*`, 'u');

/** Where a line of a text may begin with a mark, once YAML has joined it to the one before. */
export const joinedMark = new RegExp(String.raw`\s[${otherMarks}-]`);

/** What stands in place of a hyphen at the beginning of `content`. */
export function markOf(content: string): { readonly mark: string; readonly length: number } | undefined {
  const found = marks.exec(content);
  return found?.[1] === undefined ? undefined : { mark: found[1], length: found[0].length };
}

/** A key and its value with no space between them; only a file that has the key elsewhere tells it from words. */
export function gluedForm(line: Line): Form | undefined {
  const found = /^((?:-\s+)*)([a-z_][\w-]*):(?!\/\/)(\S.*)$/.exec(line.content);
  if (found === null) return undefined;
  const [, dashes = '', name, value = ''] = found;
  const keyColumn = line.indent + dashes.length;
  const kind = dashes === '' ? 'key' : 'entry';
  return { kind, column: line.indent, key: name, keyColumn, value, hasColon: false, mark: undefined };
}

export function formOf({ content, indent }: Line): Form {
  if (content === '') return simple('blank', indent, '');
  const first = content.charCodeAt(0);
  if (first === hash) return simple('comment', indent, '');
  if (first === 0x5d || first === 0x7d || (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(content)))
    return simple('end', indent, content);
  const dashes = first === hyphen ? (/^(?:-(?:\s+|$))+/.exec(content)?.[0].length ?? 0) : 0;
  const rest = dashes === 0 ? content : content.slice(dashes);
  const found = key.exec(rest);
  if (found === null && dashes === 0) return words(content, indent);
  return {
    kind: dashes > 0 ? 'entry' : 'key',
    column: indent,
    key: found?.[1]?.replace(/^(["'])(.*)\1$/, '$2'),
    keyColumn: indent + dashes,
    value: found === null ? rest : rest.slice(found[0].length),
    hasColon: found === null && wordsWithColon.test(rest),
    mark: undefined,
  };
}

const [hash, hyphen] = [0x23, 0x2d];

function simple(kind: Form['kind'], column: number, value: string): Form {
  return { kind, column, key: undefined, keyColumn: column, value, hasColon: false, mark: undefined };
}

function words(content: string, column: number): Form {
  const mark = markOf(content);
  const behind = mark === undefined ? undefined : key.exec(content.slice(mark.length))?.[1];
  const hasColon = wordsWithColon.test(content);
  return {
    kind: 'words',
    column,
    key: behind,
    keyColumn: column,
    value: content,
    hasColon,
    mark: mark?.mark,
  };
}

/** The header of a block text behind a key or a dash: `|`, `>-`, `|2 # note`. */
export function blockHeader(value: string): { readonly indicator: number | undefined } | undefined {
  const found = /^(?:[&!]\S*\s+)*[|>][-+]?([1-9])?[-+]?(?:\s+#.*)?$/.exec(value);
  return found === null ? undefined : { indicator: found[1] === undefined ? undefined : Number(found[1]) };
}

/** Whether nothing stands there but a comment. */
export function isNothing(value: string): boolean {
  return value === '' || value.startsWith('#');
}
