/** Threads of Node: what they are asked and answer, and that each end of one is told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nodeThreads } from '../../src/cli/threads.ts';
import type { Thread } from '../../src/context.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-threads-'));
afterAll(() => rmSync(work, { recursive: true }));
mkdirSync(join(work, 'bin'));

function threadWith(answer: string): Thread {
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(work, 'bin', 'worker.js'),
    `import { parentPort, workerData } from 'node:worker_threads';
parentPort.on('message', (question) => { ${answer} });`,
  );
  return nodeThreads(process, work).start('/desk', { work: 'test' });
}

test('questions are answered in turn, with what it was started with', async () => {
  const thread = threadWith('parentPort.postMessage({ ...question, ...workerData })');
  const start = { packageRoot: work, cwd: '/desk', job: { work: 'test' } };
  const answers = Promise.all([thread.ask({ a: 1 }), thread.ask({ b: 2 })]);
  expect(await answers).toEqual([
    { a: 1, ...start },
    { b: 2, ...start },
  ]);
  thread.end();
  await expect(thread.ask({})).rejects.toThrow();
});

test.each([
  ['runs out of memory', 'for (const all = []; ; ) all.push(Array(1e4).fill(0.5))', /memory/],
  ['throws', "throw new TypeError('no such thing')", /no such thing/],
  ['rejects', "void Promise.reject(new Error('no such promise'))", /no such promise/],
  ['ends', 'process.exit(0)', /gave no reason/],
  ['answers what cannot be sent', 'parentPort.postMessage(() => {})', /gave no reason/],
])('one that %s: all that waits is told', async (_, answer, reason) => {
  const thread = threadWith(answer);
  const asked = await Promise.allSettled([thread.ask({}), thread.ask({})]);
  for (const one of asked) expect(String((one as PromiseRejectedResult).reason)).toMatch(reason);
  await expect(thread.ask({})).rejects.toThrow(reason);
});

/** What V8 is told by a method of the threads of some Node. */
function flagsOf(node: string, method: 'takeAllCores' | 'spareMemory'): string[] {
  const flags: string[] = [];
  const v8 = { setFlagsFromString: (flag: string) => flags.push(flag) };
  const fake = {
    versions: { node },
    getBuiltinModule: (name: string) => (name === 'node:v8' ? v8 : undefined),
  };
  nodeThreads(fake as unknown as NodeJS.Process, '/nowhere')[method]();
  return flags;
}

test.each([
  ['20.19.0', ['--no-parallel-scavenge', '--interrupt-budget=1200000']],
  // Node says on stderr that it does not know the other.
  ['22.12.0', ['--no-parallel-scavenge']],
  ['24.1.0', ['--no-parallel-scavenge']],
])('where all cores are taken, Node %s is told to do less beside them', (node, expected) => {
  expect(flagsOf(node, 'takeAllCores')).toEqual(expected);
});

test.each(['20.19.0', '22.12.0', '24.1.0'])(
  'where memory is spared, Node %s is told to collect sooner',
  (node) => {
    expect(flagsOf(node, 'spareMemory')).toEqual([
      '--heap-growing-percent=40',
      '--semi-space-growth-factor=1',
    ]);
  },
);
