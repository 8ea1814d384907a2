import { describe, expect, test } from 'vitest';
import { publishedOf, reachOf, sayPublished, sha256Of, topicAddress } from '../../src/ledger/index.ts';
import type { ForumRecord, MailRecord, MailState, PostState } from '../../src/ledger/model.ts';
import type { ByMail, OnForum } from '../../src/ledger/published.ts';
import { soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const week = '2025-07-07';
const at = '2025-07-09T03:00:00.000Z';
const forum = (state: PostState, more: Partial<OnForum> = {}): OnForum => ({
  ...{ state, out: state === 'posted', at, behind: false },
  ...more,
});
const mail = (state: MailState, more: Partial<ByMail> = {}): ByMail => ({
  ...{ state, out: state === 'sent', at, behind: false, via: 'smtp', to: 'list@example.org' },
  ...more,
});

describe('how far a channel is, in a word and in a sentence', () => {
  const address = 'https://forum.example/t/7';
  test.each<[OnForum, string, string]>([
    [forum('posted', { address }), 'yes', `${address}, posted 2025-07-09`],
    [forum('posted'), 'yes', 'forum, posted 2025-07-09'],
    [
      forum('posted', { address, behind: true }),
      'behind',
      `${address}, posted 2025-07-09; the issue has changed since: \`digest publish 2025-07-07\` brings it up to date`,
    ],
    [
      forum('pending', { behind: true }),
      'pending',
      'forum: waits for a moderator since 2025-07-09; once it is there: `digest publish 2025-07-07 --adopt URL`',
    ],
    [
      forum('uncertain'),
      'uncertain',
      'forum: it is not known whether it was posted (2025-07-09): `digest publish 2025-07-07` looks before it writes',
    ],
    ...(['intent', 'posting'] as const).map((state): [OnForum, string, string] => [
      forum(state),
      'unfinished',
      'forum: posting was broken off (2025-07-09): `digest publish 2025-07-07` goes on',
    ]),
    [
      forum('failed'),
      'failed',
      'forum: it was not posted (2025-07-09): `digest publish 2025-07-07` tries again',
    ],
  ])('of the forum: %j', (channel, word, sentence) => {
    expect(reachOf(channel)).toBe(word);
    expect(sayPublished({ forum: channel }, { week, isAll: true, isDraft: false })).toEqual([sentence]);
  });

  const settle = (as: string): string => `\`digest send 2025-07-07 --settle ${as}\``;
  test.each<[ByMail, string, string]>([
    [mail('sent'), 'yes', 'mail: sent to list@example.org on 2025-07-09'],
    [
      mail('sent', { refused: ['a@example.org', 'b@example.org'] }),
      'yes',
      'mail: sent to list@example.org on 2025-07-09, but not to a@example.org, b@example.org',
    ],
    [
      mail('sent', { behind: true }),
      'behind',
      'mail: sent to list@example.org on 2025-07-09; the issue has changed since, and what was mailed stays as it is: `digest diff 2025-07-07 --format correction` writes a correction',
    ],
    [
      mail('draft', { via: 'listmonk' }),
      'draft',
      'mail: a draft at listmonk since 2025-07-09: `digest send 2025-07-07 --now` sends it',
    ],
    [
      mail('draft', { via: 'listmonk', behind: true }),
      'draft',
      'mail: a draft at listmonk since 2025-07-09; the issue has changed since: `digest send 2025-07-07` brings it up to date',
    ],
    ...(['posting', 'uncertain'] as const).map((state): [ByMail, string, string] => [
      mail(state),
      'uncertain',
      `mail: it is not known whether it was sent (2025-07-09): look for it, and then ${settle('sent')} or ${settle('unsent')}`,
    ]),
    [
      mail('intent'),
      'unfinished',
      'mail: it was not begun (2025-07-09): `digest send 2025-07-07 --now` sends it',
    ],
    [
      mail('failed'),
      'failed',
      'mail: it was not sent (2025-07-09): `digest send 2025-07-07 --now` tries again',
    ],
  ])('of the mail: %j', (channel, word, sentence) => {
    expect(reachOf(channel)).toBe(word);
    expect(sayPublished({ mail: channel }, { week, isAll: true, isDraft: false })).toEqual([sentence]);
  });

  test('a draft has to stop being one first, but for what became of its mail', () => {
    const both = { forum: forum('failed'), mail: mail('uncertain') };
    expect(sayPublished(both, { week, isAll: false, isDraft: true })).toEqual([
      'forum: it was not posted (2025-07-09): without `draft: true`, `digest publish 2025-07-07` tries again',
      `mail: it is not known whether it was sent (2025-07-09): look for it, and then ${settle('sent')} or ${settle('unsent')}`,
    ]);
  });

  test('what went well is no news, but that somebody did not get it is', () => {
    const saying = { week, isAll: false, isDraft: false };
    expect(sayPublished({ forum: forum('posted'), mail: mail('sent') }, saying)).toEqual([]);
    expect(sayPublished({ forum: forum('failed') }, saying)).toHaveLength(1);
    expect(sayPublished({ mail: mail('sent', { refused: ['a@example.org'] }) }, saying)).toHaveLength(1);
    expect(sayPublished({}, { ...saying, isAll: true })).toEqual([]);
  });
});

describe('where an issue went', () => {
  const issue = soundIssue();
  const other = soundIssue(week, (text) => text.replace('Ada', 'Augusta'));
  const path = `/desk/issues/${week}.yaml`;
  const record: ForumRecord = {
    ...{ url: 'https://forum.example', external_id: 'a', title: 'A', issue: sha256Of(issue) },
    posts: ['2025-07-09', '2025-07-11', '2025-07-10'].map((day, i) => ({
      ...{ part: i + 1, state: 'posted', raw: sha256Of(''), at: `${day}T03:00:00.000Z` },
    })),
  };
  const sent: MailRecord = {
    ...{ via: 'smtp', url: 'smtps://mail.example', to: 'list@example.org', message_id: '<a@example.org>' },
    ...{ eml: sha256Of(''), state: 'sent', at, issue: sha256Of(issue) },
  };
  const where = async (ledger: object, more: Record<string, string> = {}, copies?: Set<string>) => {
    const written = JSON.stringify({ version: 1, week, ...ledger });
    const files = new MemoryFiles({ [path]: issue, [`/desk/published/${week}.json`]: written, ...more });
    return publishedOf({ files }, '/desk', { path, name: week, ...(copies === undefined ? {} : { copies }) });
  };

  test('nowhere, where nothing was begun', async () => {
    expect(await where({})).toEqual({});
    expect(await where({ forum: { ...record, posts: [] } })).toEqual({});
  });

  test('with the time of the part that came last, and what a channel alone has', async () => {
    const address = 'https://forum.example/t/7';
    expect(
      await where({ forum: { ...record, address }, mail: { ...sent, refused: ['b@e.org'] } }),
    ).toStrictEqual({
      forum: { state: 'posted', out: true, at: '2025-07-11T03:00:00.000Z', address, behind: false },
      mail: {
        ...{ state: 'sent', out: true, via: 'smtp', to: 'list@example.org', at, behind: false },
        refused: ['b@e.org'],
      },
    });
    expect(await where({ forum: record })).toStrictEqual({
      forum: { state: 'posted', out: true, at: '2025-07-11T03:00:00.000Z', behind: false },
    });
  });

  test('behind where the copy reads otherwise; the copies that were looked at are named', async () => {
    const copies = new Set<string>();
    const got = { issue: sha256Of(other) };
    const beside = { [`/desk/published/${week}.mail.yaml`]: other };
    const ledger = { forum: record, mail: { ...sent, ...got } };
    expect(await where(ledger, beside, copies)).toMatchObject({
      forum: { behind: false },
      mail: { behind: true },
    });
    expect([...copies]).toEqual([`${week}.mail.yaml`]);
    const commented = `# c\n${issue}`;
    const same = { [`/desk/published/${week}.mail.yaml`]: commented };
    expect(await where({ mail: { ...sent, issue: sha256Of(commented) } }, same)).toMatchObject({
      mail: { behind: false },
    });
  });

  test('a topic has an address once it is there and no moderator holds it', () => {
    const address = 'https://forum.example/t/7';
    const posts = (state: PostState): ForumRecord['posts'] =>
      record.posts.map((part) => ({ ...part, state }));
    expect(topicAddress({ forum: { ...record, address, topic: 7 } })).toBe(address);
    expect(topicAddress({ forum: { ...record, address, topic: 7, posts: [] } })).toBe(address);
    expect(topicAddress({ forum: { ...record, address } })).toBeUndefined();
    expect(
      topicAddress({ forum: { ...record, address, topic: 7, posts: posts('pending') } }),
    ).toBeUndefined();
    expect(topicAddress({})).toBeUndefined();
  });
});
