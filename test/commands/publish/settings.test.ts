/** Title, category and tags: whose they are, and what is said with a change of them. */
import { expect, test } from 'vitest';
import { Discourse } from '../../support/discourse.ts';
import { Evening } from './evening.ts';

const configPath = '/desk/digest.config.yaml';

async function posted(): Promise<{ forum: Discourse; evening: Evening }> {
  const forum = new Discourse();
  const evening = new Evening(forum);
  await evening.publish();
  return { forum, evening };
}

const titled = (title: string): [string, string] => ['week:', `title: "${title}"\nweek:`];

test('a change whose answer was lost is ours all the same', async () => {
  const { forum, evening } = await posted();
  evening.change(...titled('A second title of the week'));
  const { writes } = forum;
  expect(writes.length).toBeGreaterThan(0);
  // The look, and the change of the title, of which nobody learns.
  forum.faults.set(2, { kind: 'after', error: new Error('killed') });
  await evening.publish();
  forum.faults.clear();
  expect(forum.topics[0]?.title).toBe('A second title of the week');
  expect((await evening.publish()).code).toBe(0);
  evening.change('A second title', 'A third title');
  const third = await evening.publish();
  expect([third.code, forum.topics[0]?.title]).toEqual([0, 'A third title of the week']);
  expect(third.stderr).not.toContain('was changed on the forum');
});

test.each([
  ['the title', (evening: Evening) => evening.change(...titled('A second title of the week'))],
  [
    'a tag',
    (evening: Evening) =>
      evening.files.put(configPath, evening.files.text(configPath).replace('weekly', 'monthly')),
  ],
])('a reason is shown where only %s changes', async (_, change) => {
  const { forum, evening } = await posted();
  change(evening);
  const before = forum.topics[0]?.posts[0]?.raw;
  const dry = await evening.publish('--dry-run --reason "As it should be"');
  const ran = await evening.publish('--yes --reason "As it should be"');
  expect(ran.code).toBe(0);
  expect(forum.topics[0]?.posts[0]).toMatchObject({ raw: before, reason: 'As it should be' });
  for (const { method, path, body } of forum.writes)
    expect(dry.stdout).toContain(`${method} ${path}\n${body}\n`);
  expect(ran.stderr).toContain('give the reason "As it should be" at post');
  // It was said once.
  expect((await evening.publish('--yes --reason "As it should be"')).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('tags that a newer forum drops, for they came as text, are put right after a change too', async () => {
  const forum = new Discourse();
  forum.hasTagObjects = true;
  const evening = new Evening(forum);
  await evening.publish();
  const text = evening.files.text(configPath);
  evening.files.put(configPath, text.replace('[paper, weekly]', '[]'));
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics[0]?.tags).toEqual([]);
  evening.files.put(configPath, text);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.topics[0]?.tags).toEqual(['paper', 'weekly']);
});

test('a title that is taken when it is changed: what it says was done is what was done', async () => {
  const { forum, evening } = await posted();
  forum.faults.set(2, {
    kind: 'answer',
    response: () => Response.json({ errors: ['Title has already been used'] }, { status: 422 }),
  });
  evening.change(...titled('A second title of the week'));
  const { code, stderr } = await evening.publish();
  expect([code, evening.states]).toEqual([1, ['posted']]);
  expect(stderr).toContain('already; the title was not changed');
  expect(stderr).not.toContain('nothing was posted');
  expect(stderr).not.toContain('two minutes');
});

test('only what the forum remembers for two minutes is said to be', async () => {
  const refusal = { errors: ['No'], error_type: 'read_only' };
  for (const [nth, isPost] of [
    [1, false],
    [2, true],
    [3, false],
  ] as const) {
    const forum = new Discourse();
    const evening = new Evening(forum);
    forum.faults.set(nth, { kind: 'answer', response: () => Response.json(refusal, { status: 503 }) });
    const { code, stderr } = await evening.publish();
    expect(code).toBe(1);
    expect([nth, stderr.includes('two minutes')]).toEqual([nth, isPost]);
  }
});
