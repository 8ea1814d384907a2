import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/cli/node-context.ts';

/** The real world with other environment variables. */
function addressesOf(env: NodeJS.ProcessEnv, url: string): Promise<readonly string[]> {
  const own = Object.create(process, { env: { value: env } }) as NodeJS.Process;
  return nodeContext(own, '/').addressesOf(new URL(url));
}

test.each([
  ['/desk/gone', '/desk/gone'],
  // What is relative to it leads nowhere, and would ask for it again.
  ['gone', '/'],
  ['', '/'],
])('a working directory that is gone is the one that the shell has: %j', (PWD, cwd) => {
  const gone = (): never => {
    throw new Error('ENOENT: no such file or directory, uv_cwd');
  };
  const own = Object.create(process, { cwd: { value: gone }, env: { value: { PWD } } }) as NodeJS.Process;
  expect(nodeContext(own, '/')).toMatchObject({ cwd, isCwdGone: true });
});

describe('what the system refuses', () => {
  test.each([
    ['EIO', 'the disk reports an error'],
    ['EAGAIN', 'it is not ready; try it again'],
    ['EBADF', 'it is not open for this'],
  ])('of standard input (%s) is told in words', async (code, words) => {
    const stdin = new PassThrough();
    stdin.destroy(Object.assign(new Error(`${code}: read`), { code, syscall: 'read' }));
    const own = Object.create(process, { stdin: { value: stdin } }) as NodeJS.Process;
    await expect(nodeContext(own, '/').stdin.readAll()).rejects.toMatchObject({
      code: 'cannot-read',
      message: `standard input cannot be read: ${words}`,
    });
  });

  test('of standard input at its opening as well, and only to whoever wants it', async () => {
    const refused = (): never => {
      throw Object.assign(new Error('open EINVAL'), { code: 'EINVAL', syscall: 'open' });
    };
    const own = Object.create(process, { stdin: { get: refused } }) as NodeJS.Process;
    await expect(nodeContext(own, '/').stdin.readAll()).rejects.toMatchObject({ code: 'cannot-read' });
  });

  test('is its name: a lock says as much as there is to say', () => {
    const os = {
      hostname: () => {
        throw Object.assign(new Error('A system error occurred'), { code: 'ERR_SYSTEM_ERROR' });
      },
    };
    const own = Object.create(process, { getBuiltinModule: { value: () => os } }) as NodeJS.Process;
    expect(nodeContext(own, '/').self.host).toBe('localhost');
  });

  const notPosix = process.platform === 'win32' ? ' (skipped: Windows has no /dev/null)' : '';
  test.skipIf(notPosix !== '').each(['/dev/null/no-program', '/no-program'])(
    `is to start %s${notPosix}`,
    async (command) => {
      expect(await nodeContext(process, '/').launch(command, [])).toBe(false);
    },
  );
});

describe('where a redirect leads', () => {
  // An address needs nobody to look it up, and stands for a name in a private network.
  test.each([
    ['no proxy', {}, ['10.0.0.1']],
    ['a proxy for it', { HTTP_PROXY: 'http://127.0.0.1:1' }, []],
    ['a proxy for the other scheme', { HTTPS_PROXY: 'http://127.0.0.1:1' }, ['10.0.0.1']],
    [
      'a proxy that it is excepted from',
      { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '10.0.0.1' },
      ['10.0.0.1'],
    ],
  ])('with %s', async (_, env, addresses) => {
    expect(await addressesOf(env, 'http://10.0.0.1/')).toEqual(addresses);
  });
});

test('a wish to end is told with its signal, until nobody listens', () => {
  const own = Object.assign(Object.create(process) as NodeJS.Process, new EventEmitter());
  const told: string[] = [];
  const forget = nodeContext(own, '/').onInterrupt((signal) => told.push(signal));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) own.emit(signal, signal);
  forget();
  expect(told).toEqual(signals);
  expect(signals.map((signal) => own.listenerCount(signal))).toEqual([0, 0, 0]);
});
