import { isMap, sameData, valueAt } from '../../data.ts';
import type { Path } from '../../problem/index.ts';
import { composed, lineStart } from '../../text/index.ts';
import { contentEnd, entriesOf, type Item, keyOf, rootMap, startOf } from '../../yaml/index.ts';
import { type Mark, markKey } from '../marks.ts';
import { byteOrderMark, type Data, readData } from './proof.ts';
import { proposePut, type Put } from './put.ts';
import { behind } from './spans.ts';

/** A text that a language model wrote, with the mark that says so. */
export interface Fill extends Put {
  /** Of the card or the theme. */
  readonly owner: Path;
  /** The key of the mark: the path of the text below the owner. */
  readonly key: string;
  readonly mark: string;
}

/**
 * An issue file with a text in it, and its mark beside it: every other character stays. `undefined` where that cannot be proven by
 * reading the result, as in a card that is written between braces.
 */
export function fillText(text: string, { owner, key, mark, ...put }: Fill): string | undefined {
  const start = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const filled = proven(text.slice(start.length), put);
  if (filled === undefined) return undefined;
  const path = [...owner, markKey, key];
  const marked = proven(filled, { path, text: mark, style: 'quoted', before: [] });
  return marked === undefined ? undefined : start + marked;
}

function proven(body: string, put: Put): string | undefined {
  const before = readData(body);
  if (before === undefined) return undefined;
  return proposePut(body, put).find((proposal) => {
    const after = readData(proposal);
    const value = valueAt(after, put.path);
    return (
      typeof value === 'string' &&
      value.trimEnd() === composed(put.text).trimEnd() &&
      sameData(after, withValue(before, put.path, value))
    );
  });
}

/** Data with a value at a path; maps on the way that are not there are made. */
function withValue(data: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number')
    return Array.isArray(data)
      ? data.map((entry: unknown, i) => (i === step ? withValue(entry, rest, value) : entry))
      : data;
  const map = isMap(data) ? data : {};
  return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, value) };
}

/** An issue file without some of its marks, and as it is besides. `undefined` where that cannot be proven. */
export function removeMarks(text: string, marks: readonly Pick<Mark, 'owner' | 'key'>[]): string | undefined {
  const start = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  let body: string | undefined = text.slice(start.length);
  for (const mark of marks) {
    if (body === undefined) return undefined;
    body = withoutMark(body, mark);
  }
  return body === undefined ? undefined : start + body;
}

function withoutMark(body: string, { owner, key }: Pick<Mark, 'owner' | 'key'>): string | undefined {
  const before = readData(body);
  const root = rootMap(body);
  const [list, index] = owner;
  if (before === undefined || root === undefined || typeof index !== 'number') return undefined;
  const entries = entriesOf(root.map).find((item) => keyOf(item) === list)?.value;
  const entry = entries?.type === 'block-seq' ? entriesOf(entries)[index]?.value : undefined;
  if (entry?.type !== 'block-map') return undefined;
  const marks = entriesOf(entry).find((item) => keyOf(item) === markKey);
  if (marks === undefined) return undefined;
  const path = [...owner, markKey];
  const { [key]: _, ...left } = (valueAt(before, path) ?? {}) as Data;
  const isLast = Object.keys(left).length === 0;
  const expected = isLast ? withoutKey(before, owner) : withValue(before, path, left);
  return proposeRemoval(body, marks, { key, isLast }).find((proposal) =>
    sameData(readData(proposal), expected),
  );
}

function withoutKey(data: unknown, owner: Path): unknown {
  const { [markKey]: _, ...rest } = valueAt(data, owner) as Data;
  return withValue(data, owner, rest);
}

function proposeRemoval(
  body: string,
  marks: Item,
  { key, isLast }: { readonly key: string; readonly isLast: boolean },
): string[] {
  const { value } = marks;
  if (isLast) return [withoutLines(body, marks)];
  const isNamed = (item: Item): boolean => keyOf(item) === key;
  if (value?.type === 'block-map')
    return entriesOf(value)
      .filter(isNamed)
      .map((item) => withoutLines(body, item));
  if (value?.type !== 'flow-collection') return [];
  return value.items.filter(isNamed).flatMap((item) => {
    const from = startOf(item) ?? 0;
    const to = contentEnd(item);
    const after = body.slice(to).replace(/^\s*,[ \t]*/, '');
    const before = body.slice(0, from);
    return [before + after, before.replace(/(?:,|(?<![ \t]))[ \t]*$/, '') + body.slice(to)];
  });
}

/** Without the lines on which it stands. A text without a line end at its end has none afterwards. */
function withoutLines(body: string, item: Item): string {
  const from = lineStart(body, startOf(item) ?? 0);
  const to = behind(body, contentEnd(item));
  const left = body.slice(0, from) + body.slice(to);
  return to === body.length && !body.endsWith('\n') ? left.replace(/\r?\n$/, '') : left;
}
