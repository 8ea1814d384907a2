import { join } from 'node:path';
import type { Thread, Threads } from '../context.ts';

/** A thread ends where it needs more, and the program says so. With more for what is new (Node's own measure) it is no faster. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/**
 * V8 compiles what is hot, and collects what is young, on other cores, which here are busy: 520 issues on two took a fifth less with
 * less of it. The budget of bytecode after which a function is compiled anew was 132 kB; V8 has it by this name up to Node 20.
 */
const busyFlags = ['--no-parallel-scavenge'];
const busyFlagsOfNode20 = ['--interrupt-budget=1200000'];

/**
 * Where there is room, V8 lets what it holds grow a lot before it looks for what nobody needs, and what is young most of all. 500 kB of
 * `*a* ` as post, mail, text and data took 467 MB in Node 20, and 229 MB with the first flag, in no more time. `validate --rendered` of
 * 500 kB of tables took 307 MB with that one, and 269 MB with both in a tenth more time.
 */
const spareFlags = ['--heap-growing-percent=40', '--semi-space-growth-factor=1'];

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
    takeAllCores() {
      const { setFlagsFromString } = process.getBuiltinModule('node:v8');
      const isNode20 = process.versions.node.startsWith('20.');
      for (const flag of isNode20 ? [...busyFlags, ...busyFlagsOfNode20] : busyFlags)
        setFlagsFromString(flag);
    },
    spareMemory() {
      const { setFlagsFromString } = process.getBuiltinModule('node:v8');
      for (const flag of spareFlags) setFlagsFromString(flag);
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
