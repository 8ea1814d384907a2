/** Split posts of which a part waits for a moderator. */
import { expect, test } from 'vitest';
import { Discourse } from '../../support/discourse.ts';
import { runCli } from '../../support/run-cli.ts';
import { splitEvening } from './evening.ts';

test('a split post of which a part is held is posted no second time', async () => {
  for (const nth of [1, 2]) {
    const forum = new Discourse();
    const desk = splitEvening(forum, 3);
    forum.meanwhile = () => {
      if (forum.writes.length === nth) forum.isModerated = true;
    };
    const held = await desk.publish();
    expect([held.code, desk.states[nth - 1], forum.writes.length]).toEqual([0, 'pending', nth]);
    forum.meanwhile = () => {};
    forum.now += 600_000;
    const again = await desk.publish();
    expect([nth, again.code, forum.asked]).toEqual([nth, 0, []]);
    expect(again.stderr).toContain('waits for a moderator');
    expect((await runCli('status', desk.context)).stdout).toContain('waits for a moderator since');
    // Once it is there, the rest follows.
    forum.isModerated = false;
    const raws = (await splitPosts()).slice(0, nth);
    const topic = forum.topics[0] ?? forum.postByHand({ title: 'A title', raw: raws[0] ?? '' });
    if (nth === 2) forum.addPost(topic, raws[1] ?? '');
    const taken = await desk.publish(`--yes --adopt ${forum.url}/t/${topic.id}`);
    expect([nth, taken.code, desk.states]).toEqual([nth, 0, ['posted', 'posted', 'posted']]);
    expect(forum.topics.map(({ posts }) => posts.length)).toEqual([3]);
  }
});

/** The texts of its parts. */
async function splitPosts(): Promise<string[]> {
  const forum = new Discourse();
  await splitEvening(forum, 3).publish();
  return forum.topics[0]?.posts.map(({ raw }) => raw) ?? [];
}

test('a part that was refused by a moderator is posted again, and nothing else', async () => {
  const forum = new Discourse();
  const desk = splitEvening(forum, 3);
  forum.meanwhile = () => {
    if (forum.writes.length === 2) forum.isModerated = true;
  };
  await desk.publish();
  forum.meanwhile = () => {};
  forum.isModerated = false;
  forum.now += 600_000;
  expect((await desk.publish('--settle unsent')).code).toBe(0);
  expect(desk.states).toEqual(['posted', 'failed', 'intent']);
  expect((await desk.publish()).code).toBe(0);
  expect([forum.topics.map(({ posts }) => posts.length), desk.states]).toEqual([
    [3],
    ['posted', 'posted', 'posted'],
  ]);
});
