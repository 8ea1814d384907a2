import type { FileSystem } from '../../../context.ts';
import { readBytes } from '../../../files/index.ts';
import { listIssues } from '../../../newsletter/index.ts';

/** The values in a newsletter's cards, the most frequent first. */
export interface UsedBefore {
  readonly authors: readonly string[];
  /** Of further reading. */
  readonly titles: readonly string[];
}

/** Two years of weeks. */
const mostIssues = 104;

/**
 * Names and titles in the latest issues. Their text is searched, since reading all of them as YAML would take longer than anybody
 * waits between two keys; what is written in an unusual way is not suggested.
 */
export function usedBefore(files: FileSystem, root: string): UsedBefore {
  const authors = new Map<string, number>();
  const titles = new Map<string, number>();
  for (const text of latestTexts(files, root)) {
    for (const [, list = ''] of text.matchAll(
      /^[ \t-]*authors:[ \t]*\r?\n((?:[ \t]*-[ \t]+.+(?:\r?\n|$))+)/gm,
    ))
      for (const line of list.split('\n')) count(authors, line.replace(/^\s*-\s+/, ''));
    for (const [, list = ''] of text.matchAll(/^[ \t-]*authors:[ \t]*\[([^\]\r\n]*)\]/gm))
      for (const name of list.split(',')) count(authors, name);
    for (const [, title = ''] of text.matchAll(/^[ \t]*-[ \t]+title:[ \t]*(\S.*)\r?\n[ \t]+url:/gm))
      count(titles, title);
  }
  return { authors: byCount(authors), titles: byCount(titles) };
}

function latestTexts(files: FileSystem, root: string): string[] {
  // Nothing is suggested of what cannot be read; what is wrong with it is told elsewhere.
  const orNothing = <T>(step: () => T[]): T[] => {
    try {
      return step();
    } catch {
      return [];
    }
  };
  const latest = orNothing(() => listIssues(files, root).slice(-mostIssues).toReversed());
  return latest.flatMap(({ path }) => orNothing(() => [new TextDecoder().decode(readBytes(files, path))]));
}

function count(counts: Map<string, number>, scalar: string): void {
  const text = plain(scalar.trim());
  if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
}

/** A YAML scalar of one line as its text; empty for what would need more than that. */
function plain(scalar: string): string {
  const double = /^"((?:[^"\\]|\\")*)"(?:\s+#.*)?$/.exec(scalar)?.[1];
  if (double !== undefined) return double.replaceAll('\\"', '"');
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(scalar)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  return /^["'&*!|>{[#]/.test(scalar) ? '' : scalar.replace(/(?<!\s)\s+#[^]*$/, '');
}

/** The latest of two that are as frequent comes first. */
function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([text]) => text);
}
