import { expect, test } from 'vitest';
import { removeLeftovers } from '../../src/files/leftovers.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { Killed, MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

test('what a render that was killed left is gone after the next one', async () => {
  const files = new MemoryFiles(newsletter({ '2025-07-07': soundIssue() }));
  const command = 'render -f forum,text 2025-07-07';
  await runCli(command, { files });
  const whole = files.paths('/desk/out/');
  files.break('rename', 'killed');
  await runCli(command, { files }).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
  expect(files.revive().paths('/desk/out/')).toContain('/desk/out/.2025-07-07.forum.md.digest-1');
  files.put('/desk/out/.2025-07-14.txt.digest-1', 'of another issue');
  await runCli(command, { files });
  expect(files.paths('/desk/out/')).toEqual(['/desk/out/.2025-07-14.txt.digest-1', ...whole]);
});

test('what another writer may still be at stays, and so does what is no such file', () => {
  const files = new MemoryFiles();
  const names = ['.a.txt.digest-1', '.a.txt.digest-x', 'a.txt.digest-1', '.ab.txt.digest-1'];
  for (const name of names) files.put(`/out/${name}`, '');
  const modified = files.stat('/out/.a.txt.digest-1')?.modified ?? 0;
  removeLeftovers(files, '/out', { name: 'a', now: new Date(modified + 600_000) });
  expect(files.list('/out')).toEqual(names.toSorted());
  removeLeftovers(files, '/out', { name: 'a', now: new Date(modified + 600_001) });
  expect(files.list('/out')).toEqual(names.slice(1).toSorted());
});
