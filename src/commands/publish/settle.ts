import { isDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { stateOf, withLedger } from '../../ledger/index.ts';
import { Failure } from '../../problem/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Place } from './round.ts';

interface Held {
  readonly root: string;
  readonly week: string;
  /** The issue, as people see it. */
  readonly path: string;
  readonly place: Place;
}

/**
 * What waited for a moderator was refused, a person says. The ledger alone is asked: neither a key nor a sound issue is needed. Throws
 * Failure `issue-without-week`, `usage` where nothing waits, and what `withLedger` throws.
 */
export function settle(context: Context, { root, week, path, place }: Held): Promise<Outcome> {
  if (!isDate(week)) throw new Failure('issue-without-week', { path });
  return withLedger(context, { root, week }, (book): Outcome => {
    const record = book.ledger[place];
    if (record === undefined || stateOf(record) !== 'pending') {
      const detail = `${path} waits for no moderator: there is nothing to settle`;
      throw new Failure('usage', { detail, command: 'publish' });
    }
    const posts = record.posts.map((part) =>
      part.state === 'pending' ? { ...part, state: 'failed' as const, at: book.time() } : part,
    );
    book.write({ ...book.ledger, [place]: { ...record, posts } });
    return { notices: [{ code: 'forum-settled', args: { issue: path } }] };
  });
}
