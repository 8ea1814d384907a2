import { dictionary } from '../../data.ts';

/** An opening tag as it was written. */
export interface BBCodeTag {
  /** In lower case. */
  readonly name: string;
  /** The value after the name and `=`, as in `[details="title"]`. */
  readonly value?: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Words without a value, such as `open`. */
  readonly flags: readonly string[];
  /** From `[` to `]`, in UTF-16 code units. */
  readonly length: number;
}

const quoted = /"([^"]*)"|'([^']*)'|“([^“”]*)”|‘([^‘’]*)’/;
const attribute = new RegExp(`\\s+([a-z][\\w-]*)(?:=(?:${quoted.source}|([^\\s"']+)))?`, 'iy');

/**
 * What is between quotes does not end a tag; without a `]` behind the quotes, its first one does. No tag is that long, and
 * each of many that nothing ends would be read to the end of the line.
 */
const toItsEnd = /(?:"[^"\n]*"|“[^“”\n]*”|[^\]"“\n]){0,500}\]/y;
const beginning = /\[([a-z0-9]+)/iy;

/** The opening tag at `at`. Undefined where there is none. */
export function openingTag(text: string, at: number): BBCodeTag | undefined {
  beginning.lastIndex = at;
  const match = beginning.exec(text);
  if (match === null) return undefined;
  toItsEnd.lastIndex = at;
  const end = toItsEnd.test(text) ? toItsEnd.lastIndex - 1 : text.indexOf(']', at);
  if (end < 0) return undefined;
  const read = readParts(text.slice(at + match[0].length, end));
  const name = (match[1] ?? '').toLowerCase();
  return read === undefined ? undefined : { name, ...read, length: end + 1 - at };
}

type Parts = Pick<BBCodeTag, 'value' | 'attributes' | 'flags'>;

function readParts(text: string): Parts | undefined {
  if (!text.startsWith('=')) return readAttributes(text);
  const match = new RegExp(`^=(?:${quoted.source})(?=\\s|$)`).exec(text);
  if (match !== null) {
    const read = readAttributes(text.slice(match[0].length));
    return read && { value: match.slice(1).find((group) => group !== undefined) ?? '', ...read };
  }
  const plain = /^=([^"'“”‘’].*?)(?=\s+[a-z][\w-]*=|$)/is.exec(text);
  if (plain === null) return undefined;
  const read = readAttributes(text.slice(plain[0].length));
  return read && { value: (plain[1] ?? '').trim(), ...read };
}

function readAttributes(text: string): Omit<Parts, 'value'> | undefined {
  const attributes: Record<string, string> = dictionary({});
  const flags: string[] = [];
  const trimmed = text.trimEnd();
  attribute.lastIndex = 0;
  let end = 0;
  for (let match = attribute.exec(trimmed); match !== null; match = attribute.exec(trimmed)) {
    const [whole, key = '', ...values] = match;
    const value = values.find((group) => group !== undefined);
    if (value === undefined) flags.push(key.toLowerCase());
    else attributes[key.toLowerCase()] = value;
    end = match.index + whole.length;
  }
  return end === trimmed.length ? { attributes, flags } : undefined;
}

/**
 * Tags of one name within each other, before the outermost is text: else each of many that nothing closes would be looked for to
 * the end.
 */
export const deepest = 50;

/** Where the tag that was opened before `from` is closed, counting tags of the same name inside. */
export function closingTagAt(text: string, name: string, from: number): number | undefined {
  const tag = new RegExp(`\\[(/?)${name}(?=[\\]=\\s])[^\\]]*\\]`, 'gi');
  tag.lastIndex = from;
  let depth = 1;
  for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return match.index;
    if (depth > deepest) return undefined;
  }
  return undefined;
}
