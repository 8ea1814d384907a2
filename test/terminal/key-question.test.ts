import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { keyFor } from '../../src/channels/index.ts';
import { nodeContext } from '../../src/cli/node-context.ts';
import type { Context } from '../../src/context.ts';
import { noGit } from '../support/git.ts';
import { fakeContext } from '../support/context.ts';
import { FakeTerminal, keys } from '../support/terminal.ts';

const real = nodeContext(process, fileURLToPath(new URL('../../', import.meta.url)));
const forum = { channel: 'forum', url: 'https://forum.example', username: 'newsbot' } as const;

describe.skipIf(noGit !== '')(`a key that nobody keeps yet${noGit}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'digest-key-'));
  const kept = join(home, '.git-credentials');
  const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const ofGit = { exec: real.exec, packageRoot: real.packageRoot };
  afterAll(() => rmSync(home, { recursive: true }));
  beforeEach(() => {
    rmSync(kept, { force: true });
    writeFileSync(join(home, '.gitconfig'), '[credential]\n\thelper = store\n');
  });

  test('is asked for where nobody sees it, and kept once it has worked', async () => {
    const terminal = new FakeTerminal({ env });
    const lines: string[] = [];
    const exec: Context['exec'] = (command, args, options) => {
      lines.push([command, ...args].join(' '), JSON.stringify(options.env));
      return real.exec(command, args, options);
    };
    const context = { ...terminal.context, ...ofGit, exec };
    const coming = keyFor(context, forum);
    await terminal.answer([/Key of newsbot for https:\/\/forum\.example/, 'typed-key', keys.enter]);
    const { secret, worked } = await coming;
    expect(secret.reveal()).toBe('typed-key');
    expect(context.stderr.text).not.toContain('typed-key');
    expect(existsSync(kept)).toBe(false);
    worked();
    expect(readFileSync(kept, 'utf8')).toBe('https://newsbot:typed-key@forum.example\n');
    // Every user of the computer sees the arguments of a program.
    expect(lines).toContain('git credential approve');
    expect(lines.join('\n')).not.toContain('typed-key');
    const next = await keyFor({ ...fakeContext({ env }), ...ofGit }, forum);
    expect(next.secret.reveal()).toBe('typed-key');
  });

  test('is not asked for where the terminal would show it', async () => {
    const terminal = new FakeTerminal({ env: { ...env, TERM: 'dumb' } });
    const coming = keyFor({ ...terminal.context, ...ofGit }, forum);
    await expect(coming).rejects.toMatchObject({ code: 'key-missing', exit: 2 });
    expect(terminal.context.stderr.text).toBe('');
  });

  test('is not kept where Ctrl-C ends the question', async () => {
    const terminal = new FakeTerminal({ env });
    const coming = keyFor({ ...terminal.context, ...ofGit }, forum);
    const failure = coming.then(
      () => undefined,
      (error: unknown) => error,
    );
    await terminal.answer([/Key of newsbot/, keys.ctrlC]);
    expect(await failure).toMatchObject({ code: 'interrupted', exit: 130 });
    expect(existsSync(kept)).toBe(false);
  });
});
