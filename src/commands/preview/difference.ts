import { relative } from 'node:path';
import type { Context } from '../../context.ts';
import { compareIssues, readVersions } from '../../diff/index.ts';
import { ledgerPaths, readCopy, readLedger } from '../../ledger/index.ts';
import type { CheckedIssue, Newsletter } from '../../pipeline/index.ts';
import type { DifferenceOf } from '../../preview/index.ts';
import { changeLine, type Group, groupsOf, ownerLine, piecesOf, visible } from '../diff/told.ts';

type Difference = NonNullable<Awaited<ReturnType<DifferenceOf>>>[number];

/**
 * What changed in an issue since the forum got it; `undefined` where it has nothing of it, or where its copy is not there or cannot be
 * read. Throws what reading the ledger throws.
 */
export async function differenceSincePublished(
  { files }: Context,
  { root, config }: Newsletter,
  { file, bytes }: CheckedIssue,
  week: string,
): Promise<readonly Difference[] | undefined> {
  const record = readLedger(files, root, week).forum;
  if (record === undefined) return undefined;
  const copy = ledgerPaths(root, week).issueOf('forum');
  const published = readCopy(files, copy, record.issue);
  if (published === undefined) return undefined;
  const [before, after] = await readVersions([
    { file: copy, bytes: published },
    { file, bytes },
  ]);
  if (before === undefined || after === undefined || before.problems.length + after.problems.length > 0)
    return undefined;
  const comparison = {
    issue: relative(root, file),
    base: relative(root, copy),
    before: before.data,
    after: after.data,
    changes: compareIssues(before.data, after.data, config.languages),
  };
  return groupsOf(comparison).flatMap(differencesIn);
}

function differencesIn({ owner, changes }: Group): Difference[] {
  const inside = changes.map((change): Difference => {
    const pieces = piecesOf(change).map((piece) => ({ kind: piece.kind, text: visible(piece) }));
    return { name: changeLine(change), fate: change.kind, pieces };
  });
  const fate = owner?.fate ?? (owner?.was === undefined ? undefined : 'moved');
  if (owner === undefined || fate === undefined) return inside;
  return [{ name: ownerLine(owner), fate, pieces: [] }, ...inside];
}
