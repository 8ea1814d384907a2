import { lineStart } from '../text/index.ts';
import type { Document, YAMLParseError, YAMLWarning } from 'yaml';
import type { Finding, Fix, Place, SyntaxFault } from '../problem/index.ts';
import type { SourceMap } from './source-map.ts';

/** How far the damage goes: the value, the structure of the file, or all that follows. */
export type Reach = 'value' | 'file' | 'rest';

export interface Explained {
  readonly finding: Finding & { readonly at: Place };
  readonly reach: Reach;
}

export type LibraryError = YAMLParseError | YAMLWarning;

/** A part of the text, in UTF-16 code units. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** One error or warning of the YAML library, and what is around it. */
export interface Stumble {
  readonly error: LibraryError;
  readonly document: Document;
  readonly sourceMap: SourceMap;
  /** The error after it. */
  readonly next: LibraryError | undefined;
  /** Whether a fault of its line is told already, so that this one is its echo. */
  readonly isTold: boolean;
  readonly start: number;
  readonly end: number;
  /** The line from `start` on. */
  readonly rest: string;
}

/**
 * A fault in the place of the stumble, or where `about` says. The library stumbles over empty lines and ends of lines as well: there
 * it is told of the next line that is written, and of the line that ends.
 */
export function fault(
  { sourceMap, start, end }: Stumble,
  reach: Reach,
  name: SyntaxFault,
  about: {
    readonly text?: string;
    readonly from?: number;
    readonly to?: number;
    readonly fix?: Fix | undefined;
  } = {},
): Explained {
  const { text, from = start, to, fix } = about;
  const place = insteadOfEnd(sourceMap.text, from, to) ?? { from, to: to ?? Math.max(end, from + 1) };
  const at = sourceMap.fromOffsets(place.from, place.to);
  return { reach, finding: { code: 'yaml/syntax', args: { fault: name, text }, path: [], at, fix } };
}

/** Of which line to tell where a fault begins on an empty one, or at the end of one and has none of its own. */
function insteadOfEnd(text: string, from: number, to: number | undefined): Range | undefined {
  const isLineEnd = to === undefined && lineFrom(text, from) === '';
  return writtenFrom(text, from) ?? (isLineEnd ? lineAt(text, from) : undefined);
}

export function lineFrom(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end === -1 ? undefined : end).trimEnd();
}

/** From the first to the last character that is no space, of the line that `offset` is in. */
export function lineAt(text: string, offset: number): Range {
  const start = lineStart(text, offset);
  const line = lineFrom(text, start);
  const indent = line.search(/\S/);
  return { from: start + Math.max(0, indent), to: start + line.length };
}

/** As `lineAt`; where that line is empty, the next one that is not. */
export function writtenLineAt(text: string, offset: number): Range {
  return writtenFrom(text, offset) ?? lineAt(text, offset);
}

const emptyLines = /(?:[ \t]*\r?\n)*/y;

/** The next line that is written, where that of `offset` is empty. */
function writtenFrom(text: string, offset: number): Range | undefined {
  const start = lineStart(text, offset);
  emptyLines.lastIndex = start;
  emptyLines.test(text);
  const end = emptyLines.lastIndex;
  return end === start || end >= text.length ? undefined : lineAt(text, end);
}
