import type { SeenBlock } from '../formats/index.ts';
import type { Line } from './line.ts';
import { expectedIn, type Seen, standing } from './seen.ts';
import { type Fault, structureFaults } from './structure.ts';
import { doubledTexts } from './twice.ts';
import { previewFaults } from './previews.ts';
import { unwrittenFaults } from './unwritten.ts';

export interface Outputs {
  readonly own: Seen;
  readonly builtIn: Seen;
  /** The own output with room above each line, where lines may run into blocks. */
  readonly loosened: Seen | undefined;
  /** Whether readers see plain text. */
  readonly isPlain: boolean;
}

/**
 * Judges what a newsletter's own templates make of an issue by what the built-in ones make of it: what both do is no fault of a
 * template.
 */
export function templateFaults({ own, builtIn, loosened, isPlain }: Outputs): Fault[] {
  const known = new Set(structureFaults(builtIn).map(keyOf));
  return [
    ...structureFaults(own).filter((fault) => !known.has(keyOf(fault))),
    ...levelFaults(own, builtIn),
    ...(loosened === undefined ? [] : runIns(own, builtIn, loosened)),
    ...doubledTexts(own, builtIn),
    ...previewFaults(own, builtIn),
    ...unwrittenFaults(own, builtIn, isPlain),
  ];
}

function keyOf({ how, one, words }: Fault): string {
  return JSON.stringify([how, one?.source.path ?? words]);
}

/** Headings of the author's that have another level. */
function levelFaults(own: Seen, builtIn: Seen): Fault[] {
  const levels = new Map(standing(builtIn).map(({ one, block }) => [one, block.level]));
  return standing(own).flatMap(({ one, block }): Fault[] => {
    const level = levels.get(one);
    const isOther = level !== undefined && block.level !== undefined && level !== block.level;
    return isOther && !one.isLine ? [{ how: 'heading', one }] : [];
  });
}

/** What a line becomes because of the line above or below it: a heading, part of a quotation or of an entry of a list. */
function runIns(own: Seen, builtIn: Seen, loosened: Seen): Fault[] {
  const apart = new Map(standing(loosened).map(({ one, block }) => [one, block]));
  const headings = new Set([builtIn, loosened].flatMap(({ lines }) => headingsIn(lines)));
  const faults: Fault[] = [];
  for (const [i, { block }] of own.lines.entries()) {
    if (block.kind !== 'heading' || headings.has(block.text)) continue;
    faults.push({ how: 'heading', one: expectedIn(own, i), words: block.text, shown: block.text });
  }
  for (const { one, block } of standing(own)) {
    const meant = apart.get(one);
    if (meant === undefined || boxesOf(meant) === boxesOf(block)) continue;
    faults.push({ how: 'box', one });
  }
  return faults;
}

function headingsIn(lines: readonly Line[]): string[] {
  return lines.flatMap(({ block }) => (block.kind === 'heading' ? [block.text] : []));
}

function boxesOf({ within }: SeenBlock): string {
  return within.map(({ kind }) => kind).join(' ');
}
