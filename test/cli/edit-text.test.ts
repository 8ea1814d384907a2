import { describe, expect, test } from 'vitest';
import { type Edited, editText, usualFolder } from '../../src/terminal/edit-text.ts';
import { fakeContext } from '../support/context.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const files = (): MemoryFiles => new MemoryFiles({ [`${usualFolder}/`]: '', '/scratch/': '' });

/** What is edited, where, what the editor saves in its place, if anything, and how it ends. */
function edit(
  saved: string | Uint8Array | undefined,
  env: Record<string, string> = { TMPDIR: '/scratch' },
  status: number | null = 0,
) {
  const disk = files();
  const context = fakeContext({
    files: disk,
    env: { EDITOR: 'ed', ...env },
    exec: (command) => {
      const [, path = ''] = /'(.*)'/.exec(command) ?? [];
      if (saved !== undefined) disk.put(path, saved);
      return { status, stdout: '', stderr: '' };
    },
  });
  const edited = (): Edited => editText(context, 'before', 'summary');
  return { disk, edited, text: () => edited().text };
}

test('what was saved comes back, and no file stays', () => {
  const { disk, text } = edit('가\n');
  expect(text()).toBe('가\n');
  expect(disk.paths('/scratch/')).toEqual([]);
});

test('a text that was saved in another encoding stays where it is, and is told', () => {
  const { disk, text } = edit(Uint8Array.of(0xb0, 0xa1));
  expect(text).toThrow(/\/scratch\/digest-\d+-1-summary\.md cannot be read: it is not UTF-8 text/);
  expect(disk.paths('/scratch/')).toEqual([expect.stringMatching(/^\/scratch\/digest-\d+-1-summary\.md$/)]);
});

describe.each([1, 139, null])('an editor that ends with %s', (status) => {
  test('has written what it saved: that is the text, and why it ended is told', () => {
    const { disk, edited } = edit('가\n', { TMPDIR: '/scratch' }, status);
    const { text, failure } = edited();
    expect([text, failure?.code]).toEqual(['가\n', 'editor-failed']);
    expect(disk.paths('/scratch/')).toEqual([]);
  });

  test.each([undefined, 'before', 'before\n'])('and leaves %j has written nothing', (saved) => {
    const { disk, edited } = edit(saved, { TMPDIR: '/scratch' }, status);
    expect(edited).toThrow(/the editor ed could not be used: it ended with [^;]*$/);
    expect(disk.paths('/scratch/')).toEqual([]);
  });

  // It may have been cut short while it was saved: the question has all of it, but the user may have meant it.
  test.each(['bef', ''])('and leaves %j, a beginning: the file stays and is named', (saved) => {
    const { disk, edited } = edit(saved, { TMPDIR: '/scratch' }, status);
    expect(edited).toThrow(/; it left \/scratch\/digest-4242-1-summary\.md$/);
    expect(disk.paths('/scratch/')).toHaveLength(1);
  });

  test('and leaves another encoding: the file stays and is named', () => {
    const { disk, edited } = edit(Uint8Array.of(0xb0, 0xa1), { TMPDIR: '/scratch' }, status);
    expect(edited).toThrow(/\/scratch\/digest-\d+-1-summary\.md cannot be read/);
    expect(disk.paths('/scratch/')).toHaveLength(1);
  });

  test('and leaves a copy beside the file, as nano does when it is hung up: the copy is named', () => {
    const { disk, edited } = edit(undefined, { TMPDIR: '/scratch' }, status);
    disk.put('/scratch/digest-4242-1-summary.md.save', 'rescued');
    expect(edited).toThrow(/; it left \/scratch\/digest-4242-1-summary\.md\.save$/);
    expect(disk.paths('/scratch/')).toEqual(['/scratch/digest-4242-1-summary.md.save']);
  });
});

test('a file that cannot be read stays and is named', () => {
  const { disk, edited } = edit('가\n');
  disk.break('read', 'EIO');
  expect(edited).toThrow(/\/scratch\/digest-\d+-1-summary\.md cannot be read/);
  expect(disk.paths('/scratch/')).toHaveLength(1);
});

test('a file that cannot be removed is the text all the same', () => {
  const { disk, text } = edit('가\n');
  // The first is that of the write.
  disk.break('remove', 'EACCES', 2);
  expect(text()).toBe('가\n');
});

test.each([
  [{ TMPDIR: '/scratch' }, '/scratch/'],
  [{ TMPDIR: '' }, `${usualFolder}/`],
  [{ TMPDIR: 'here', TEMP: '/scratch' }, '/scratch/'],
])('%j', (env, folder) => {
  const { disk, text } = edit('a', env);
  text();
  expect(disk.steps.find((step) => step.startsWith('open '))).toContain(folder);
});
