/**
 * What of a week went out, where and when: `published/WEEK.json` and the copies beside it. Knows no forum and no mail server; the
 * channels say what happened, and this room keeps it.
 */
export { sha256Of } from './hash.ts';
export type { ForumRecord, ImageRecord, MailRecord, PartRecord, Sha256 } from './model.ts';
export { ledgerPaths, publishedFolder } from './paths.ts';
export { type Published, publishedOf } from './published.ts';
export { ledgerWeeks, readCopy, readLedger } from './read.ts';
export { reachOf, sayPublished } from './say-published.ts';
export { isBehind, stateOf, topicAddress } from './states.ts';
export { type LedgerBook, withLedger } from './with-ledger.ts';
