import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { config, configFile, file, openRoom, Reader, readerOf, until, week } from './room.ts';

const next = '/desk/issues/2025-07-14.yaml';
const template = '/desk/templates/forum/masthead.hbs';
const files = newsletter({ [week]: soundIssue() }, config);

describe('the config', () => {
  test('is followed', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    room.context.files.put(configFile, `${config}masthead: "모임의 머리말"\n`);
    await until(() => expect(reader.post).toContain('모임의 머리말'));
    await until(() => expect(reader.known.text).toContain('모임의 머리말'));
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('모임의 머리말'));
  });

  test.each([
    ['is no YAML', 'name: "Test\n', /^yaml\//],
    ['has an unknown key', 'nam: Test\n', /^schema\/unknown-key/],
  ])('that %s is told, and its last good state goes on', async (_, broken, code) => {
    const room = await openRoom();
    room.context.files.put(configFile, `${config}masthead: "모임의 머리말"\n`);
    const reader = await readerOf(room);
    await until(() => expect(reader.post).toContain('모임의 머리말'));
    room.context.files.put(configFile, broken);
    await until(() => expect(reader.codes.some((one) => code.test(one))).toBe(true));
    expect(reader.problems[0]).toMatchObject({ severity: 'error', file: 'digest.config.yaml' });
    expect(reader.known.state?.isStale).toBe(false);
    // Edits are drawn all the same, with the config as it was.
    room.context.files.put(
      file,
      soundIssue(week, (text) => text.replace('세어', '헤아려')),
    );
    await until(() => expect(reader.post).toContain('헤아려'));
    expect(reader.post).toContain('모임의 머리말');
    expect(reader.codes.some((one) => code.test(one))).toBe(true);
    room.context.files.put(configFile, `${config}masthead: "다른 머리말"\n`);
    await until(() => expect(reader.post).toContain('다른 머리말'));
    expect(reader.known.state).toEqual({ problems: [], isStale: false });
  });

  test('that is deleted makes room for the defaults until it is back', async () => {
    const room = await openRoom();
    room.context.files.put(configFile, `${config}masthead: "모임의 머리말"\n`);
    const reader = await readerOf(room);
    await until(() => expect(reader.post).toContain('모임의 머리말'));
    room.context.files.drop(configFile);
    await until(() => expect(reader.post).not.toContain('모임의 머리말'));
    expect(reader.post).toContain('작은 모델의 쓸모');
    room.context.files.put(configFile, `${config}masthead: "다른 머리말"\n`);
    await until(() => expect(reader.post).toContain('다른 머리말'));
  });
});

describe('a template', () => {
  test('is followed: new, changed, gone', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const usual = reader.post;
    room.context.files.put(template, 'Our own head\n\n');
    await until(() => expect(reader.post).toContain('Our own head'));
    room.context.files.put(template, 'Another head\n\n');
    await until(() => expect(reader.post).toContain('Another head'));
    room.context.files.drop(template);
    await until(() => expect(reader.post).toBe(usual));
  });

  test('that is broken is told with its name, and the last views stay until it is mended', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const usual = reader.post;
    room.context.files.put(template, '{{#if}}\n');
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.problems[0]?.message).toContain('templates/forum/masthead.hbs');
    expect(reader.post).toBe(usual);
    room.context.files.put(template, 'Mended head\n\n');
    await until(() => expect(reader.post).toContain('Mended head'));
    expect(reader.known.state).toEqual({ problems: [], isStale: false });
  });
});

describe('other issues', () => {
  test('appear in the list, the latest first, and go', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    expect(reader.known.issues).toEqual([week]);
    room.context.files.put(next, soundIssue('2025-07-14'));
    await until(() => expect(reader.known.issues).toEqual(['2025-07-14', week]));
    room.context.files.drop(next);
    await until(() => expect(reader.known.issues).toEqual([week]));
  });

  test('that have the same paper are told in the later one as soon as they are there', async () => {
    const room = await openRoom({
      world: { files: newsletter({ '2025-07-14': soundIssue('2025-07-14') }, config) },
    });
    const reader = await readerOf(room, next);
    expect(reader.codes).toEqual([]);
    room.context.files.put(
      file,
      soundIssue(week, (text) => text.replace('2507.07001', '2507.14001')),
    );
    await until(() =>
      expect(reader.codes.map((code) => code.split(':')[0])).toEqual(['paper/duplicate-archive']),
    );
    expect(reader.known.state?.isStale).toBe(false);
    room.context.files.put(file, soundIssue());
    await until(() => expect(reader.codes).toEqual([]));
  });

  test('that are open are only checked when one changes, and after it', async () => {
    const room = await openRoom({
      world: { files: newsletter({ [week]: soundIssue(), '2025-07-14': soundIssue('2025-07-14') }, config) },
    });
    // The one that is not edited was opened first.
    const other = await readerOf(room, next);
    const reader = await readerOf(room);
    const told = other.told.length;
    const pauses = room.context.waits.length;
    const log: string[] = [];
    reader.issue.follow((sent) => sent.has('text') && log.push('edited'));
    other.issue.follow((sent) => sent.has('state') && log.push('other'));
    log.splice(0);
    room.context.files.put(
      file,
      soundIssue(week, (text) => text.replace('2507.07001', '2507.14001').replace('세어', '헤아려')),
    );
    await until(() => expect(log).toContain('other'));
    expect(log[0]).toBe('edited');
    expect(other.changedSince(told)).toEqual(['state']);
    // Everything that is drawn pauses after each of its five parts.
    expect(room.context.waits.slice(pauses).filter((pause) => pause === 0)).toHaveLength(5);
  });

  test('are not read again for an edit of the one that is looked at', async () => {
    const old = '/desk/issues/2025-06-30.yaml';
    const room = await openRoom();
    room.context.files.put(old, soundIssue('2025-06-30'));
    const reader = await readerOf(room);
    await until(() => expect(reader.post).toContain('세어'));
    await until(() => expect(room.context.files.steps).toContain(`read ${old}`));
    room.context.files.steps.length = 0;
    room.context.files.put(
      file,
      soundIssue(week, (text) => text.replace('세어', '헤아려')),
    );
    await until(() => expect(reader.post).toContain('헤아려'));
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('헤아려'));
    expect(room.context.files.steps).toContain(`read ${file}`);
    expect(room.context.files.steps).not.toContain(`read ${old}`);
  });

  test('that changed while nobody looked are known to who comes', async () => {
    const room = await openRoom({
      world: { files: newsletter({ [week]: soundIssue(), '2025-07-14': soundIssue('2025-07-14') }, config) },
    });
    const first = await readerOf(room);
    const same = soundIssue(week, (text) => text.replace('2507.07001', '2507.14001'));
    // Its own archive is read by now, and the first issue is the only one that is open.
    room.context.files.put(file, same);
    await until(() => expect(first.known.source).toBe(same));
    const second = await readerOf(room, next);
    expect(second.codes.map((code) => code.split(':')[0])).toEqual(['paper/duplicate-archive']);
    first.leave(room);
    second.leave(room);
    room.context.files.drop(file);
    const third = await readerOf(room, next);
    await until(() => expect(third.known.state).toEqual({ problems: [], isStale: false }));
  });

  test('can be looked at by their name, and by no other', async () => {
    const { newsroom, context } = await openRoom({
      world: { files: { ...files, '/desk/secret.yaml': 'x', '/desk/issues/.hidden.yaml': 'x' } },
    });
    expect(newsroom.fileOf(week)).toBe(file);
    for (const name of [
      '',
      '.',
      '..',
      '../secret',
      'secret',
      '.hidden',
      `${week}.yaml`,
      file,
      '2025-07-14',
      '__proto__',
    ])
      expect(newsroom.fileOf(name), name).toBeUndefined();
    context.files.put(next, soundIssue('2025-07-14'));
    expect(newsroom.fileOf('2025-07-14')).toBe(next);
  });

  test('that lie elsewhere are followed as well', async () => {
    const room = await openRoom();
    const elsewhere = '/desk/drafts/2025-07-21.yaml';
    room.context.files.put(elsewhere, soundIssue('2025-07-21'));
    const reader = await readerOf(room, elsewhere);
    expect(reader.known.issue?.name).toBe('drafts/2025-07-21.yaml');
    expect(room.newsroom.fileOf('drafts/2025-07-21.yaml')).toBe(elsewhere);
    room.context.files.put(
      elsewhere,
      soundIssue('2025-07-21', (text) => text.replace('세어', '헤아려')),
    );
    await until(() => expect(reader.post).toContain('헤아려'));
  });
});

describe('an issue that was admitted', () => {
  test.each([
    [`/desk/drafts/${week}.yaml`, `drafts/${week}.yaml`],
    [`/elsewhere/${week}.yaml`, `/elsewhere/${week}.yaml`],
    [`/desk/issues/${week}.txt`, `issues/${week}.txt`],
  ])('%s is on the list, and hides none of its name', async (path, name) => {
    const room = await openRoom();
    room.context.files.put(path, soundIssue());
    room.newsroom.names.admit(path);
    expect(room.newsroom.names.all()).toEqual([name, week]);
    const reader = await readerOf(room, path);
    expect(reader.known.issues).toEqual([name, week]);
    expect(room.newsroom.fileOf(name)).toBe(path);
    expect(room.newsroom.fileOf(week)).toBe(file);
    reader.leave(room);
    expect(room.newsroom.fileOf(name)).toBe(path);
    const again = new Reader(room, path);
    room.context.files.put(path, `${soundIssue()}# later\n`);
    await until(() => expect(again.known.source).toContain('# later'));
  });

  test('is on it while its file is away', async () => {
    const room = await openRoom();
    room.newsroom.names.admit(file);
    expect(room.newsroom.names.all()).toEqual([week]);
    room.context.files.drop(file);
    expect(room.newsroom.names.all()).toEqual([week]);
    expect(room.newsroom.fileOf(week)).toBe(file);
  });
});

describe('the folder', () => {
  const gone = ['/desk/issues', '/desk'];

  test.each(gone)('%s gone and back', async (folder) => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const { files: disk } = room.context;
    const kept = disk.paths('/desk').map((path) => [path, disk.text(path)] as const);
    for (const [path] of kept) if (path.startsWith(folder)) disk.drop(path);
    disk.drop('/desk/issues');
    if (folder === '/desk') disk.drop('/desk');
    disk.tellAll();
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.problems).toHaveLength(1);
    expect(reader.problems[0]?.message).toContain(folder);
    expect(reader.post).toContain('작은 모델의 쓸모');
    for (const [path, content] of kept) disk.put(path, content);
    disk.tellAll();
    await until(() => expect(reader.known.state).toEqual({ problems: [], isStale: false }));
    expect(reader.known.issues).toEqual([week]);
  });
});

test('that the newsletter cannot be read is not taken back by what was begun before', async () => {
  const room = await openRoom({ hold: [150] });
  const reader = new Reader(room);
  await until(() => expect(room.held).toHaveLength(1));
  room.context.files.break('stat', 'EACCES').put(configFile, config);
  await until(() => expect(reader.codes).toEqual(['cannot-read']));
  const before = reader.told.length;
  room.held[0]?.go();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(reader.told).toHaveLength(before);
  room.context.files.put(configFile, config);
  await until(() => expect(reader.known.state).toEqual({ problems: [], isStale: false }));
});

describe('what nobody looks at any more', () => {
  const edited = soundIssue(week, (text) => text.replace('세어', '헤아려'));
  const broken = soundIssue(week, (text) => text.replace('summary: |', 'summary: "'));

  test('is not drawn, until somebody does', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const before = reader.told.length;
    reader.leave(room);
    const pauses = room.context.waits.length;
    room.context.files.put(file, edited);
    await until(() => expect(room.context.waits.slice(pauses)).toContain(4));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(room.context.waits.slice(pauses)).not.toContain(0);
    const second = new Reader(room);
    await until(() => expect(second.post).toContain('헤아려'));
    expect(reader.told).toHaveLength(before);
  });

  test('keeps its last good views, also when its file is broken before or after', async () => {
    const room = await openRoom();
    const first = await readerOf(room);
    room.context.files.put(file, broken);
    await until(() => expect(first.known.state?.isStale).toBe(true));
    first.leave(room);
    const second = new Reader(room);
    expect(second.post).toContain('작은 모델의 쓸모');
    expect(second.known.state?.isStale).toBe(true);
    room.context.files.put(file, edited);
    await until(() => expect(second.known.state?.isStale).toBe(false));
    second.leave(room);
    room.context.files.put(file, broken);
    const third = new Reader(room);
    expect(third.post).toContain('헤아려');
    await until(() => expect(third.known.state?.isStale).toBe(true));
    expect(third.known.source).toBe(broken);
    expect(third.post).toContain('헤아려');
  });

  test('is drawn with the config as it has become', async () => {
    const room = await openRoom();
    (await readerOf(room)).leave(room);
    const pauses = room.context.waits.length;
    room.context.files.put(configFile, `${config}masthead: "모임의 머리말"\n`);
    await until(() => expect(room.context.waits.slice(pauses)).toContain(4));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = new Reader(room);
    await until(() => expect(second.post).toContain('모임의 머리말'));
  });

  test('is forgotten when many others were left after it', async () => {
    const room = await openRoom();
    const first = await readerOf(room);
    first.leave(room);
    for (let day = 10; day < 17; day++) new Reader(room, `/desk/issues/2025-08-${day}.yaml`).leave(room);
    const second = new Reader(room);
    expect(second.issue).toBe(first.issue);
    second.leave(room);
    for (let day = 20; day < 28; day++) new Reader(room, `/desk/issues/2025-08-${day}.yaml`).leave(room);
    expect(new Reader(room).issue).not.toBe(first.issue);
  });
});

test('two readers of one issue: it stays while one of them does', async () => {
  const room = await openRoom();
  const first = await readerOf(room);
  const second = new Reader(room);
  first.leave(room);
  room.context.files.put(file, `${soundIssue()}# later\n`);
  await until(() => expect(second.known.source).toContain('# later'));
});

test('in the end nothing is watched', async () => {
  const room = await openRoom();
  await readerOf(room);
  expect(room.context.files.watched).toContain('/desk/issues');
  room.newsroom.close();
  expect(room.context.files.watched).toEqual([]);
});
