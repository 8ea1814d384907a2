import type { Piece } from '../../diff/index.ts';
import { type Comparison, type Group, groupsOf, placeOf, piecesOf } from '../diff/told.ts';
import { cutTo, most, type ReportedChange, type ReportedGroup } from './model.ts';

/** What changed in a file, as much of it as there is room for. */
export function toldChanges(comparison: Comparison): { groups: ReportedGroup[]; left: number } {
  const groups = groupsOf(comparison);
  const told = groups.slice(0, most.groups).map(toldGroup);
  return { groups: told, left: groups.length - told.length };
}

function toldGroup({ owner, changes }: Group): ReportedGroup {
  const told = changes.slice(0, most.changes).map((change): ReportedChange => ({
    path: placeOf(change)
      .slice(0, most.steps)
      .map((step) => (typeof step === 'number' ? step : cutTo(step, most.step))),
    ...(change.kind === 'moved' ? { was: Number(change.was.at(-1)) + 1 } : {}),
    pieces: toldPieces(piecesOf(change)),
  }));
  if (owner === undefined) return { changes: told };
  const { name: _, ...shown } = owner;
  return { owner: { ...shown, title: cutTo(owner.title, most.name) }, changes: told };
}

function toldPieces(pieces: readonly Piece[]): Piece[] {
  return pieces.slice(0, most.pieces).map(({ kind, text }) => ({ kind, text: cutTo(text, most.text) }));
}
