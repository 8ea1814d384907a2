import { expect, test } from 'vitest';
import { removeTemporaries } from '../../src/files/temporary.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

test('what a render that was killed left is gone after the next one', async () => {
  const files = new MemoryFiles(newsletter({ '2025-07-07': soundIssue() }));
  const command = 'render -f forum,text 2025-07-07';
  await runCli(command, { files });
  const whole = files.paths('/desk/out/');
  files.put('/desk/out/2025-07-07.forum.md', 'of an earlier text');
  files.break('rename', 'killed');
  await runCli(command, { files }).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
  expect(files.revive().paths('/desk/out/')).toContain('/desk/out/.2025-07-07.forum.md.digest-1');
  files.put('/desk/out/.2025-07-14.txt.digest-1', 'of another issue');
  await runCli(command, { files });
  expect(files.paths('/desk/out/')).toEqual(['/desk/out/.2025-07-14.txt.digest-1', ...whole]);
});

test.each([
  ['render -f text 2025-07-07 --out out', 'out/2025-07-07.txt'],
  ['init --update', 'schema/issue.schema.json'],
])(
  'a second name that is left is gone before the file is written, which is replaced: %s',
  async (command, path) => {
    const files = new MemoryFiles({
      ...newsletter({ '2025-07-07': soundIssue() }),
      [`/desk/${path}`]: '{}\n',
    });
    const second = `/desk/${path.replace(/[^/]+$/, '.$&')}.digest-1-old`;
    files.link(`/desk/${path}`, second);
    files.steps.length = 0;
    expect((await runCli(command, { files })).code).toBe(0);
    expect(files.text(`/desk/${path}`)).not.toBe('{}\n');
    expect(files.paths('/desk').filter((one) => one.includes('.digest-'))).toEqual([]);
    // Written where it stands, it would be as new under its second name, which would so stay for ever.
    expect(files.steps.filter((step) => /^rename .*digest-whole$/.test(step))).toEqual([]);
  },
);

test.each([
  ['new 2025-07-14', '/desk/issues/.2025-07-14.yaml.digest-1'],
  ['init', '/desk/schema/.issue.schema.json.digest-1'],
])('what %s that was killed left is gone with the next one, however soon', async (command, left) => {
  const files = new MemoryFiles(
    command === 'init' ? { '/desk/': '' } : newsletter({ '2025-07-07': soundIssue() }),
  );
  const remove = files.remove.bind(files);
  files.remove = (path) => {
    if (path === left) throw new Killed('killed in remove');
    remove(path);
  };
  // A moment later than what the disk of the test has.
  const world = { files, now: '1970-01-01T00:00:01Z' };
  await runCli(command, world).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
  expect(files.paths('/desk')).toContain(left);
  files.remove = remove;
  await runCli(command, world);
  expect(files.paths('/desk').filter((path) => path.includes('.digest-'))).toEqual([]);
});

test('what another writer may still be at stays, and so does what is no such file', () => {
  const files = new MemoryFiles();
  const ours = [
    '.a.txt.digest-1',
    '.a.txt.digest-2-old',
    '.a.txt.lock.digest-1',
    '.a.txt.lock.digest-7-left',
  ];
  const theirs = [
    ...['.a.txt.digest-x', '.a.txt.digest-1.txt', 'a.txt.digest-1', '.ab.txt.digest-1', '.a.txt.lock'],
    '.a.txt.digest-whole',
  ];
  for (const name of [...ours, ...theirs]) files.put(`/out/${name}`, '');
  const modified = files.stat('/out/.a.txt.lock.digest-7-left')?.modified ?? 0;
  removeTemporaries(files, '/out', { name: 'a.', now: new Date(600_000) });
  expect(files.list('/out')).toEqual([...ours, ...theirs].toSorted());
  removeTemporaries(files, '/out', { name: 'a.', now: new Date(modified + 600_001) });
  expect(files.list('/out')).toEqual(theirs.toSorted());
});

test('whoever is alone with a file removes what is left of it at once, and nothing that its author named alike', () => {
  const files = new MemoryFiles();
  const left = ['.a.yaml.digest-1', '.a.yaml.digest-1-old'];
  const others = [
    '.a.yaml.digest-notes.txt',
    '.a.yaml.digest-1.bak',
    '.a.yaml.lock.digest-2',
    '.a.yaml.lock',
  ];
  for (const name of [...left, ...others]) files.put(`/issues/${name}`, '');
  removeTemporaries(files, '/issues', { name: 'a.yaml' });
  expect(files.list('/issues')).toEqual(others.toSorted());
});
