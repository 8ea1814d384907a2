import { expect, test } from 'vitest';
import { Discourse } from '../../support/discourse.ts';
import { runCli } from '../../support/run-cli.ts';
import { Evening, issuePath, ledgerPath, splitEvening } from './evening.ts';

test('create and verify', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const ran = await evening.publish();
  expect([ran.stderr, ran.code]).toEqual([expect.stringContaining('is posted'), 0]);
  expect(ran.stdout).toBe(`${forum.url}/t/1\n`);
  const [topic] = forum.topics;
  expect(topic).toMatchObject({ category: 14, tags: ['paper', 'weekly'], externalId: 'digest-2025-07-07' });
  expect(topic?.posts[0]?.raw).toContain('작은 모델');
  expect(evening.ledger).toMatchObject({
    forum: { topic: 1, title: topic?.title, posts: [{ state: 'posted', number: 1 }] },
  });
  expect(evening.files.paths('/desk/published')).toEqual(
    ['forum.md', 'forum.yaml', 'json'].map((end) => `/desk/published/2025-07-07.${end}`),
  );
  expect(evening.files.text('/desk/published/2025-07-07.forum.md')).toBe(topic?.posts[0]?.raw);
});

test('second run writes nothing', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const before = evening.files.text(ledgerPath);
  const ran = await evening.publish();
  expect([ran.code, forum.writes]).toEqual([0, []]);
  expect(evening.files.text(ledgerPath)).toBe(before);
  expect(ran.stderr).toContain('is on the forum as it is here');
});

test('the mail leads to the topic from then on', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum, {
    more: 'email: { from: News <news@example.org>, to: list@example.org }\n',
  });
  const link = `${forum.url}/t/1`;
  const eml = async (): Promise<string> => (await runCli('render --format eml', evening.context)).stdout;
  expect(await eml()).not.toContain(link);
  await evening.publish();
  expect(await eml()).toContain(link);
  // A preview is nobody else's to see.
  const other = new Evening(new Discourse(), { more: 'email: {}\n' });
  await other.publish('--preview --yes');
  expect(other.files.text(ledgerPath)).toContain('forum_preview');
  expect((await runCli('render --format email', other.context)).stdout).not.toContain(link);
});

test('ledger lost (found by external_id)', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const before = evening.ledger.forum;
  evening.loseLedger();
  const ran = await evening.publish();
  expect([ran.code, forum.writes]).toEqual([0, []]);
  expect(ran.stderr).toContain('is on the forum already');
  expect(evening.ledger.forum).toEqual(before);
  // Without a ledger nobody knows whether another text there is ours.
  evening.loseLedger();
  evening.change('다룬 논문이', '다루는 논문이');
  const other = await evening.publish();
  expect([other.code, forum.writes]).toEqual([1, []]);
  expect(other.stderr).toContain('was edited on the forum');
});

test('answer lost (looks before it writes)', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.faults.set(2, { kind: 'lost' });
  const ran = await evening.publish();
  // It is found at once.
  expect([ran.code, forum.topics.length, evening.states]).toEqual([0, 1, ['posted']]);
  const other = new Discourse();
  const second = new Evening(other);
  for (const [nth, fault] of [
    [2, 'lost'],
    [3, 'lost'],
  ] as const)
    other.faults.set(nth, { kind: fault });
  const lost = await second.publish();
  expect([lost.code, second.states]).toEqual([1, ['uncertain']]);
  expect(lost.stderr).toContain('it is not known whether the forum did');
  other.faults.clear();
  other.now += 600_000;
  expect((await second.publish()).code).toBe(0);
  expect([other.writes, other.topics.length, second.states]).toEqual([[], 1, ['posted']]);
});

test('update with lock', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const old = forum.topics[0]?.posts[0]?.raw;
  evening.change('다룬 논문이', '다루는 논문이');
  const ran = await evening.publish('--yes --reason "A word"');
  expect(ran.code).toBe(0);
  expect(ran.stderr).toMatch(/- .*다룬 논문이[^]*\+ .*다루는 논문이/);
  expect(forum.writes.map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /posts/1002.json']);
  expect(JSON.parse(forum.writes[0]?.body ?? '')).toMatchObject({
    post: { raw_old: old, original_text: old, edit_reason: 'A word' },
  });
  expect(forum.topics[0]?.posts[0]).toMatchObject({
    raw: expect.stringContaining('다루는'),
    reason: 'A word',
  });
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('edited on the forum (409 or read: conflict with a difference, `--force`)', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const post = forum.topics[0]?.posts[0];
  if (post === undefined) throw new Error('no post');
  post.raw = post.raw.replace('눈에 띕니다', '눈에 듭니다');
  const edited = post.raw;
  const ran = await evening.publish();
  expect([ran.code, forum.writes, post.raw]).toEqual([1, [], edited]);
  expect(ran.stderr).toMatch(/^- .*눈에 듭니다[^]*\n\+ .*눈에 띕니다/m);
  expect((await evening.publish('--yes --force')).code).toBe(0);
  expect(post.raw).toContain('눈에 띕니다');
  // Edited between the reading and the writing.
  evening.change('다룬 논문이', '다루는 논문이');
  const real = forum.fetch;
  const fetch: typeof real = (input, init) => {
    if (init?.method === 'PUT') post.raw = edited;
    return real(input, init);
  };
  const late = await evening.publish('--yes', { fetch });
  expect([late.code, post.raw]).toEqual([1, edited]);
  expect(late.stderr).toMatch(/^- .*눈에 듭니다[^]*was edited on the forum/m);
});

const busy = (seconds: number, isJson: boolean) => ({
  kind: 'answer' as const,
  response: () =>
    isJson
      ? Response.json(
          { errors: ['slow down'], error_type: 'rate_limit', extras: { wait_seconds: seconds } },
          { status: 429 },
        )
      : new Response('Slow down, too many requests from this IP', {
          status: 429,
          headers: { 'content-type': 'text/plain', 'retry-after': String(seconds) },
        }),
});

test.each([
  ['429 as JSON', true],
  ['429 as text', false],
])('%s', async (_, isJson) => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.faults.set(2, busy(7, isJson));
  forum.faults.set(3, busy(5, isJson));
  const ran = await evening.publish();
  expect([ran.code, forum.topics.length]).toEqual([0, 1]);
  expect(ran.context.waits).toHaveLength(12);
  expect(ran.stderr).toContain('the forum is busy; going on in 7 seconds');
});

test('a long wait refused', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.faults.set(2, busy(61, true));
  const long = await evening.publish();
  expect([long.code, long.context.waits, forum.topics.length]).toEqual([1, [], 0]);
  expect(long.stderr).toContain('takes no more requests for 61 seconds');
  for (const nth of [2, 3, 4]) forum.faults.set(nth, busy(60, false));
  const often = await evening.publish();
  expect([often.code, often.context.waits.length, forum.topics.length]).toEqual([1, 120, 0]);
  forum.faults.clear();
  expect((await evening.publish()).code).toBe(0);
});

test('held for moderation (200 without id; external_id is lost; `--adopt`)', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.isModerated = true;
  const held = await evening.publish();
  expect([held.code, held.stdout, evening.states]).toEqual([0, '', ['pending']]);
  expect(held.stderr).toContain('waits for a moderator');
  const { raw } = JSON.parse(forum.writes[0]?.body ?? '') as { raw: string };
  const again = await evening.publish();
  expect([again.code, forum.asked]).toEqual([0, []]);
  forum.isModerated = false;
  const topic = forum.postByHand({ title: 'A title', raw });
  const taken = await evening.publish(`--yes --adopt ${forum.url}/t/a-slug/${topic.id}`);
  expect([taken.code, forum.writes, evening.states]).toEqual([0, [], ['posted']]);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
  const other = new Evening(new Discourse());
  other.forum.isModerated = true;
  await other.publish();
  expect((await other.publish('--settle unsent')).code).toBe(0);
  expect(other.states).toEqual(['failed']);
  other.forum.isModerated = false;
  other.forum.now += 600_000;
  expect((await other.publish()).code).toBe(0);
  expect(other.forum.topics).toHaveLength(1);
});

test('title taken', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const title = forum.topics.pop()?.title ?? '';
  evening.loseLedger();
  forum.now += 600_000;
  forum.postByHand({ title, raw: 'Another text, of somebody else' });
  const ran = await evening.publish();
  expect([ran.code, forum.topics.length, evening.states]).toEqual([1, 1, ['failed']]);
  expect(ran.stderr).toContain(`has a topic with the title "${title}" already`);
  expect(ran.stderr).toContain('--adopt URL');
});

test('adopt a topic posted by hand', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const topic = forum.postByHand({
    title: 'By hand',
    raw: 'What somebody pasted',
    category: 3,
    tags: ['own'],
  });
  const elsewhere = await evening.publish('--yes --adopt https://evil.example/t/x/1');
  expect([elsewhere.code, forum.asked]).toEqual([2, []]);
  const ran = await evening.publish(`--yes --adopt ${forum.url}/t/x/${topic.id}`);
  expect(ran.code).toBe(0);
  expect(ran.stderr).toContain('- What somebody pasted');
  // Title, category and tags are not ours.
  expect(topic).toMatchObject({ title: 'By hand', category: 3, tags: ['own'] });
  expect(topic.posts[0]?.raw).toContain('작은 모델');
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('interrupted between the parts of a split post', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  // The look, the topic, and then the reply, of which nobody learns.
  forum.faults.set(3, { kind: 'after', error: new Error('killed') });
  await desk.publish();
  expect([forum.topics.length, forum.topics[0]?.posts.length, desk.states]).toEqual([
    1,
    2,
    ['posted', 'posting'],
  ]);
  forum.faults.clear();
  // People answer meanwhile, for more than a page.
  const [topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  const last = topic.posts.splice(1);
  for (let i = 0; i < 30; i++) forum.addPost(topic, `A comment ${i}`, 'reader');
  topic.posts.push(...last.map((post) => ({ ...post, number: 32 })));
  expect((await desk.publish()).code).toBe(0);
  expect([forum.writes, desk.states]).toEqual([[], ['posted', 'posted']]);
  expect((await desk.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('fewer parts than before', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  await desk.publish();
  const before = desk.files.text(ledgerPath);
  const text = desk.files.text(issuePath);
  desk.files.put(issuePath, text.slice(0, text.lastIndexOf('  - title:')));
  const ran = await desk.publish('--yes --force');
  expect([ran.code, forum.writes, desk.files.text(ledgerPath)]).toEqual([1, [], before]);
  expect(ran.stderr).toContain(`${forum.url}/t/1/2 would be left over`);
  // As the hint says: that post is deleted on the forum, and its entry in the ledger.
  forum.topics[0]?.posts.pop();
  const { forum: record } = desk.ledger;
  desk.files.put(
    ledgerPath,
    JSON.stringify({ ...desk.ledger, forum: { ...record, posts: record?.posts.slice(0, 1) } }),
  );
  expect((await desk.publish()).code).toBe(0);
  expect(desk.files.paths('/desk/published')).toEqual(
    ['forum.md', 'forum.yaml', 'json'].map((end) => `/desk/published/2025-07-07.${end}`),
  );
  expect((await desk.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('wrong key (never printed)', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  const env = { DIGEST_FORUM_KEY: 'wrong-secret-key', DIGEST_FORUM_URL: forum.url };
  const ran = await evening.publish('--yes', { env });
  expect([ran.code, forum.writes]).toEqual([2, []]);
  expect(ran.stderr).toContain('does not accept the key: ');
  expect(ran.stderr).toContain('is invalid; nothing was changed');
  expect(ran.stdout + ran.stderr).not.toContain('wrong-secret-key');
  const elsewhere = { ...env, DIGEST_FORUM_URL: 'https://other.example' };
  const other = await evening.publish('--yes', { env: elsewhere });
  expect([other.code, forum.asked]).toEqual([2, []]);
});

test('redirect to another origin refused', async () => {
  for (const nth of [1, 2]) {
    const forum = new Discourse();
    const evening = new Evening(forum);
    const response = (): Response =>
      new Response('', { status: 301, headers: { location: 'https://evil.example/t/1.json' } });
    forum.faults.set(nth, { kind: 'answer', response });
    const ran = await evening.publish();
    expect([ran.code, forum.asked.length]).toEqual([1, nth]);
    expect(ran.stderr).toContain('sends digest on to https://evil.example');
    expect(ran.context.fetched.every((address) => address.startsWith(forum.url))).toBe(true);
  }
});

test('tags as objects', async () => {
  const forum = new Discourse();
  forum.hasTagObjects = true;
  const evening = new Evening(forum);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics[0]?.tags).toEqual(['paper', 'weekly']);
  expect(JSON.parse(forum.writes.at(-1)?.body ?? '')).toEqual({
    tags: [{ name: 'paper' }, { name: 'weekly' }],
  });
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
  const text = evening.files.text('/desk/digest.config.yaml');
  evening.files.put(
    '/desk/digest.config.yaml',
    text.replace('[paper, weekly]', '[paper]').replace('14', '15'),
  );
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics[0]).toMatchObject({ tags: ['paper'], category: 15 });
  // What was moved on the forum stays moved.
  const [topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  topic.category = 3;
  evening.files.put('/desk/digest.config.yaml', text);
  const moved = await evening.publish();
  expect([moved.code, topic.category, topic.tags]).toEqual([0, 3, ['paper', 'weekly']]);
  expect(moved.stderr).toContain('the category was changed on the forum');
});

test('unlisted refused but a message works', async () => {
  const forum = new Discourse();
  forum.isStaff = false;
  const evening = new Evening(forum, { forumKeys: '    preview: unlisted\n' });
  const refused = await evening.publish('--yes --preview');
  expect([refused.code, forum.topics]).toEqual([1, []]);
  expect(refused.stderr).toContain('`preview: message` works for everybody');
  const text = evening.files.text('/desk/digest.config.yaml');
  evening.files.put('/desk/digest.config.yaml', text.replace('unlisted', 'message'));
  expect((await evening.publish('--yes --preview')).code).toBe(0);
  expect(forum.topics).toMatchObject([{ to: 'newsbot', tags: [], category: undefined }]);
  // A preview never counts.
  expect(evening.ledger.forum).toBeUndefined();
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics).toHaveLength(2);
});

test('a preview of another kind is another one, and the one before stays', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum, { forumKeys: '    preview: message\n' });
  const path = '/desk/digest.config.yaml';
  const setTo = (kind: string): void => {
    const text = evening.files.text(path).replace(/preview: \S+/, `preview: ${kind}`);
    evening.files.put(path, text);
  };
  await evening.publish('--yes --preview');
  setTo('unlisted');
  const unlisted = await evening.publish('--yes --preview');
  expect([unlisted.code, unlisted.stdout]).toEqual([0, `${forum.url}/t/3\n`]);
  expect(forum.topics).toMatchObject([{ to: 'newsbot' }, { to: undefined, isVisible: false, category: 14 }]);
  expect((await evening.publish('--yes --preview')).code).toBe(0);
  expect([forum.writes, forum.topics.length]).toEqual([[], 2]);
  // What is listed, and what is not, is a moderator's to change.
  setTo('3');
  const listed = await evening.publish('--yes --preview');
  expect([listed.code, forum.writes]).toEqual([1, []]);
  expect(listed.stderr).toContain(`${forum.url}/t/3 is unlisted, and publish.forum.preview says 3`);
  const [, topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  topic.isVisible = true;
  expect([(await evening.publish('--yes --preview')).code, topic.category]).toEqual([0, 3]);
  setTo('message');
  evening.loseLedger();
  expect((await evening.publish('--yes --preview')).stdout).toBe(`${forum.url}/t/1\n`);
  expect(forum.topics).toHaveLength(2);
});

test('topic deleted', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const [topic] = forum.topics;
  if (topic === undefined) throw new Error('no topic');
  topic.isDeleted = true;
  const before = evening.files.text(ledgerPath);
  const ran = await evening.publish();
  expect([ran.code, forum.writes, evening.files.text(ledgerPath)]).toEqual([1, [], before]);
  expect(ran.stderr).toContain(`${forum.url}/t/1 is no longer there`);
  // Its external id is still taken.
  evening.loseLedger();
  evening.change('다룬 논문이', '다루는 논문이');
  const anew = await evening.publish();
  expect([anew.code, forum.topics.length]).toEqual([1, 1]);
  expect(anew.stderr).toContain('does not accept the external id digest-2025-07-07');
});

test("the server's 120 s memory of errors", async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  const title = forum.topics.pop()?.title ?? '';
  evening.loseLedger();
  forum.now += 600_000;
  forum.postByHand({ title, raw: 'Another text, of somebody else' });
  await evening.publish();
  forum.topics.pop();
  // The cause is gone, the answer is not.
  const soon = await evening.publish();
  expect([soon.code, forum.topics]).toEqual([1, []]);
  expect(soon.stderr).toContain('for two minutes');
  forum.now += 120_000;
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics).toHaveLength(1);
});

test('adopt a split topic whose parts somebody else posted', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  await desk.publish('--dry-run');
  await desk.publish();
  const raws = forum.topics.pop()?.posts.map(({ raw }) => raw) ?? [];
  desk.loseLedger();
  const topic = forum.postByHand({ title: 'By hand', raw: raws[0] ?? '' });
  forum.addPost(topic, raws[1] ?? '', 'editor');
  const ran = await desk.publish(`--yes --adopt ${forum.url}/t/${topic.id}`);
  expect([ran.code, forum.writes, desk.states]).toEqual([0, [], ['posted', 'posted']]);
});

test('a title that was changed after a refusal is the one that the ledger has', async () => {
  const forum = new Discourse();
  const evening = new Evening(forum);
  forum.faults.set(2, {
    kind: 'answer',
    response: () => Response.json({ errors: ['Title has already been used'] }, { status: 422 }),
  });
  expect((await evening.publish()).code).toBe(1);
  forum.faults.clear();
  evening.change('week:', 'title: "Another title of the week"\nweek:');
  forum.faults.set(2, { kind: 'lost' });
  expect((await evening.publish()).code).toBe(0);
  expect(evening.ledger).toMatchObject({ forum: { title: 'Another title of the week' } });
});

test('a topic posted by hand in place of one that was deleted is taken over, with its parts', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  await desk.publish();
  const [gone] = forum.topics;
  if (gone === undefined) throw new Error('no topic');
  gone.isDeleted = true;
  const topic = forum.postByHand({ title: 'By hand', raw: 'What somebody pasted', category: 3 });
  forum.addPost(topic, gone.posts[1]?.raw ?? '', 'editor');
  const ran = await desk.publish(`--yes --adopt ${forum.url}/t/${topic.id}`);
  expect([ran.code, topic.posts.length, topic.title, topic.category]).toEqual([0, 2, 'By hand', 3]);
  expect(ran.stderr).toContain('- What somebody pasted');
  expect(desk.ledger.forum).toMatchObject({ topic: topic.id, address: `${forum.url}/t/${topic.id}` });
  expect((await desk.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('where several parts were edited, the difference of each is shown', async () => {
  const desk = splitEvening();
  const { forum } = desk;
  await desk.publish();
  for (const post of forum.topics[0]?.posts ?? []) post.raw = post.raw.replace('요약', '간추림');
  const { code, stderr } = await desk.publish();
  expect([code, forum.writes]).toEqual([1, []]);
  for (const place of ['/t/1:', '/t/1/2:']) expect(stderr).toMatch(new RegExp(`${place}\n[^]*?- .*간추림`));
});
