import { saySeconds } from '../define.ts';
import { kind } from '../failure-kind.ts';

/** How far an issue is on a channel where it should be out. */
type Reach = 'behind' | 'yes' | 'pending' | 'draft' | 'uncertain' | 'unfinished' | 'failed' | undefined;

const forumReaches: ReadonlyMap<Reach, string> = new Map([
  ['behind', 'has changed since it was posted'],
  ['uncertain', 'may not be on the forum'],
  ['unfinished', 'is not on the forum as a whole'],
]);
const mailReaches: ReadonlyMap<Reach, string> = new Map([
  ['uncertain', 'may not have been mailed'],
  ['draft', 'is only a draft at the mail service'],
]);

/** Failures of bringing an issue to a forum. */
export const publishingFailures = {
  /** `reach`: `undefined` where nothing was begun. */
  'issue-not-out': kind<{ path: string; week: string; channel: 'forum' | 'mail'; reach: Reach }>({
    exit: 1,
    message: ({ path, channel, reach }) =>
      channel === 'forum'
        ? `${path} ${forumReaches.get(reach) ?? 'is not on the forum'}`
        : `${path} ${mailReaches.get(reach) ?? 'was not mailed'}`,
    hint: ({ week, channel, reach }) => {
      if (channel === 'forum')
        return `${reach === 'behind' ? 'Bring it up to date' : 'Post it'}: digest publish ${week}`;
      return reach === 'uncertain'
        ? `Look for it, and then: digest send ${week} --settle sent, or --settle unsent`
        : `Send it: digest send ${week} --now`;
    },
  }),
  'forum/key': kind<{ url: string; said: string }>({
    exit: 2,
    message: ({ url, said }) =>
      `${url} does not accept the key${said === '' ? '' : `: ${said.replace(/\.$/, '')}`}; nothing was changed`,
    hint: () =>
      'Look at the key, its user (publish.forum.username) and what it may do in the forum under Admin, API Keys. `docs/publishing.md` says where it is kept.',
  }),
  'forum/rate-limit': kind<{ seconds: number | undefined }>({
    exit: 1,
    message: ({ seconds: count }) =>
      count === undefined
        ? 'the forum takes no more requests for now'
        : `the forum takes no more requests for ${saySeconds(count)}`,
    hint: () => 'Run it again after that: it goes on where it stopped.',
  }),
  /** `isNew`: a topic was to be made, and not its title changed. */
  'forum/title-taken': kind<{ title: string; said: string; isNew: boolean }>({
    exit: 1,
    message: ({ title, isNew }) =>
      `the forum has a topic with the title "${title}" already; ${isNew ? 'nothing was posted' : 'the title was not changed'}`,
    hint: ({ isNew }) =>
      isNew
        ? 'If it is this issue, take it over: digest publish --adopt URL. Else change title: in the issue. The forum repeats its answer to the same post for two minutes.'
        : 'Change title: in the issue, and run it again.',
  }),
  'forum/other-week': kind<{ address: string; week: string }>({
    exit: 1,
    message: ({ address, week }) => `${address} is the topic of ${week}; nothing was changed`,
    hint: ({ week }) =>
      `If it is not, take forum: out of published/${week}.json first. Else name the topic of this issue.`,
  }),
  'forum/external-id': kind<{ id: string; said: string }>({
    exit: 1,
    message: ({ id, said }) => `the forum does not accept the external id ${id}: ${said}`,
    hint: () =>
      'A topic that was deleted still holds it: restore that topic, or change publish.forum.external_id. The forum repeats its answer for two minutes.',
  }),
  /** `isRepeated`: the forum gives the same answer to the same request for two minutes, which it does for posts alone. */
  'forum/refused': kind<{
    what: string;
    said: string;
    advice?: string | undefined;
    isRepeated: boolean;
  }>({
    exit: 1,
    message: ({ what, said }) => `the forum refused to ${what}: ${said}`,
    hint: ({ advice, isRepeated }) =>
      advice ??
      `Remove the cause, ${isRepeated ? 'wait two minutes (for so long the forum repeats its answer), ' : ''}and run it again: it goes on where it stopped.`,
  }),
  'forum/gone': kind<{ address: string }>({
    exit: 1,
    message: ({ address }) => `${address} is no longer there, or was deleted; nothing was posted`,
    hint: () =>
      'Restore it on the forum. To post the issue anew, take forum: out of its ledger in published/ and run it again; if the topic was deleted, its external id has to change too.',
  }),
  /** The difference has many lines, and is shown before it. */
  'forum/conflict': kind<{ address: string; difference: string }>({
    exit: 1,
    message: ({ address }) => `${address} was edited on the forum, and was not changed`,
    hint: () => 'Take what is right there (-) over into the issue, or overwrite it with --force.',
  }),
  'forum/uncertain': kind<{ what: string; why: string }>({
    exit: 1,
    message: ({ what, why }) => `it is not known whether the forum did what it was asked, to ${what}: ${why}`,
    hint: () => 'Run it again: digest looks before it writes anything.',
  }),
  'forum/redirect': kind<{ url: string; to: string }>({
    exit: 1,
    message: ({ url, to }) => `${url} sends digest on to ${to}, where the key is not sent`,
    hint: () =>
      'If the forum has moved, write its new address into publish.forum.url, and give its key for that address.',
  }),
  'forum/unreadable': kind<{ url: string }>({
    exit: 1,
    message: ({ url }) => `${url} does not answer as a Discourse forum does`,
    hint: () => 'Check publish.forum.url in digest.config.yaml: open it in a browser.',
  }),
  /** `wanted`: unlisted, or the number of a category. */
  'forum/preview-listed': kind<{ address: string; isListed: boolean; wanted: string }>({
    exit: 1,
    message: ({ address, isListed, wanted }) =>
      `the preview ${address} is ${isListed ? 'a topic that everybody sees' : 'unlisted'}, and publish.forum.preview says ${wanted}; nothing was changed`,
    hint: ({ isListed }) =>
      `${isListed ? 'Unlist' : 'List'} that topic on the forum, which only a moderator may do, and run it again.`,
  }),
  'forum/fewer-parts': kind<{ address: string; parts: number }>({
    exit: 1,
    message: ({ address, parts }) =>
      `the issue has ${parts === 1 ? 'one part' : `${parts} parts`} now, and ${address} would be left over; nothing was changed`,
    hint: () => 'Delete that post on the forum and its entry in the ledger, then run it again.',
  }),
  'forum/other-forum': kind<{ url: string; recorded: string; path: string }>({
    exit: 1,
    message: ({ url, recorded, path }) =>
      `${path} was published at ${recorded}, and publish.forum.url is ${url}; nothing was posted`,
    hint: () => 'If the forum has moved, change url: in the ledger in published/ too.',
  }),
  /** `place`: `issues/2025-07-07.yaml:12`; `undefined` where the text stands in none of its lines. */
  'forum/differs-there': kind<{
    address: string;
    place: string | undefined;
    written: string;
    shown: string | undefined;
  }>({
    exit: 1,
    message: ({ address, place, written, shown }) =>
      `${place === undefined ? '' : `${place}: `}${address} is posted, but ${shown === undefined ? `does not show "${written}"` : `shows "${shown}" for "${written}"`}`,
    hint: () =>
      'A watched word or a plugin of the forum does that. Rephrase it if it is wrong; it is told once.',
  }),
};
