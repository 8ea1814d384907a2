import type { ByMail, OnForum, Published } from './published.ts';

/** How far a channel is, in a word for a table. */
export type Reach = 'yes' | 'behind' | 'pending' | 'draft' | 'uncertain' | 'unfinished' | 'failed';

export function reachOf({ state, behind, ...channel }: OnForum | ByMail): Reach {
  if (state === 'posted' || state === 'sent') return behind ? 'behind' : 'yes';
  // A mail that was begun may have gone out.
  if (state === 'posting') return 'via' in channel ? 'uncertain' : 'unfinished';
  return state === 'intent' ? 'unfinished' : state;
}

export interface Saying {
  readonly week: string;
  /** Whether all is said, or only where something can be done. */
  readonly isAll: boolean;
  /** Whether the issue is a draft, perhaps once more: then neither `publish` nor `send` takes it. */
  readonly isDraft: boolean;
}

/** Where an issue went, in sentences, and what can be done about it. */
export function sayPublished({ forum, mail }: Published, { isAll, ...issue }: Saying): string[] {
  const isNews = (channel: OnForum | ByMail): boolean => reachOf(channel) !== 'yes' || 'refused' in channel;
  return [
    ...(forum !== undefined && (isAll || isNews(forum)) ? [sayForum(forum, issue)] : []),
    ...(mail !== undefined && (isAll || isNews(mail)) ? [sayMail(mail, issue)] : []),
  ];
}

type Issue = Omit<Saying, 'isAll'>;

/** A command that takes no draft. */
function commandOf(words: string, { week, isDraft }: Issue): string {
  const [name = '', ...flags] = words.split(' ');
  return `${isDraft ? 'without `draft: true`, ' : ''}\`digest ${[name, week, ...flags].join(' ')}\``;
}

function sayForum(forum: OnForum, issue: Issue): string {
  const { address = 'forum', at } = forum;
  const day = at.slice(0, 10);
  const publish = commandOf('publish', issue);
  switch (reachOf(forum)) {
    case 'behind':
      return `${address}, posted ${day}; the issue has changed since: ${publish} brings it up to date`;
    case 'pending':
      return `forum: waits for a moderator since ${day}; once it is there: ${commandOf('publish --adopt URL', issue)}`;
    case 'uncertain':
      return `forum: it is not known whether it was posted (${day}): ${publish} looks before it writes`;
    case 'unfinished':
      return `forum: posting was broken off (${day}): ${publish} goes on`;
    case 'failed':
      return `forum: it was not posted (${day}): ${publish} tries again`;
    case 'draft':
    case 'yes':
      return `${address}, posted ${day}`;
  }
}

function sayMail(mail: ByMail, issue: Issue): string {
  const { to, at, via, behind, refused } = mail;
  const day = at.slice(0, 10);
  const { week } = issue;
  const send = (flags = ''): string => commandOf(`send${flags}`, issue);
  // What became of a mail can be said of a draft too.
  const settle = (as: string): string => `\`digest send ${week} --settle ${as}\``;
  const sent = `mail: sent to ${to} on ${day}${refused === undefined ? '' : `, but not to ${refused.join(', ')}`}`;
  switch (reachOf(mail)) {
    case 'behind':
      return `${sent}; the issue has changed since, and what was mailed stays as it is: \`digest diff ${week} --format correction\` writes a correction`;
    case 'draft':
      return behind
        ? `mail: a draft at ${via} since ${day}; the issue has changed since: ${send()} brings it up to date`
        : `mail: a draft at ${via} since ${day}: ${send(' --now')} sends it`;
    case 'uncertain':
      return `mail: it is not known whether it was sent (${day}): look for it, and then ${settle('sent')} or ${settle('unsent')}`;
    case 'unfinished':
      return `mail: it was not begun (${day}): ${send(' --now')} sends it`;
    case 'failed':
      return `mail: it was not sent (${day}): ${send(' --now')} tries again`;
    case 'pending':
    case 'yes':
      return sent;
  }
}
