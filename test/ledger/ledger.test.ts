import { describe, expect, test } from 'vitest';
import {
  ledgerPaths,
  ledgerWeeks,
  readCopy,
  readLedger,
  sha256Of,
  withLedger,
} from '../../src/ledger/index.ts';
import type { Ledger } from '../../src/ledger/model.ts';
import { fenced } from '../../src/newsletter/index.ts';
import { Failure } from '../../src/problem/index.ts';
import { fakeContext } from '../support/context.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';

const week = '2025-07-07';
const root = '/desk';
const path = '/desk/published/2025-07-07.json';
const issue = new TextEncoder().encode('week: 2025-07-07\n');
const at = '2025-07-09T03:00:00.000Z';

const full: Ledger = {
  version: 1,
  week,
  forum: {
    url: 'https://forum.example',
    external_id: 'digest-2025-07-07',
    topic: 7,
    address: 'https://forum.example/t/7',
    title: 'A title',
    category: 14,
    tags: ['paper'],
    posts: [{ part: 1, state: 'posted', post: 11, number: 1, raw: sha256Of('text'), at }],
    issue: sha256Of(issue),
    told: ['papers[0].title'],
  },
  images: {
    'https://example.org/a.png': { sha256: 'a'.repeat(64), short_url: 'upload://a.png', width: 3, height: 2 },
  },
  mail: {
    via: 'smtp',
    url: 'smtps://mail.example.org',
    to: 'list@example.org',
    message_id: '<a@example.org>',
    eml: sha256Of('eml'),
    state: 'sent',
    at,
    refused: ['b@example.org'],
    issue: sha256Of(issue),
  },
};

/** The same with the keys of each map the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, backwards(one)] as const);
  return Object.fromEntries(entries.toReversed());
}

function failureOf(step: () => unknown): Failure {
  try {
    step();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('the ledger', () => {
  test('says nothing where there is no file, and where an issue is not named by its week', () => {
    const files = new MemoryFiles({ '/desk/': '' });
    expect(readLedger(files, root, week)).toEqual({ version: 1, week });
    expect(readLedger(files, root, '../secret')).toEqual({ version: 1, week: '../secret' });
    expect(() => ledgerPaths(root, '../secret')).toThrow(RangeError);
  });

  test('comes back as it was written, as text that does not depend on how it was made', async () => {
    const context = fakeContext({ files: { '/desk/': '' } });
    await withLedger(context, { root, week }, ({ write }) => write(full));
    const text = context.files.text(path);
    expect(
      text.startsWith('{\n  "$schema": "../schema/ledger.schema.json",\n  "version": 1,\n  "week":'),
    ).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    const read = readLedger(context.files, root, week);
    expect(read).toEqual({ ...full, $schema: '../schema/ledger.schema.json' });
    await withLedger(context, { root, week }, ({ write }) => write(backwards(read) as Ledger));
    expect(context.files.text(path)).toBe(text);
    expect(context.files.paths('/desk')).toEqual([path]);
  });

  test('is told the time of a record by the clock of its own run', async () => {
    const context = fakeContext({ files: { '/desk/': '' }, now: '2025-07-10T01:02:03Z' });
    expect(await withLedger(context, { root, week }, ({ time }) => time())).toBe('2025-07-10T01:02:03.000Z');
  });

  test('is there for each week that has one, the earliest first', () => {
    const names = [
      '2025-07-14.json',
      '2025-07-07.json',
      '2025-07-07.forum.yaml',
      '2025-02-30.json',
      'a.json',
    ];
    const files = new MemoryFiles(Object.fromEntries(names.map((name) => [`/desk/published/${name}`, ''])));
    files.put('/desk/published/2025-07-21json', '');
    expect(ledgerWeeks(files, root)).toEqual(['2025-07-07', '2025-07-14']);
    expect(ledgerWeeks(new MemoryFiles({ '/desk/': '' }), root)).toEqual([]);
  });

  test('keeps keys that it does not know', async () => {
    const [, record = {}] = Object.entries(full).find(([key]) => key === 'mail') ?? [];
    const newer = { ...full, mail: { ...(record as object), seen: 3 }, fax: { state: 'sent' } };
    const context = fakeContext({ files: { [path]: JSON.stringify(newer) } });
    await withLedger(context, { root, week }, ({ ledger, write }) =>
      write({
        ...ledger,
        ...(ledger.mail === undefined ? {} : { mail: { ...ledger.mail, again: 'a typo' } }),
      }),
    );
    expect(JSON.parse(context.files.text(path))).toMatchObject({
      mail: { seen: 3, again: 'a typo' },
      fax: { state: 'sent' },
    });
  });

  test.each([
    ['mail', `${JSON.stringify(full.mail).slice(0, -1)},"earlier":[`],
    ['fax', '{"a":['],
  ])('that nests without end in %s is refused before anybody goes as deep', (key, begin) => {
    const text = `{"version":1,"week":"${week}","${key}":${begin.repeat(5000)}${']}'.repeat(5000)}}`;
    const { files } = fakeContext({ files: { [path]: text } });
    expect(failureOf(() => readLedger(files, root, week)).args).toEqual({ path, why: 'depth' });
  });

  test.each([
    ['{"version": 1,\n"week": }', ':2: it is not JSON from here on'],
    ['', ':1: it is not JSON from here on'],
    ['{\n<<<<<<< ours\n"version": 1\n=======\n', ':2: it has the marks of a merge that is not finished'],
    ['{"version": 1\n"week": "2025-07-07",\n"a": 1\n}', ':2: it is not JSON from here on'],
    ['[\n1,\n\n\n', ':2: it is not JSON from here on'],
    ['{\n=======\n', ':2: it has the marks of a merge that is not finished'],
    ['{"a":\n= b', ':2: it is not JSON from here on'],
    ['{"a":\n> b', ':2: it is not JSON from here on'],
    ['{"a": "b ======= c",', ':1: it is not JSON from here on'],
    ['[]', ': it does not have the form'],
    ['{"version": "2", "week": "2025-07-07"}', ': version does not have the form'],
    ['{"version": 1}', ': it has no week'],
    ['{"version": 2, "week": "2025-07-07", "forum": []}', ': it was written by a newer digest'],
    ['{"version": 1, "week": "2025-07-14"}', ': it is about the week 2025-07-14'],
    ['{"version": 1, "week": "2025-07-07", "mail": {"via": "smtp"}}', ': it has no mail.'],
    [
      JSON.stringify({
        ...full,
        forum: { ...full.forum, posts: [{ ...full.forum?.posts[0], state: 'sent' }] },
      }),
      ': forum.posts[0].state does not have the form',
    ],
    ['\ud800', ': it is not UTF-8 text'],
  ])('that is broken ends the command, and stays: %s', async (text, said) => {
    const bytes = text === '\ud800' ? new Uint8Array([0x22, 0xff, 0x22]) : new TextEncoder().encode(text);
    const context = fakeContext({ files: { [path]: bytes } });
    const failure = failureOf(() => readLedger(context.files, root, week));
    expect([failure.code, failure.exit]).toEqual(['ledger-broken', 2]);
    if (/not JSON|UTF-8/.test(said)) expect(failure.cause).toBeInstanceOf(Error);
    expect(failure.message).toContain(`${path}${said}`);
    let asked = false;
    const work = withLedger(context, { root, week }, () => {
      asked = true;
    });
    await expect(work).rejects.toMatchObject({ code: 'ledger-broken' });
    expect(asked).toBe(false);
    expect(context.files.read(path)).toEqual(bytes);
    expect(context.files.paths('/desk')).toEqual([path]);
  });

  test('is locked from the reading to the last record, and a second digest is told at once who has it', async () => {
    const context = fakeContext({ files: { '/desk/': '' } });
    await withLedger(context, { root, week }, async () => {
      const second = fakeContext({ files: context.files, self: { pid: 9, isAlive: () => true } });
      let asked = false;
      const work = withLedger(second, { root, week }, () => {
        asked = true;
      });
      await expect(work).rejects.toMatchObject({ code: 'locked', exit: 1 });
      await expect(work).rejects.toThrow('process 4242 on here');
      expect([asked, second.waits]).toEqual([false, []]);
    });
    expect(context.files.paths('/desk')).toEqual([]);
  });

  test('never holds a key', async () => {
    const context = fakeContext({ files: { '/desk/': '' } });
    context.secrets.add((text) => text.replaceAll('hush-hush', '[key]'));
    const { mail } = full;
    if (mail === undefined) throw new Error('no mail');
    await withLedger(context, { root, week }, ({ write }) =>
      write({ ...full, mail: { ...mail, again: 'hush-hush' } }),
    );
    expect(context.files.text(path)).not.toContain('hush');
  });

  test('is not written through a link that leads out of the newsletter', async () => {
    const files = new MemoryFiles({ '/desk/digest.config.yaml': '', '/elsewhere/': '' });
    files.putLink('/desk/published', '/elsewhere');
    const context = { ...fakeContext({ files }), files: fenced(files, root) };
    const work = withLedger(context, { root, week }, ({ write }) => write(full));
    await expect(work).rejects.toMatchObject({ code: 'cannot-write' });
    expect(files.paths('/elsewhere')).toEqual([]);
  });
});

describe('what a channel got', () => {
  test('stands beside the ledger; a post that was split later leaves no text of the one', async () => {
    const context = fakeContext({ files: { '/desk/': '' } });
    const ends = (): string[] => context.files.paths('/desk').map((file) => file.slice(path.length - 4));
    await withLedger(context, { root, week }, ({ write }) => {
      write(full, { forum: issue, raw: ['text'] });
      expect(ends()).toContain('forum.md');
      write(full, { forum: issue, raw: ['one', 'two'], mail: issue });
      write(full);
    });
    expect(context.files.paths('/desk')).toEqual(
      ['forum.1.md', 'forum.2.md', 'forum.yaml', 'json', 'mail.yaml'].map(
        (end) => `/desk/published/${week}.${end}`,
      ),
    );
    const paths = ledgerPaths(root, week);
    expect(readCopy(context.files, paths.issueOf('forum'), sha256Of(issue))).toEqual(issue);
    expect(readCopy(context.files, paths.issueOf('forum'), sha256Of('other'))).toBeUndefined();
    expect(readCopy(context.files, paths.rawOf(3, 3), sha256Of('other'))).toBeUndefined();
  });

  test.each([
    ['forum.md', true],
    ['forum.1.md', true],
    ['forum.12.md', true],
    ['forum.x.md', false],
    ['forum.my.1.md', false],
    ['forum.md.bak', false],
    ['forum.yaml', false],
    ['mail.md', false],
  ])('%s is the text of a part: %s', (end, expected) => {
    expect(ledgerPaths(root, week).isRaw(`${week}.${end}`)).toBe(expected);
  });

  test('counts only with the ledger that names it, wherever the program was killed', async () => {
    const posting: Ledger = {
      ...full,
      ...(full.forum === undefined ? {} : { forum: { ...full.forum, issue: sha256Of('old') } }),
    };
    let kills = 0;
    for (const step of ['open', 'write', 'sync', 'close', 'link', 'rename'] as const)
      for (let nth = 1; ; nth++) {
        const context = fakeContext({ files: { '/desk/': '' } });
        const { files } = context;
        await withLedger(context, { root, week }, ({ write }) =>
          write(posting, { forum: new TextEncoder().encode('old') }),
        );
        const run = withLedger(context, { root, week }, ({ write }) => {
          files.break(step, 'killed', nth);
          write(full, { forum: issue, raw: ['text'] });
        });
        const error: unknown = await run.then(
          () => undefined,
          (cause: unknown) => cause,
        );
        files.revive();
        if (error === undefined) break;
        expect(error).toBeInstanceOf(Killed);
        kills++;
        const { forum } = readLedger(files, root, week);
        const copy = readCopy(files, ledgerPaths(root, week).issueOf('forum'), forum?.issue ?? sha256Of(''));
        // The new record has its copy; the old one has its own, or none.
        if (forum?.issue === sha256Of(issue)) expect(copy).toEqual(issue);
        else if (copy !== undefined) expect(new TextDecoder().decode(copy)).toBe('old');
        // The next run makes it whole.
        const next = fakeContext({ files, self: { pid: 9, isAlive: () => false } });
        await withLedger(next, { root, week }, ({ write }) => write(full, { forum: issue, raw: ['text'] }));
        expect(readCopy(files, ledgerPaths(root, week).issueOf('forum'), sha256Of(issue))).toEqual(issue);
        expect(readLedger(files, root, week)).toMatchObject(full);
      }
    expect(kills).toBeGreaterThan(10);
  });
});
