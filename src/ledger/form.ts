import { isMap } from '../data.ts';
import type { Ledger } from './model.ts';

/** The order of keys in the file, in whichever map they stand; those that are not known here come after them as they were. */
const order = [
  ...['$schema', 'version', 'week', 'forum', 'forum_preview', 'images', 'mail', 'mail_test'],
  ...[
    'via',
    'url',
    'external_id',
    'topic',
    'address',
    'to',
    'message_id',
    'eml',
    'before',
    'title',
    'category',
    'tags',
  ],
  ...[
    'part',
    'state',
    'post',
    'number',
    'raw',
    'sha256',
    'short_url',
    'width',
    'height',
    'at',
    'id',
    'posts',
  ],
  ...['refused', 'again', 'earlier', 'issue', 'told'],
];
const rank = new Map(order.map((key, i) => [key, i]));

/** The bytes of a ledger: the same for the same records, whoever made them. */
export function textOf(ledger: Ledger): string {
  const whole = { ...ledger, $schema: '../schema/ledger.schema.json' };
  return `${JSON.stringify(sorted(whole), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  const place = (key: string): number => rank.get(key) ?? order.length;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => place(a) - place(b))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
