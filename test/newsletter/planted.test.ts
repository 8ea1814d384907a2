import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const config = '/commons/digest.config.yaml';

/** A working directory below one that everybody may write to, where somebody left a config. */
function world({ user = 1001, mode = 0o1777, path = config } = {}) {
  const files = new MemoryFiles({ '/commons/issues/': '', '/commons/work/': '', [path]: 'locale: en\n' });
  files.giveTo(path, { user, group: user });
  const stat = files.stat.bind(files);
  files.stat = (at) => {
    const found = stat(at);
    return at === '/commons' && found !== undefined ? { ...found, mode } : found;
  };
  return fakeContext({ files, cwd: '/commons/work' });
}

describe('what another user put into a folder of everybody’s', () => {
  test.each(['status', 'validate', 'render', 'new 2025-07-07', 'cook -', 'init --update .'])(
    '%s does not read it',
    async (command) => {
      const { code, stdout, stderr } = await runCli(command, world());
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(
        `${config} belongs to another user and is in a folder that everybody may write to`,
      );
    },
  );

  test('templates neither, beside an issues/ of the user’s own', async () => {
    const given = world({ path: '/commons/templates/' });
    given.files.giveTo('/commons/templates', { user: 1001, group: 1001 });
    const { code, stderr } = await runCli('validate', given);
    expect(code).toBe(2);
    expect(stderr).toContain('/commons/templates belongs to another user');
  });

  test.each([
    ['the user’s own', { user: 1000 }],
    ['of root', { user: 0 }],
    ['in a folder of the other user’s', { mode: 0o755 }],
  ])('%s is read', async (_, given) => {
    expect((await runCli('validate', world(given))).code).toBe(0);
  });
});
