import { expect, test } from 'vitest';
import { editText, usualFolder } from '../../src/terminal/edit-text.ts';
import { fakeContext } from '../support/context.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const files = (): MemoryFiles => new MemoryFiles({ [`${usualFolder}/`]: '', '/scratch/': '' });

/** What is edited, where, and what the editor saves in its place. */
function edit(saved: string | Uint8Array, env: Record<string, string> = { TMPDIR: '/scratch' }) {
  const disk = files();
  const context = fakeContext({
    files: disk,
    env: { EDITOR: 'ed', ...env },
    exec: (command) => {
      const [, path = ''] = /'(.*)'/.exec(command) ?? [];
      disk.put(path, saved);
      return { status: 0, stdout: '', stderr: '' };
    },
  });
  return { disk, text: () => editText(context, 'before', 'summary') };
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

test.each([
  [{ TMPDIR: '/scratch' }, '/scratch/'],
  [{ TMPDIR: '' }, `${usualFolder}/`],
  [{ TMPDIR: 'here', TEMP: '/scratch' }, '/scratch/'],
])('%j', (env, folder) => {
  const { disk, text } = edit('a', env);
  text();
  expect(disk.steps.find((step) => step.startsWith('open '))).toContain(folder);
});
