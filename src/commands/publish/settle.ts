import { type ForumRecord, type Ledger, type LedgerBook, stateOf } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Place, Unit } from './round.ts';

/** What waited for a moderator was refused, a person says. */
export function settle({
  book,
  place,
  record,
  path,
}: {
  book: LedgerBook;
  place: Place;
  record: ForumRecord | undefined;
  path: string;
}): Unit {
  if (record === undefined || stateOf(record) !== 'pending')
    throw new Failure('usage', {
      detail: `${path} waits for no moderator: there is nothing to settle`,
      command: 'publish',
    });
  const posts = record.posts.map((part) =>
    part.state === 'pending' ? { ...part, state: 'failed' as const, at: book.time() } : part,
  );
  const next: Ledger = { ...book.ledger, [place]: { ...record, posts } };
  book.write(next);
  return { notices: [{ code: 'forum-settled', args: { issue: path } }] };
}
