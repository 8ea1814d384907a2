import { append } from '../data.ts';
import { lineStart } from '../text/index.ts';
import type { Document, ErrorCode } from 'yaml';
import type { Finding, Path, SyntaxFault } from '../problem/index.ts';
import { colon, key, missing, reserved, unclosedBracket, unexpected } from './stumbles.ts';
import { type Explained, fault, type LibraryError, lineAt, lineFrom, type Stumble } from './fault.ts';
import type { Slip } from './layout/slip.ts';
import { spaceAt } from './mend/structure.ts';
import { hasOddSpace, oddSpaceIn } from './odd-space.ts';
import type { SourceMap } from './source-map.ts';
import { slipFinding } from './layout/slip-finding.ts';

export interface Syntax {
  readonly findings: readonly Finding[];
  /** Whether the rest of the file still says what the author wrote. */
  readonly readable: boolean;
  /** The values that are damaged where the rest is not. */
  readonly broken: readonly Path[];
}

/** Nobody mends more in one go, and each takes a look through the whole file. */
const mostFaults = 100;

/** So many stumbles are looked at, told or not: one line may have a hundred thousand, each of which is asked for all of it. */
const mostErrors = 200;

/** The YAML library's errors and warnings in the catalogue's words, each at the place where the author has to act. */
export function explainErrors(document: Document, sourceMap: SourceMap): Syntax {
  const conflict = document.errors.length > 0 ? /^<{7}(?= |\r?$)/m.exec(sourceMap.text) : null;
  if (conflict !== null) return conflictAt(conflict.index, sourceMap);
  const findings: Finding[] = [];
  const broken: Path[] = [];
  const lines = new Set<number>();
  let spoilt: SyntaxFault | undefined;
  const errors = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  for (const [i, error] of errors.entries()) {
    if (isSecondOfTwo(error, errors[i - 1])) continue;
    const slips = spoilt === undefined ? slipsAt(error, sourceMap) : [];
    if (slips.length > 0) {
      // What else the library says of the lines from there on follows from them.
      append(
        findings,
        slips.slice(0, mostFaults).map((slip) => slipFinding(slip, sourceMap)),
      );
      return { findings, readable: false, broken: [] };
    }
    const { line } = sourceMap.fromOffsets(error.pos[0], error.pos[0]);
    const isTold = lines.has(line);
    const { finding, reach } = explain(error, { document, sourceMap, next: errors[i + 1], isTold });
    const name = finding.code === 'yaml/syntax' ? finding.args.fault : undefined;
    const own = finding.at.line;
    // One fault makes the parser stumble again: on its own line and, once the structure is gone, anywhere below. Only a
    // tab is sure to be one more.
    const isEcho = lines.has(own) || isTold || (spoilt !== undefined && (spoilt !== 'tab' || name !== 'tab'));
    if (!isEcho) findings.push(finding);
    lines.add(own).add(line);
    if (reach === 'value') broken.push(sourceMap.pathAt(error.pos[0]));
    else spoilt ??= name ?? 'other';
    if (findings.length === mostFaults) spoilt ??= 'other';
    if (i === mostErrors) spoilt ??= 'other';
    // Then all others are echoes.
    const isOver = spoilt !== undefined && spoilt !== 'tab';
    if (isOver || reach === 'rest' || findings.length === mostFaults || i === mostErrors) break;
  }
  return { findings, readable: spoilt === undefined, broken: broken.filter((path) => path.length > 0) };
}

/** The lines that lost their place: the one that the library stumbles over, and all that follow. */
function slipsAt(error: LibraryError, sourceMap: SourceMap): readonly Slip[] {
  const line = sourceMap.fromOffsets(error.pos[0], error.pos[0]).line - 1;
  const { slips } = sourceMap.layout;
  const first = slips.findIndex(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  return first === -1 ? [] : slips.slice(first);
}

/** Both sides of a merge conflict are in the file; what else is wrong with it can wait. */
function conflictAt(offset: number, sourceMap: SourceMap): Syntax {
  const at = sourceMap.fromOffsets(offset, lineAt(sourceMap.text, offset).to);
  const finding: Finding = { code: 'yaml/syntax', args: { fault: 'conflict' }, path: [], at };
  return { findings: [finding], readable: false, broken: [] };
}

/** The library speaks twice of a key on two lines where it already refused the map that begins with it. */
function isSecondOfTwo(error: LibraryError, before: LibraryError | undefined): boolean {
  return (
    error.code === 'MULTILINE_IMPLICIT_KEY' &&
    before?.code === 'BLOCK_AS_IMPLICIT_KEY' &&
    before.pos[0] === error.pos[0]
  );
}

type Explainer = (stumble: Stumble) => Explained;

const explainers: Partial<Record<ErrorCode, Explainer>> = {
  TAG_RESOLVE_FAILED: tag,
  BLOCK_AS_IMPLICIT_KEY: colon,
  BLOCK_IN_FLOW: colon,
  MULTILINE_IMPLICIT_KEY: key,
  KEY_OVER_1024_CHARS: (stumble) => fault(stumble, 'value', 'long-key', { to: stumble.start + 1 }),
  MISSING_CHAR: missing,
  BAD_SCALAR_START: reserved,
  BAD_DQ_ESCAPE: (stumble) => {
    const text = /^\\(?:x..|u....|.)/.exec(stumble.rest)?.[0] ?? '\\';
    return fault(stumble, 'value', 'escape', { text, to: stumble.start + 2 });
  },
  BAD_ALIAS: (stumble) => fault(stumble, 'value', 'alias'),
  ALIAS_PROPS: (stumble) => fault(stumble, 'value', 'alias'),
  TAB_AS_INDENT: (stumble) => fault(stumble, 'file', 'tab'),
  BAD_INDENT: (stumble) =>
    stumble.error.message.startsWith('Flow')
      ? unclosedBracket(stumble)
      : fault(stumble, 'file', 'indent', lineAt(stumble.sourceMap.text, stumble.start)),
  UNEXPECTED_TOKEN: unexpected,
  RESOURCE_EXHAUSTION: (stumble) => fault(stumble, 'rest', 'depth'),
};

function explain(
  error: LibraryError,
  around: Pick<Stumble, 'document' | 'sourceMap' | 'next' | 'isTold'>,
): Explained {
  const [start, end] = error.pos;
  const stumble = { ...around, error, start, end, rest: lineFrom(around.sourceMap.text, start) };
  return oddSpace(stumble) ?? tabBefore(stumble) ?? explainers[error.code]?.(stumble) ?? unexplained(stumble);
}

/**
 * A space of another kind on the line of the stumble or above it, where it takes the indent, the dash or the colon away:
 * the library goes on, and stumbles further down.
 */
function oddSpace(stumble: Stumble): Explained | undefined {
  const { sourceMap, start } = stumble;
  if (!hasOddSpace(sourceMap.text)) return undefined;
  for (let end = start; end >= 0;) {
    const from = lineStart(sourceMap.text, end);
    const found = oddSpaceIn(lineFrom(sourceMap.text, from));
    if (found !== undefined && !sourceMap.isInText(from)) {
      const offset = from + found.offset;
      const fix = spaceAt(sourceMap.text, offset);
      return fault(stumble, 'file', 'odd-space', { text: found.name, from: offset, to: offset + 1, fix });
    }
    end = from - 1;
  }
  return undefined;
}

/** A tab in the indent of the line: what the library makes of the line follows from it. */
function tabBefore(stumble: Stumble): Explained | undefined {
  const { sourceMap, start } = stumble;
  const from = lineStart(sourceMap.text, start);
  const indent = /^ *\t[ \t]*/.exec(lineFrom(sourceMap.text, from))?.[0];
  if (indent === undefined || start > from + indent.length || sourceMap.isInText(from)) return undefined;
  const at = from + indent.indexOf('\t');
  return fault(stumble, 'file', 'tab', { from: at, to: at + 1 });
}

function tag(stumble: Stumble): Explained {
  const { sourceMap, start, rest } = stumble;
  const name = /^![^\s,[\]{}]*/.exec(rest)?.[0] ?? '!';
  const at = sourceMap.fromOffsets(start, start + name.length);
  return {
    reach: 'value',
    finding: { code: 'yaml/tag', args: { tag: name }, path: sourceMap.pathAt(start), at },
  };
}

/** Uses the library's own words for a fault that we have none for. */
function unexplained(stumble: Stumble): Explained {
  const { error, sourceMap, start, end } = stumble;
  const sentence = error.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '').trim();
  const detail = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  if (error.name !== 'YAMLWarning') return fault(stumble, 'file', 'other', { text: detail });
  const at = sourceMap.fromOffsets(start, Math.max(end, start + 1));
  return {
    reach: 'value',
    finding: { code: 'yaml/warning', args: { detail }, path: sourceMap.pathAt(start), at },
  };
}
