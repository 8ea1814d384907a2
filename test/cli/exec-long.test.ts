import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { execLong } from '../../src/cli/exec-long.ts';

const patient = { timeoutMilliseconds: 60_000, most: 1_000_000 };

/** Runs a script of Node's with an input. */
function run(
  script: string,
  more: Partial<Parameters<typeof execLong>[3]> = {},
): ReturnType<typeof execLong> {
  const options = {
    env: { SOME: 'thing' },
    input: '',
    signal: new AbortController().signal,
    ...patient,
    ...more,
  };
  return execLong(spawn, process.execPath, ['-e', script], options);
}

test('a program reads its input, in an empty folder that is gone afterwards, with the environment it is given', async () => {
  const script = `process.stdin.setEncoding('utf8').on('data', (text) => process.stdout.write(text.toUpperCase()))
    .on('end', () => { console.log(process.cwd()); console.log(require('fs').readdirSync('.').length, Object.keys(process.env)); require('fs').writeFileSync('left', ''); console.error('said'); })`;
  const { status, stdout, stderr } = await run(script, { input: '가 a\n' });
  const [text, folder = '', rest] = Buffer.from(stdout).toString().split('\n');
  expect([status, stderr, text]).toEqual([0, 'said\n', '가 A']);
  expect(rest).toMatch(/^0 \[ 'SOME'/);
  expect([folder.length > 5, existsSync(folder)]).toEqual([true, false]);
});

test('it is ended after its time, when it prints too much, and when somebody says so', async () => {
  const forever = 'setInterval(() => {}, 1000)';
  expect(await run(forever, { timeoutMilliseconds: 50 })).toMatchObject({ ended: 'time', status: null });
  const loud = 'setInterval(() => process.stdout.write("x".repeat(1000)), 1)';
  expect(await run(loud, { most: 5000 })).toMatchObject({ ended: 'size', status: null });
  const end = new AbortController();
  const running = run(forever, { signal: end.signal });
  end.abort();
  expect(await running).toMatchObject({ ended: 'signal', status: null });
  expect(await run(forever, { signal: end.signal })).toMatchObject({ ended: 'signal' });
});

test('what it started itself keeps nobody waiting', async () => {
  const script = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 5000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`;
  expect(await run(script, { timeoutMilliseconds: 500 })).toMatchObject({ ended: 'time' });
});

test('a program that reads nothing, fails, or is not there', async () => {
  expect(await run('process.exit(3)', { input: 'x'.repeat(1_000_000) })).toMatchObject({ status: 3 });
  const options = { env: {}, input: '', signal: new AbortController().signal, ...patient };
  const missing = await execLong(spawn, '/no/such/program', [], options);
  expect([missing.error?.message, missing.stdout.length]).toEqual([expect.stringContaining('ENOENT'), 0]);
});
