import { isAbsolute } from 'node:path';
import { Failure } from '../problem/index.ts';
import { escapeControls, manyLines, paint, wrappedWords } from '../terminal/index.ts';
import { relativeTo } from './relative.ts';

/**
 * A failure for a person: its sentence, and a hint where there is one. A path below `cwd` is shown relative to it, lines
 * end at words where a terminal has `columns`. No stack: nothing in the program is wrong.
 */
export function reportFailure(
  failure: Failure,
  { colour, cwd, columns }: { colour: boolean; cwd: string; columns?: number | undefined },
): string {
  const { message, hint } = seenFrom(cwd, failure).words;
  const { red, cyan } = paint(colour);
  const line = (label: string, text: string, style: (label: string) => string): string =>
    `${style(label)}${wrappedWords(`${label} ${inLines(text)}`, columns).slice(label.length)}\n`;
  return line('digest:', message, red) + (hint === undefined ? '' : line('hint:', hint, cyan));
}

/** A sentence is one line, and what breaks it stands in a name; only a suggestion comes on a line of its own. */
function inLines(text: string): string {
  return text
    .split(/\n(?=\(Did you mean )/)
    .map(escapeControls)
    .join('\n');
}

/** A failure whose path, where it lies below a folder, is shown relative to it. */
export function seenFrom(cwd: string, failure: Failure): Failure {
  const { args } = failure;
  if (!('path' in args) || !isAbsolute(args.path)) return failure;
  const path = relativeTo(cwd, args.path);
  const isBelow = path !== '' && path !== '..' && !path.startsWith('../') && !isAbsolute(path);
  return isBelow ? new Failure(failure.code, { ...args, path }) : failure;
}

/** Whatever was thrown that is no failure: where it came from, in which version, and the request to report it. */
export function reportBug(error: unknown, version: string): string {
  return [
    `digest: this is a bug in digest ${version}; nothing is wrong with your files or your command`,
    '',
    manyLines(stackOf(error)),
    '',
    'Please report it, with the lines above and the command that you ran.',
    '',
  ].join('\n');
}

/** The most causes that are followed: enough for any real chain, and an end for one that leads back to itself. */
const mostCauses = 5;

function stackOf(error: unknown): string {
  const parts: string[] = [];
  let current = error;
  for (let i = 0; i <= mostCauses; i++) {
    if (!(current instanceof Error)) {
      if (i === 0) parts.push(`thrown: ${plain(current)}`);
      else if (current !== undefined) parts.push(`cause: ${plain(current)}`);
      break;
    }
    parts.push(`${i === 0 ? '' : 'cause: '}${current.stack ?? `${current.name}: ${current.message}`}`);
    current = current.cause;
  }
  return parts.join('\n');
}

function plain(value: unknown): string {
  try {
    return typeof value === 'object' && value !== null
      ? (JSON.stringify(value) ?? 'an object')
      : String(value);
  } catch {
    return 'a value that cannot be shown';
  }
}
