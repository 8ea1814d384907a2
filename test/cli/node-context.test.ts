import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/cli/node-context.ts';

/** The real world with other environment variables. */
function addressesOf(env: NodeJS.ProcessEnv, url: string): Promise<readonly string[]> {
  const own = Object.create(process, { env: { value: env } }) as NodeJS.Process;
  return nodeContext(own, '/').addressesOf(new URL(url));
}

test('a working directory that is gone is the one that the shell has, and known to be gone', () => {
  const gone = (): never => {
    throw new Error('ENOENT: no such file or directory, uv_cwd');
  };
  const own = Object.create(process, {
    cwd: { value: gone },
    env: { value: { PWD: '/desk/gone' } },
  }) as NodeJS.Process;
  expect(nodeContext(own, '/')).toMatchObject({ cwd: '/desk/gone', isCwdGone: true });
});

test('a terminal that nobody told its size has no width, rather than none at all', () => {
  const terminal = (columns: number): NodeJS.Process => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns });
    return Object.create(process, { stderr: { value: stream } }) as NodeJS.Process;
  };
  expect(nodeContext(terminal(0), '/').stderr.columns).toBeUndefined();
  expect(nodeContext(terminal(40), '/').stderr.columns).toBe(40);
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
