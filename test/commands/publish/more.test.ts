import { expect, test } from 'vitest';
import { Discourse } from '../../support/discourse.ts';
import { soundIssue } from '../../support/issues.ts';
import { runCli } from '../../support/run-cli.ts';
import { config, Evening, issuePath, ledgerPath, splitEvening, splitIssue, week } from './evening.ts';

test('killed after any request of a two-part post, the next run makes one topic with two posts', async () => {
  let requests = 0;
  for (const kind of ['before', 'after'] as const)
    for (let nth = 1; ; nth++) {
      const desk = splitEvening();
      const { forum } = desk;
      forum.faults.set(nth, { kind, error: new Error('killed') });
      await desk.publish();
      if (forum.asked.length < nth) break;
      requests = Math.max(requests, nth);
      forum.faults.clear();
      for (const pause of [0, 600_000]) {
        forum.now += pause;
        expect([nth, (await desk.publish()).code]).toEqual([nth, 0]);
      }
      expect([nth, forum.writes, forum.topics.map(({ posts }) => posts.length)]).toEqual([nth, [], [2]]);
      expect(desk.states).toEqual(['posted', 'posted']);
      expect(desk.files.paths('/desk/published')).toHaveLength(4);
    }
  expect(requests).toBeGreaterThan(3);
});

test('killed in an update, the next run takes nothing for an edit of somebody', async () => {
  for (const kind of ['before', 'after'] as const)
    for (let nth = 1; nth < 4; nth++) {
      const forum = new Discourse();
      const evening = new Evening(forum);
      await evening.publish();
      evening.change('다룬 논문이', '다루는 논문이');
      forum.faults.set(nth, { kind, error: new Error('killed') });
      await evening.publish();
      forum.faults.clear();
      // The issue goes on meanwhile.
      evening.change('눈에 띕니다', '눈에 듭니다');
      expect([kind, nth, (await evening.publish()).code]).toEqual([kind, nth, 0]);
      expect(forum.topics[0]?.posts[0]?.raw).toMatch(/다루는 논문이 눈에 듭니다/);
    }
});

test('two at once: one topic, and the second is told who has the lock', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const self = { pid: 7, isAlive: () => true };
  const [first, second] = await Promise.all([
    evening.publish('--yes', { self }),
    evening.publish('--yes', { self: { ...self, pid: 8 } }),
  ]);
  expect(first.code + second.code).toBe(1);
  expect(first.stderr + second.stderr).toMatch(/is being changed by another digest \(process [78] on here\)/);
  expect(forum.topics).toHaveLength(1);
});

test('a dry run only reads, and its payload is what is posted', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  const dry = await desk.publish('--dry-run');
  expect([dry.code, forum.writes]).toEqual([0, []]);
  expect(desk.files.paths('/desk/published')).toEqual([]);
  expect((await desk.publish()).code).toBe(0);
  const [topic, reply] = forum.writes.map(({ body }) => body);
  expect(dry.stdout).toContain(`POST /posts.json\n${topic}\n`);
  expect(dry.stdout).toContain(
    `POST /posts.json\n${reply?.replace('"topic_id":1,', '"topic_id":"(of the new topic)",')}\n`,
  );
  desk.change('요약 1번', '요약 일번');
  const update = await desk.publish('--dry-run');
  expect(forum.writes).toEqual([]);
  expect(update.stdout).toMatch(/- .*요약 1번[^]*\+ .*요약 일번/);
  expect((await desk.publish()).code).toBe(0);
  const [change] = forum.writes;
  expect(update.stdout).toContain(`${change?.method} ${change?.path}\n${change?.body}\n`);
});

test('without a terminal nobody is asked, and nothing is sent', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const ran = await evening.publish('');
  expect([ran.code, forum.asked]).toEqual([2, []]);
  expect(ran.stderr).toContain('--yes');
});

test('a draft and an issue with errors go nowhere, and the others are done', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  evening.files.put(
    '/desk/issues/2025-07-14.yaml',
    soundIssue('2025-07-14', (text) => `draft: true\n${text}`),
  );
  evening.files.put(
    '/desk/issues/2025-06-30.yaml',
    soundIssue('2025-06-30', (text) => text.replace('papers:', 'paper:')),
  );
  const ran = await evening.publish('--yes 2025-06-30 2025-07-07 2025-07-14');
  expect([ran.code, forum.topics.length]).toEqual([1, 1]);
  expect(ran.stderr).toContain('2025-07-14.yaml is a draft; it was not published');
  expect(ran.stderr).toContain('2025-06-30.yaml has errors; it was not published');
  // The latest is the latest that is no draft.
  const latest = await evening.publish();
  expect([latest.code, latest.stdout]).toEqual([0, `${forum.url}/t/1\n`]);
});

test('a draft again: its post stays, and neither publish nor status promise what is refused', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const before = forum.topics[0]?.posts[0]?.raw;
  evening.change('week:', 'draft: true\nweek:');
  const ran = await evening.publish(`--yes ${week}`);
  expect([ran.code, forum.asked, forum.topics[0]?.posts[0]?.raw]).toEqual([1, [], before]);
  expect(ran.stderr).toContain(`issues/${week}.yaml is a draft again; what was published stays as it is`);
  const { stdout } = await runCli('status', evening.context);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    `the issue has changed since: without \`draft: true\`, \`digest publish ${week}\` brings it up to date`,
  );
});

test('an issue that cannot be read is told, and not passed over', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  evening.files.putLink('/desk/issues/2025-07-14.yaml', '/desk/nothing');
  const both = await evening.publish('2025-07-07 2025-07-14 --yes');
  expect([both.code, forum.topics.length]).toEqual([1, 1]);
  expect(both.stderr).toContain('issues/2025-07-14.yaml cannot be read');
  forum.asked.length = 0;
  const latest = await evening.publish();
  expect([latest.code, forum.asked]).toEqual([2, []]);
  expect(latest.stderr).toContain('issues/2025-07-14.yaml cannot be read');
});

test('what the forum shows otherwise is told once, with its place', async () => {
  const forum = new Discourse();
  forum.watched = [['눈에 띕니다', '■■■']];
  const evening = new Evening(forum);
  const ran = await evening.publish();
  expect([ran.code, evening.states]).toEqual([1, ['posted']]);
  const line =
    soundIssue(week)
      .split('\n')
      .findIndex((text) => text.includes('눈에 띕니다')) + 1;
  expect(ran.stderr).toContain(`issues/${week}.yaml:${line}: ${forum.url}/t/1 is posted, but shows "`);
  expect(ran.stderr).toContain('■■■');
  const before = evening.files.text(ledgerPath);
  const again = await evening.publish();
  expect([again.code, forum.writes, evening.files.text(ledgerPath)]).toEqual([0, [], before]);
});

test.each([
  ['쓸모', 'ko: "작은 모델의 쓸모"'],
  ['Models Are', 'en: "What Small Models Are For"'],
  ['Lovelace', 'authors:'],
  // A label stands in no line: what is below it does.
  ['논문 소개', '작은 모델로도 충분한'],
  ['초록', '우리는 일의 크기를'],
  ['눈에 띕니다', '눈에 띕니다'],
])('%s that is shown otherwise is told with the line of %s', async (word, line) => {
  const forum = new Discourse();
  forum.watched = [[word, '■■■']];
  const ran = await new Evening(forum).publish();
  const number =
    soundIssue(week)
      .split('\n')
      .findIndex((text) => text.includes(line)) + 1;
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(`issues/${week}.yaml:${number}: ${forum.url}/t/1 is posted, but`);
});

test('a fourth reply in a row is told before the first write, unless by staff', async () => {
  const forum = new Discourse();
  forum.isStaff = false;
  const desk = splitEvening(forum, 5);
  const dry = await desk.publish('--dry-run');
  expect(dry.stdout).toContain('three replies in a row');
  const ran = await desk.publish();
  expect(ran.code).toBe(1);
  expect(desk.states).toEqual(['posted', 'posted', 'posted', 'posted', 'failed']);
  // Another user says something, and it goes on.
  const [topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  forum.addPost(topic, 'A comment', 'reader');
  forum.now += 600_000;
  expect((await desk.publish()).code).toBe(0);
  expect([forum.writes.length, desk.states.at(-1)]).toEqual([1, 'posted']);
});

test('a row of replies is counted from what is there', async () => {
  const forum = new Discourse();
  forum.isStaff = false;
  const desk = splitEvening(forum, 4);
  const dry = await desk.publish('--dry-run');
  expect(dry.stdout).not.toContain('three replies in a row');
  expect((await desk.publish()).code).toBe(0);
  // A fifth part, behind three replies of ours that are there.
  desk.files.put(issuePath, splitIssue(5));
  const full = await desk.publish('--dry-run');
  expect(full.stdout).toMatch(/three replies in a row: the forum may refuse part 5/);
  // Somebody has answered meanwhile.
  const [topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  forum.addPost(topic, 'A comment', 'reader');
  expect((await desk.publish('--dry-run')).stdout).not.toContain('three replies in a row');
  expect((await desk.publish()).code).toBe(0);
  // A message to oneself knows no such rule.
  const preview = splitEvening(Object.assign(new Discourse(), { isStaff: false }), 5);
  expect((await preview.publish('--preview --dry-run')).stdout).not.toContain('three replies in a row');
});

test('the key is nowhere, whatever the forum answers', async () => {
  const answers = [
    () => Response.json({ errors: ['hush-hush-key is wrong'] }, { status: 422 }),
    () => new Response('<html>hush-hush-key</html>', { status: 200 }),
    () => new Response('hush-hush-key', { status: 502 }),
    () => Response.json({ errors: ['read only'], error_type: 'read_only' }, { status: 503 }),
    () => new Response('', { status: 302, headers: { location: 'https://forum.example/hush-hush-key' } }),
  ];
  for (const response of answers)
    for (const nth of [1, 2, 3]) {
      const forum = new Discourse();
      const evening = new Evening(forum);
      forum.faults.set(nth, { kind: 'answer', response });
      const ran = await evening.publish();
      expect([0, 1]).toContain(ran.code);
      const all = evening.files.paths('/').map((path) => evening.files.text(path));
      expect([ran.stdout, ran.stderr, ...all].join('\n')).not.toContain('hush-hush-key');
      forum.faults.clear();
      expect([nth, (await evening.publish()).code, forum.topics.length]).toEqual([nth, 0, 1]);
    }
});

test('a record of another forum is not posted anew here', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  evening.files.put(ledgerPath, evening.files.text(ledgerPath).replaceAll('forum.example', 'old.example'));
  const ran = await evening.publish();
  expect([ran.code, forum.asked]).toEqual([1, []]);
  expect(ran.stderr).toContain('was published at https://old.example');
  expect(evening.files.text(issuePath)).toContain('week');
});

test('an answer that the forum repeats is not taken for a new part', async () => {
  const forum = new Discourse();
  const long = (characters: number): string => `forum: { split: true, max_length: ${characters} }\n`;
  const evening = new Evening(forum, { issue: splitIssue(3), more: long(1000) });
  expect((await evening.publish()).code).toBe(0);
  expect(evening.states).toEqual(['posted', 'posted']);
  // Its last part is what the last one was, to the letter, and the forum takes it for the same post.
  evening.files.put('/desk/digest.config.yaml', config(long(600)));
  const early = await evening.publish();
  expect([early.code, evening.states]).toEqual([1, ['posted', 'posted', 'uncertain']]);
  expect(early.stderr).toContain('it repeated an earlier answer');
  forum.now += 600_000;
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics[0]?.posts).toHaveLength(3);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('a ledger with one post for two parts is put right', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum, {
    issue: splitIssue(3),
    more: 'forum: { split: true, max_length: 600 }\n',
  });
  await evening.publish();
  const { posts } = evening.ledger.forum as unknown as {
    posts: { part: number; post: number; number: number }[];
  };
  const [, second, third] = posts;
  Object.assign(third ?? {}, { post: second?.post, number: second?.number });
  evening.files.put(
    ledgerPath,
    JSON.stringify({ ...evening.ledger, forum: { ...evening.ledger.forum, posts } }),
  );
  expect((await evening.publish()).code).toBe(0);
  expect([forum.writes, forum.topics[0]?.posts.length]).toEqual([[], 3]);
  expect(new Set(evening.ledger.forum?.posts.map((one) => (one as { post?: number }).post)).size).toBe(3);
});

test('a topic of another week is not taken over', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  evening.files.put(
    '/desk/issues/2025-07-14.yaml',
    soundIssue('2025-07-14', (text) => text.replace('2506.15677', '2507.20001')),
  );
  const before = forum.topics[0]?.posts[0]?.raw;
  const ran = await evening.publish('--yes --adopt https://forum.example/t/1 2025-07-14');
  expect([ran.code, forum.topics[0]?.posts[0]?.raw]).toEqual([1, before]);
  expect(ran.stderr).toContain('/t/1 is the topic of 2025-07-07; nothing was changed');
});

test('a key that no header holds is refused in words', async () => {
  const forum = new Discourse();
  const env = { HOME: '/home/editor', DIGEST_FORUM_KEY: 'hush한key', DIGEST_FORUM_URL: forum.url };
  const ran = await new Evening(forum, { world: { env } }).publish();
  expect([ran.code, forum.asked]).toEqual([2, []]);
  expect(ran.stderr).toContain('has a character that no key has');
  expect(ran.stderr).not.toContain('hush');
});

test('an answer to a post that cannot be read is looked for', async () => {
  for (const body of ['{}', 'null', '<html>']) {
    const forum = new Discourse();
    const evening = new Evening(forum);
    forum.faults.set(2, { kind: 'garbled', body });
    const ran = await evening.publish();
    expect([ran.code, forum.topics.length, evening.states]).toEqual([0, 1, ['posted']]);
  }
});

test('killed before it read back, the next run compares what the forum shows', async () => {
  const forum = new Discourse();
  forum.watched = [['눈에 띕니다', '■■■']];
  const evening = new Evening(forum);
  // Look, post, read back.
  forum.faults.set(3, { kind: 'before', error: new Error('killed') });
  await evening.publish();
  expect(evening.states).toEqual(['posted']);
  forum.faults.clear();
  const ran = await evening.publish();
  expect([ran.code, forum.writes]).toEqual([1, []]);
  expect(ran.stderr).toContain('■■■');
  expect((await evening.publish()).code).toBe(0);
});

test.each([
  ['--settle unsent --dry-run', '--settle changes the ledger alone: leave out --dry-run'],
  ['--settle unsent --adopt https://forum.example/t/1', '--settle and --adopt are different things'],
  ['--yes --preview --adopt https://forum.example/t/1', '--preview and --adopt are different things'],
])('%s is refused before any request', async (flags, words) => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const { code, stderr } = await evening.publish(flags);
  expect([code, forum.asked]).toEqual([2, []]);
  expect(stderr).toContain(words);
});

test('--settle asks for no key, whatever the issue is by now', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.isModerated = true;
  await evening.publish();
  evening.change('week:', 'draft: true\nweek:');
  const { code, stderr } = await evening.publish(`--settle unsent ${week}`, { env: {} });
  expect([code, forum.asked, evening.states]).toEqual([0, [], ['failed']]);
  expect(stderr).toContain('waits for nobody any more');
});
