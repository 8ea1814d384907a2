import type { Ledger } from '../../ledger/index.ts';

/** When an issue went out, as RFC 3339 writes it. */
export interface Times {
  readonly published: string;
  /** When readers last got something new of it. */
  readonly updated: string;
}

/**
 * The times of an issue, from what the ledger says of forum and mail. Without a word of it there, the week's last day at the config's
 * `email.send_time` (`09:00+09:00`): a feed that is made twice has to be the same.
 */
export function timesOf({ forum, mail }: Ledger, lastDay: string, sendTime: string): Times {
  const [hours, offset] = [sendTime.slice(0, 5), sendTime.slice(5)];
  const planned = `${lastDay}T${hours}:00${offset}`;
  const posts = (forum?.posts ?? []).filter(({ state }) => state === 'posted');
  const mails = mail === undefined ? [] : [mail, ...(mail.earlier ?? [])];
  const sent = mails.filter(({ state }) => state === 'sent');
  const times = [...posts, ...sent]
    .map(({ at }) => at.replace(/\.\d+(?=Z$)/, ''))
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return { published: times[0] ?? planned, updated: times.at(-1) ?? planned };
}
