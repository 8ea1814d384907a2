import { relative } from 'node:path';
import { mendIssue } from '../../fix/index.ts';
import { sayProblem } from '../../problem/index.ts';
import type { EditRequest } from '../protocol.ts';
import type { IssueBytes } from './drawing.ts';
import type { Press } from './press.ts';

/** A change of an issue that the page asks for, and the bytes that it is made of. */
export type Wanted = IssueBytes & { readonly change: Exclude<EditRequest, { readonly act: 'undo' }> };

/** The new contents and what was done; or the status of an answer, and why nothing was changed. */
export type Changed =
  | { readonly content: Uint8Array | string; readonly words: string }
  | { readonly refused: readonly [status: number, words: string] };

/** Changes the bytes of an issue as a command does. Throws the Failure of that command. */
export async function changedBytes(
  { newsletter, knowledge }: Press,
  { file, bytes, change }: Wanted,
): Promise<Changed> {
  const name = relative(newsletter.root, file);
  if (change.act === 'move') {
    const { from, to } = change;
    const content = await knowledge.move?.(bytes, { from, to }, name);
    return content === undefined
      ? { refused: [501, 'Nothing here moves papers.'] }
      : { content, words: `Paper ${from} is paper ${to} now.` };
  }
  if (change.act === 'accept') {
    const accepted = await knowledge.accept?.(bytes, change.targets, name);
    return accepted === undefined
      ? { refused: [501, 'Nothing here accepts texts.'] }
      : { content: accepted.text, words: acceptedWords(change.targets, accepted.count) };
  }
  const { code, line, column } = change;
  const mending = await mendIssue(
    bytes,
    newsletter,
    file,
    ({ code: own, place }) => own === code && place.line === line && place.column === column,
  );
  const [mended] = mending.mended;
  return mended === undefined
    ? { refused: [409, 'Nothing was changed: a fix would do something else as well.'] }
    : { content: mending.bytes, words: `Fixed: ${sayProblem(mended).message}` };
}

function acceptedWords(targets: readonly string[], count: number): string {
  return `Accepted ${count === 1 ? 'one text' : `${count} texts`}: ${targets.join(', ')}.`;
}
