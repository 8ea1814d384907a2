import { Failure } from '../../problem/index.ts';
import { sameData } from '../../data.ts';
import { composed } from '../../text/index.ts';
import { entriesOf, keyOf, plainOrQuoted, quoted, rootMap } from '../../yaml/index.ts';
import { insertEntries } from './insert.ts';
import { byteOrderMark, readData } from './proof.ts';
import type { Layout } from './write-paper.ts';

/**
 * An issue file with names behind those of its `credits:`, each that is not there yet; every other character stays. Throws Failure
 * as `insertPapers` does.
 */
export function insertCredits(text: string, names: readonly string[], path: string): string {
  const there = readData(text.replace(byteOrderMark, ''))?.['credits'];
  const old = Array.isArray(there) ? there : [];
  const known = new Set<unknown>(old.map((name: unknown) => (typeof name === 'string' ? name.trim() : name)));
  const missing = [...new Set(names.map(composed))].filter((name) => !known.has(name));
  if (missing.length === 0) return text;
  const inFlow = intoFlowList(text, missing, old);
  if (inFlow !== undefined) return inFlow;
  try {
    const entries = missing.map((name) => ({ data: name, write: writerOf(name) }));
    return insertEntries(text, { key: 'credits', entries, at: undefined, path }).text;
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.code === 'issue-has-errors') throw cause;
    throw new Failure('edit-refused', { path, why: 'credits' }, { cause });
  }
}

function writerOf(name: string): (layout: Layout) => string {
  return ({ dash, gap, newline }) =>
    `${' '.repeat(dash)}-${' '.repeat(gap - 1)}${plainOrQuoted(name)}${newline}`;
}

/** `undefined` where the list is not written as `[ … ]`, or not as one that can be continued. */
function intoFlowList(text: string, names: readonly string[], old: readonly unknown[]): string | undefined {
  const start = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const body = text.slice(start.length);
  const root = rootMap(body);
  const value = root && entriesOf(root.map).find((item) => keyOf(item) === 'credits')?.value;
  if (value?.type !== 'flow-collection') return undefined;
  const close = value.end.find(({ type }) => type === 'flow-seq-end');
  if (close === undefined) return undefined;
  const end = body.slice(0, close.offset).trimEnd().length;
  const added = names.map((name) => ` ${quoted(name)}`).join(',');
  const after = `${body.slice(0, end)}${body[end - 1] === ',' ? '' : ','}${added}${body.slice(end)}`;
  const expected = { ...readData(body), credits: [...old, ...names] };
  return sameData(readData(after), expected) ? start + after : undefined;
}
