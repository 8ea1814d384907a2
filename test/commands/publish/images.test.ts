import { expect, test } from 'vitest';
import { Discourse } from '../../support/discourse.ts';
import { soundIssue } from '../../support/issues.ts';
import { Evening, week } from './evening.ts';

/** Where the forum keeps a picture that somebody else put there. */
const theirs = 'upload://theirs.png';

/** A PNG of 2 × 3 pixels, as far as anybody looks. */
const png = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 2, 0, 0, 0, 3,
  8, 6, 0, 0, 0,
]);

function withImage(
  forum: Discourse,
  image = () => new Response(png),
  { alt = '그림', url = 'https://example.org/a.png' } = {},
): { evening: Evening; fetched: string[] } {
  const fetched: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(forum.url)) return forum.fetch(input, init);
    fetched.push(url);
    return Promise.resolve(image());
  };
  const picture = `    image:\n      url: ${JSON.stringify(url)}\n      alt: ${JSON.stringify(alt)}\n`;
  const issue = soundIssue(week, (text) => text.replace('    summary:', `${picture}    summary:`));
  return { evening: new Evening(forum, { issue, world: { fetch } }), fetched };
}

test('images are uploaded first, once an address', async () => {
  const forum = new Discourse();
  const { evening, fetched } = withImage(forum);
  const dry = await evening.publish('--dry-run');
  expect([forum.writes, fetched.length]).toEqual([[], 1]);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes.map(({ path }) => path)).toEqual(['/uploads.json', '/posts.json']);
  // The address of the forum's copy is all that was not known.
  const later = 'upload://(uploaded first: https://example.org/a.png)';
  const [, posted] = forum.writes.map(({ body }) => body.replace(/upload:\/\/image\d+\.png/, later));
  expect(dry.stdout).toContain(`POST /posts.json\n${posted}\n`);
  expect(forum.topics[0]?.posts[0]?.raw).toMatch(/!\[그림\|2x3\]\(upload:\/\/image\d+\.png\)/);
  expect(evening.ledger).toMatchObject({ images: { 'https://example.org/a.png': { width: 2, height: 3 } } });
  evening.change('다룬 논문이', '다루는 논문이');
  expect((await evening.publish()).code).toBe(0);
  expect([forum.writes.length, fetched.length]).toEqual([1, 2]);
  expect((await evening.publish('--yes --refresh-images')).code).toBe(0);
  // The bytes are the same: nothing has to be uploaded.
  expect([forum.writes, fetched.length]).toEqual([[], 3]);
});

test('an image that cannot be fetched: nothing is posted', async () => {
  const forum = new Discourse();
  const { evening } = withImage(forum, () => new Response('not found', { status: 404 }));
  const ran = await evening.publish();
  expect([ran.code, forum.writes, forum.topics]).toEqual([1, [], []]);
});

test('a ledger that was lost with its images is found again', async () => {
  const forum = new Discourse();
  const { evening } = withImage(forum);
  await evening.publish();
  const before = forum.topics[0]?.posts[0]?.raw;
  evening.loseLedger();
  const ran = await evening.publish();
  expect([ran.code, forum.topics[0]?.posts[0]?.raw, forum.topics.length]).toEqual([0, before, 1]);
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test.each([
  ['A | B', 'https://example.org/a.png'],
  ['[1]', 'https://example.org/a.png'],
  ['a*b*c', 'https://example.org/a.png'],
  ['<b>', 'https://example.org/a.png'],
  ['back\\slash', 'https://example.org/a.png'],
  ['$x$', 'https://example.org/a.png'],
  ['그림', 'https://example.org/a.png?x=1&amp;y=2'],
  ['그림', 'https://example.org/a.png?x=1&y=(2)'],
  ['A | B', "https://example.org/a'b.png?x=1&y=2"],
])('the image with the alt %j at %s is shown from the forum', async (alt, url) => {
  const forum = new Discourse();
  const { evening } = withImage(forum, undefined, { alt, url });
  expect((await evening.publish()).code).toBe(0);
  const raw = forum.topics[0]?.posts[0]?.raw ?? '';
  expect(raw).toContain('upload://');
  expect(raw).not.toContain('https://example.org/a');
  expect((await evening.publish()).code).toBe(0);
  expect(forum.writes).toEqual([]);
});

test('an image that somebody replaced on the forum is not overwritten where the ledger was lost', async () => {
  const forum = new Discourse();
  const { evening } = withImage(forum);
  await evening.publish();
  const [post] = forum.topics[0]?.posts ?? [];
  if (post === undefined) throw new Error('no post');
  post.raw = post.raw.replace(/upload:\/\/[\w.]+/, theirs);
  evening.loseLedger();
  const ran = await evening.publish();
  expect([ran.code, post.raw.includes(theirs)]).toEqual([1, true]);
  expect(ran.stderr).toMatch(/^- .*theirs\.png[^]*was edited on the forum/m);
  expect((await evening.publish('--yes --force')).code).toBe(0);
  expect(post.raw).not.toContain(theirs);
});

test('where only the image of an issue changes, a dry run prints what is posted', async () => {
  const forum = new Discourse();
  const { evening } = withImage(forum);
  await evening.publish();
  evening.change('https://example.org/a.png', 'https://example.org/b.png');
  // Another picture.
  const other = withImage(forum, () => new Response(new Uint8Array([...png, 1])), {
    url: 'https://example.org/b.png',
  });
  for (const path of evening.files.paths('/desk')) other.evening.files.put(path, evening.files.text(path));
  const dry = await other.evening.publish('--dry-run');
  expect([dry.code, forum.writes]).toEqual([0, []]);
  const ran = await other.evening.publish();
  expect(forum.writes.map(({ path }) => path)).toEqual(['/uploads.json', '/posts/1003.json']);
  const later = 'upload://(uploaded first: https://example.org/b.png)';
  const changed = forum.writes[1]?.body.replace(
    /(?<="raw":"[^]*)upload:\/\/image\d+\.png(?=[^]*"raw_old")/,
    later,
  );
  expect(dry.stdout).toContain(`PUT /posts/1003.json\n${changed}\n`);
  expect(ran.stderr).toMatch(
    /- .*upload:\/\/image\d+\.png[^]*\+ .*uploaded first: https:\/\/example\.org\/b\.png/,
  );
});

test('--refresh-images says that nothing has changed where nothing has', async () => {
  const forum = new Discourse();
  const { evening } = withImage(forum);
  await evening.publish();
  expect((await evening.publish('--yes --refresh-images')).stderr).toContain('is on the forum as it is here');
});

test.each(['https://[2606:4700::6810:85e5]/a.png', 'https://[2606:4700::6810:85e5]:8443/a(1).png'])(
  'an image at the address of a host %s',
  async (url) => {
    const forum = new Discourse();
    const { evening, fetched } = withImage(forum, undefined, { url });
    const ran = await evening.publish();
    expect([ran.stderr, ran.code]).toEqual([expect.stringContaining('is posted'), 0]);
    expect(fetched).toEqual([new URL(url).href]);
    expect(forum.topics[0]?.posts[0]?.raw).toContain('upload://');
    expect(forum.topics[0]?.posts[0]?.raw).not.toContain('2606');
  },
);

test.each([
  'http://[::1]/a.png',
  'http://[fd00::1]/a.png',
  'http://[::ffff:10.0.0.1]/a.png',
  'http://[64:ff9b:1::a00:1]/a.png',
])('an image at %s is not fetched, for it is in a private network', async (url) => {
  const forum = new Discourse();
  const { evening, fetched } = withImage(forum, undefined, { url });
  const ran = await evening.publish();
  expect([ran.code, fetched, forum.writes]).toEqual([1, [], []]);
  expect(ran.stderr).toContain('private network');
});

test('an image address with a password is refused, and the password is shown nowhere', async () => {
  const forum = new Discourse();
  const { evening, fetched } = withImage(forum, undefined, { url: 'https://me:sesame@example.org/a.png' });
  for (const flags of ['--dry-run', '--yes']) {
    const ran = await evening.publish(flags);
    expect([ran.code, fetched, forum.writes]).toEqual([1, [], []]);
    expect(ran.stdout + ran.stderr).not.toContain('sesame');
    expect(ran.stderr).toContain('https://example.org/a.png');
  }
});
