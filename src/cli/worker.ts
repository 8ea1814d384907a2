/** What a thread of the program runs: it answers what it is asked, one question after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { answering, type Job, type Question } from '../commands/index.ts';
import { inside } from './inside.ts';
import { nodeContext } from './node-context.ts';
import type { Start } from './threads.ts';

const { packageRoot, cwd, job } = workerData as Start;
const answer = answering(inside(nodeContext(process, packageRoot), cwd), job as Job);
let last = Promise.resolve();
// What fails here is told as an end of the thread.
parentPort?.on('message', (question: Question) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  last = last.then(async () => parentPort?.postMessage(await answer(question)));
});
