import { join } from 'node:path';
import type { Thread, Threads } from '../context.ts';

/** A thread ends where it needs more, and the program says so. With more for what is new (Node's own measure) it is no faster. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** What `worker.ts` is started with. */
export interface Start {
  readonly packageRoot: string;
  readonly cwd: string;
  readonly job: object;
}

/** Threads of Node, which run `worker.ts`. */
export function nodeThreads(process: NodeJS.Process, packageRoot: string): Threads {
  return {
    get cores() {
      return process.getBuiltinModule('node:os').availableParallelism();
    },
    worked() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    start(cwd, job) {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      const start: Start = { packageRoot, cwd, job };
      return threadOf(
        new Worker(join(packageRoot, 'bin', 'worker.js'), {
          workerData: start,
          argv: process.argv.slice(2, 3),
          resourceLimits,
        }),
      );
    },
  };
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

function threadOf(worker: InstanceType<typeof import('node:worker_threads').Worker>): Thread {
  const waiting: Waiting[] = [];
  let ended: Error | undefined;
  // Not every error comes whole from one thread to another.
  const end = (error: unknown): void => {
    ended ??= error instanceof Error ? error : new Error('it gave no reason');
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('message', (answer: unknown) => waiting.shift()?.resolve(answer));
  worker.on('messageerror', end);
  worker.on('error', end);
  worker.on('exit', end);
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        if (ended === undefined) worker.postMessage(question);
        else end(ended);
      }),
    end: () => void worker.terminate(),
  };
}
