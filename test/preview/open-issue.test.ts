import { describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { config, configFile, file, openRoom, Reader, readerOf, until } from './room.ts';

const edited = soundIssue('2025-07-07', (text) => text.replace('세어 본', '하나하나 세어 본'));
const broken = soundIssue('2025-07-07', (text) => text.replace('summary: |', 'summary: "'));
/** Of the pauses that open-issue.ts makes: before what cannot be read is looked at again, and before what takes longer. */
const secondLook = 60;
const pause = 150;

describe('who begins to look', () => {
  test('is told everything', async () => {
    const room = await openRoom();
    const { known, told } = await readerOf(room);
    expect(Object.keys(known).toSorted()).toEqual(
      [
        'issue',
        'issues',
        'source',
        'state',
        'blocks',
        'linked',
        'sites',
        'forum',
        'email',
        'web',
        'text',
        'budgets',
        'posting',
        'version',
      ].toSorted(),
    );
    expect(known.issue).toEqual({ name: '2025-07-07', file: 'issues/2025-07-07.yaml' });
    expect(known.source).toBe(soundIssue());
    expect(known.state).toEqual({ problems: [], isStale: false });
    expect(known.sites).toEqual(['ko', 'en']);
    expect(known.forum?.['ko']?.[0]?.raw).toContain('작은 모델의 쓸모');
    expect(known.forum?.['ko']?.[0]?.html).toContain('<strong>작은 모델(SLM)</strong>');
    expect(known.forum?.['en']?.[0]?.html).toContain('작은 모델의 쓸모');
    expect(known.email?.html).toContain('작은 모델의 쓸모');
    expect(known.email?.from).toBe('Test');
    expect(known.text).toContain('작은 모델의 쓸모');
    expect(known.linked).toEqual({ 'https://arxiv.org/abs/2507.07001': 'What Small Models Are For' });
    // What is looked at most comes before what takes longer.
    const first = told.findIndex(({ forum }) => forum !== undefined);
    expect(told[first]).not.toHaveProperty('email');
  });

  test('is told the lines of each block', async () => {
    const { known } = await readerOf(await openRoom());
    const lines = soundIssue().split('\n');
    const summary = known.blocks?.find(({ path }) => path.includes('summary'));
    expect(summary?.text).toContain('작은 모델로도 충분한 일이');
    const [first = 0, last = 0] = summary?.lines ?? [];
    expect(first).toBe(last);
    expect(lines[first - 1]).toContain('작은 모델로도 충분한 일이');
  });

  test('is told of every limit', async () => {
    const { known } = await readerOf(await openRoom());
    const [post, mail, sent] = known.budgets ?? [];
    expect(post).toMatchObject({ name: 'Forum post', unit: 'characters', most: 32_000 });
    expect(post?.value).toBe([...(known.forum?.['ko']?.[0]?.raw ?? '')].length);
    expect(post?.papers).toHaveLength(1);
    expect(mail).toMatchObject({ name: 'Mail', unit: 'bytes' });
    expect(mail?.value).toBe(Buffer.byteLength(known.email?.html ?? ''));
    // There is no message without addresses.
    expect(sent).toBeUndefined();
  });

  test('is told how large the message is on its way, where there is one', async () => {
    const room = await openRoom();
    room.context.files.put(configFile, `${config}email:\n  from: a@example.org\n  to: b@example.org\n`);
    const reader = new Reader(room);
    await until(() => expect(reader.known.budgets).toHaveLength(3));
    const [, mail, sent] = reader.known.budgets ?? [];
    expect(sent).toMatchObject({ name: 'Mail as sent', unit: 'bytes' });
    expect(sent?.value).toBeGreaterThan(mail?.value ?? Infinity);
    // After an edit the old size stays until the new one is known: nothing moves on the page.
    const before = reader.told.length;
    room.context.files.put(file, edited);
    await until(() => expect(reader.known.budgets?.[2]?.value).not.toBe(sent?.value));
    for (const { budgets = [] } of reader.told.slice(before).filter((told) => told.budgets !== undefined))
      expect(budgets.map(({ name }) => name)).toEqual(['Forum post', 'Mail', 'Mail as sent']);
  });

  test('later than others is told the same at once', async () => {
    const room = await openRoom();
    const first = await readerOf(room);
    const second = new Reader(room);
    expect(second.issue).toBe(first.issue);
    expect(second.told).toHaveLength(1);
    expect(second.known).toEqual(first.known);
  });

  test('at a file that was broken from the beginning is told what is wrong', async () => {
    const room = await openRoom({ hold: [secondLook] });
    room.context.files.put(file, broken);
    const reader = new Reader(room);
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.codes[0]).toMatch(/^yaml\/syntax:/);
    expect(reader.known).not.toHaveProperty('forum');
    // Nobody is in the middle of writing it.
    expect(room.held).toEqual([]);
  });
});

describe('a change', () => {
  test('is told in those parts that look different', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const before = reader.told.length;
    room.context.files.put(file, edited);
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('하나하나 세어 본'));
    expect(reader.changedSince(before)).toEqual([
      'blocks',
      'budgets',
      'email',
      'forum',
      'posting',
      'source',
      'text',
      'version',
      'web',
    ]);
    expect(reader.post).toContain('하나하나 세어 본');
    expect(reader.known.email?.html).toContain('하나하나 세어 본');
    expect(reader.known.text).toContain('하나하나 세어 본');
  });

  test('of a comment changes the source alone', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const before = reader.told.length;
    room.context.files.put(file, `${soundIssue()}# later\n`);
    await until(() => expect(reader.known.source).toContain('# later'));
    await reader.issue.refresh('everything');
    expect(reader.changedSince(before)).toEqual(['source', 'version']);
  });

  test('that is none is not told, nor drawn', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const before = reader.told.length;
    const pauses = room.context.waits.length;
    room.context.files.put(file, soundIssue());
    await until(() => expect(room.context.waits.length).toBeGreaterThan(pauses));
    await reader.issue.refresh();
    expect(reader.told).toHaveLength(before);
    // Everything that is drawn pauses after each part.
    expect(room.context.waits.slice(pauses)).not.toContain(0);
  });

  test('shows the old post of the other sites until there is a new one', async () => {
    const room = await openRoom({ hold: [pause] });
    const reader = new Reader(room);
    await until(() => expect(room.held).toHaveLength(1));
    expect(Object.keys(reader.known.forum ?? {})).toEqual(['ko']);
    room.held[0]?.go();
    await until(() => expect(Object.keys(reader.known.forum ?? {})).toEqual(['ko', 'en']));
    room.context.files.put(file, edited);
    await until(() => expect(room.held).toHaveLength(2));
    expect(reader.post).toContain('하나하나');
    expect(reader.known.forum?.['en']?.[0]?.html).not.toContain('하나하나');
    room.held[1]?.go();
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('하나하나'));
  });

  test('that comes before what takes longer makes that of the new text alone', async () => {
    const room = await openRoom({ hold: [pause] });
    const reader = new Reader(room);
    await until(() => expect(room.held).toHaveLength(1));
    room.context.files.put(file, edited);
    await until(() => expect(room.held).toHaveLength(2));
    const before = reader.told.length;
    room.held[0]?.go();
    await reader.issue.refresh();
    expect(reader.told).toHaveLength(before);
    room.held[1]?.go();
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('하나하나'));
  });

  test('that is told twice is drawn whole', async () => {
    const room = await openRoom({ hold: [0] });
    const reader = new Reader(room);
    // The forum's part is out; the system tells of the same change once more.
    await until(() => expect(room.held).toHaveLength(1));
    void reader.issue.refresh();
    await until(() => {
      for (const { go } of room.held.splice(0)) go();
      expect(reader.known.text).toBeDefined();
      expect(reader.known.budgets).toBeDefined();
      expect(reader.known.forum?.['en']).toBeDefined();
    });
  });

  test('of everything that comes again and again meanwhile is drawn once more', async () => {
    const room = await openRoom({ hold: [0] });
    const reader = new Reader(room);
    await until(() => expect(room.held).toHaveLength(1));
    for (let i = 0; i < 5; i++) void reader.issue.refresh('everything');
    let drawn = 0;
    await until(() => {
      for (const { go } of room.held.splice(0)) {
        drawn++;
        go();
      }
      expect(reader.known.forum?.['en']).toBeDefined();
    });
    // The first part of what was begun, and the five of the last.
    expect(drawn).toBe(6);
  });

  test('that comes while another is drawn is drawn instead', async () => {
    const room = await openRoom({ hold: [0] });
    const reader = new Reader(room);
    await until(() => expect(room.held).toHaveLength(1));
    room.context.files.put(file, edited);
    await until(() => expect(room.context.waits).toContain(4));
    await until(() => {
      for (const { go } of room.held.splice(0)) go();
      expect(reader.known.forum?.['en']?.[0]?.html).toContain('하나하나');
    });
    // The mail of the first text was never made.
    const mails = reader.told.flatMap(({ email }) => (email === undefined ? [] : [email.html]));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('하나하나');
    expect(reader.known.text).toContain('하나하나');
  });
});

describe('a file that cannot be drawn', () => {
  test('leaves the last views, and says what is wrong and where', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const before = reader.told.length;
    room.context.files.put(file, broken);
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.changedSince(before)).toEqual(['source', 'state', 'version']);
    const [problem] = reader.problems;
    expect(problem).toMatchObject({ severity: 'error', code: 'yaml/syntax', file: 'issues/2025-07-07.yaml' });
    expect(problem?.line).toBeGreaterThan(10);
    expect(problem?.message).not.toBe('');
    expect(reader.known.source).toBe(broken);
    expect(reader.post).toContain('작은 모델의 쓸모');
  });

  test('leaves each block with its lines in the file as it is, and none where it was edited', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    const whole = reader.known.blocks ?? [];
    const linesOf = (part: string): readonly number[] | undefined =>
      reader.known.blocks?.find(({ path }) => path.includes(part))?.lines;
    const [intro, summary, abstract] = ['intro', 'summary', 'abstract.en'].map(linesOf);
    if (intro === undefined || summary === undefined || abstract === undefined) throw new Error('no lines');
    room.context.files.put(
      file,
      soundIssue('2025-07-07', (text) =>
        text.replace('세어 본', '세어\n      본').replace('abstract:', 'abstract: "'),
      ),
    );
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(linesOf('intro')).toEqual(intro);
    expect(linesOf('summary')).toBeUndefined();
    expect(linesOf('abstract.en')).toEqual(abstract.map((line) => line + 1));
    const [first = 0] = linesOf('abstract.en') ?? [];
    expect(reader.known.source?.split('\n')[first - 1]).toContain('We measured');
    room.context.files.put(file, soundIssue());
    await until(() => expect(reader.known.blocks).toEqual(whole));
  });

  test('is followed on when it is mended, with the same text or another', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    for (const mended of [soundIssue(), edited]) {
      room.context.files.put(file, broken);
      await until(() => expect(reader.known.state?.isStale).toBe(true));
      room.context.files.put(file, mended);
      await until(() => expect(reader.known.state).toEqual({ problems: [], isStale: false }));
      expect(reader.known.source).toBe(mended);
    }
    expect(reader.post).toContain('하나하나');
  });

  test('in another form of brokenness is still none', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    for (const text of ['', '- a list\n', 'week', Buffer.from([0xff, 0xfe, 0xfd]), '\0\0', '{{{{{']) {
      room.context.files.put(file, text);
      await until(() => expect(reader.known.state?.isStale).toBe(true));
      expect(reader.problems.length).toBeGreaterThan(0);
      expect(reader.post).toContain('작은 모델의 쓸모');
      room.context.files.put(file, soundIssue());
      await until(() => expect(reader.known.state?.isStale).toBe(false));
    }
  });

  test('may have problems that do not keep it from being drawn', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    room.context.files.put(file, soundIssue().replace(/ {6}en: "What.*\n/, ''));
    await until(() => expect(reader.codes).toContain('paper/title-missing:7'));
    expect(reader.known.state?.isStale).toBe(false);
  });
});

describe('a file that is half written', () => {
  const states = (reader: Reader): boolean[] =>
    reader.told.flatMap(({ state }) => (state === undefined ? [] : [state.isStale]));

  test.each([
    ['emptied and then written', ''],
    ['written as far as half of a line', soundIssue().slice(0, 300)],
  ])('%s: nothing of it is shown', async (_, half) => {
    const room = await openRoom({ hold: [secondLook] });
    const reader = await readerOf(room);
    room.context.files.put(file, half);
    await until(() => expect(room.held).toHaveLength(1));
    room.context.files.put(file, edited);
    room.held[0]?.go();
    await until(() => expect(reader.known.forum?.['en']?.[0]?.html).toContain('하나하나'));
    expect(new Set(states(reader))).toEqual(new Set([false]));
    expect(reader.known.text).toContain('하나하나');
    expect(reader.known.email?.html).toContain('하나하나');
  });

  test('taken away and then put there: nothing of it is shown', async () => {
    const room = await openRoom({ hold: [secondLook] });
    const reader = await readerOf(room);
    room.context.files.drop(file);
    await until(() => expect(room.held).toHaveLength(1));
    room.context.files.put(file, edited);
    room.held[0]?.go();
    await until(() => expect(reader.known.text).toContain('하나하나'));
    expect(new Set(states(reader))).toEqual(new Set([false]));
  });

  test('that stays empty is told', async () => {
    const room = await openRoom({ hold: [secondLook] });
    const reader = await readerOf(room);
    room.context.files.put(file, '');
    await until(() => expect(room.held).toHaveLength(1));
    expect(reader.known.state?.isStale).toBe(false);
    room.held[0]?.go();
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.codes).toEqual(['yaml/not-a-map:1']);
  });
});

describe('a file that is deleted', () => {
  test('leaves the last views and is told; it is followed on when it comes back as it was', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    room.context.files.drop(file);
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    expect(reader.problems).toHaveLength(1);
    expect(reader.problems[0]?.message).toContain(file);
    expect(reader.post).toContain('작은 모델의 쓸모');
    room.context.files.put(file, soundIssue());
    await until(() => expect(reader.known.state).toEqual({ problems: [], isStale: false }));
  });

  test('and comes back as another is drawn', async () => {
    const room = await openRoom();
    const reader = await readerOf(room);
    room.context.files.drop(file);
    await until(() => expect(reader.known.state?.isStale).toBe(true));
    room.context.files.put(file, edited);
    await until(() => expect(reader.post).toContain('하나하나'));
    expect(reader.known.state).toEqual({ problems: [], isStale: false });
  });
});

test('what only the rendered post shows is told once it is there', async () => {
  const many = Array.from({ length: 12 }, (_, i) => `@user${i}`).join(' ');
  const room = await openRoom({ hold: [pause] });
  room.context.files.put(
    file,
    soundIssue('2025-07-07', (text) => text.replace('작은 모델로도', `${many} 작은 모델로도`)),
  );
  const reader = new Reader(room);
  await until(() => expect(room.held).toHaveLength(1));
  expect(reader.codes).toEqual([]);
  room.held[0]?.go();
  await until(() => expect(reader.codes.map((code) => code.split(':')[0])).toContain('forum/mentions'));
  // It stays while an edit is looked at, until the next thorough look says otherwise.
  room.context.files.put(file, soundIssue());
  await until(() => expect(room.held).toHaveLength(2));
  expect(reader.codes.map((code) => code.split(':')[0])).toContain('forum/mentions');
  room.held[1]?.go();
  await until(() => expect(reader.codes).toEqual([]));
});
