import { isAbsolute } from 'node:path';
import { build } from '../generated/version.js';
import type { Context } from '../context.ts';
import { disk } from '../files/index.ts';
import type { ProxiedFetch } from '../http/index.ts';
import { sayNotice } from '../problem/index.ts';
import { isOnRunner, suspension } from '../terminal/index.ts';
import { inputStream } from './input-stream.ts';
import { messageStream, Outlet, resultStream } from './output-stream.ts';
import { noSecrets } from './secrets.ts';
import { nodeThreads } from './threads.ts';

/** The real world, made of Node's process. `packageRoot` is the folder that holds schema/ as it was shipped. */
export function nodeContext(process: NodeJS.Process, packageRoot: string): Context {
  const isRunner = isOnRunner(process.env);
  const { node, icu, unicode } = process.versions;
  const stderr = messageStream(new Outlet(2, () => process.stderr), { isRunner });
  let proxied: ProxiedFetch | undefined;
  const proxies = async (): Promise<ProxiedFetch | undefined> => {
    if (!usesProxy(process.env)) return undefined;
    const { proxiedFetch } = await import('../http/index.ts');
    return (proxied ??= proxiedFetch(process.env));
  };
  const place = workingDirectory(process);
  return {
    ...place,
    env: process.env,
    call: {
      argv: process.argv.slice(2),
      cwd: place.cwd,
      build: [build, node, icu, unicode, process.platform].join(' '),
    },
    packageRoot,
    now: () => new Date(),
    fetch: async (input, init) => (await proxies())?.fetch(input, init) ?? globalThis.fetch(input, init),
    turn: async (url) => (await proxies())?.turn(url) ?? (() => {}),
    closeConnections: async () => proxied?.close(),
    addressesOf: async (url) => {
      if (usesProxy(process.env)) {
        const { proxyFor } = await import('../http/index.ts');
        if (proxyFor(url, process.env) !== undefined) return [];
      }
      const { lookup } = await import('node:dns/promises');
      return (await lookup(url.hostname, { all: true })).map(({ address }) => address);
    },
    serve: async (port, answer) => (await import('./http-server.ts')).serveLoopback(port, answer),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, signal?.aborted === true ? 0 : milliseconds);
        signal?.addEventListener('abort', end);
      }),
    random: () => Math.random(),
    secret: () => process.getBuiltinModule('node:crypto').randomBytes(16).toString('base64url'),
    secrets: noSecrets(),
    files: disk,
    threads: nodeThreads(process, packageRoot),
    stdin: inputStream(process),
    stdout: resultStream(new Outlet(1, () => process.stdout), {
      isRunner,
      onSpelt: () => {
        if (isRunner) stderr.write(`${sayNotice({ code: 'commands-spelt', args: {} })}\n`);
      },
      onLost: (failure) => {
        stderr.write(`digest: ${failure.words.message}\n`);
        process.exit(failure.exit);
      },
    }),
    stderr,
    exec(command, args, { cwd, env = process.env, inherit = false, shell = false, input }) {
      // Most commands run no other program, and loading what could takes longer than reading an issue.
      const { spawnSync } = process.getBuiltinModule('node:child_process');
      const result = spawnSync(command, args, {
        cwd,
        env,
        shell,
        encoding: 'utf8',
        stdio: inherit ? 'inherit' : 'pipe',
        ...(input === undefined ? {} : { input }),
        maxBuffer: 64 * 1024 * 1024,
      });
      const { status, stdout, stderr, error } = result;
      return {
        status,
        stdout: stdout ?? '',
        stderr: stderr ?? '',
        ...(error === undefined ? {} : { error }),
      };
    },
    execLong: async (command, args, options) =>
      (await import('./exec-long.ts')).execLong(
        process.getBuiltinModule('node:child_process').spawn,
        command,
        args,
        options,
      ),
    launch(command, args) {
      const { spawn } = process.getBuiltinModule('node:child_process');
      return new Promise((resolve) => {
        try {
          const child = spawn(command, args, { stdio: 'ignore', detached: true });
          child.unref();
          child.once('error', () => resolve(false));
          child.once('spawn', () => resolve(true));
        } catch {
          // Of some refusals Node tells so.
          resolve(false);
        }
      });
    },
    self: {
      pid: process.pid,
      user: process.geteuid?.(),
      get host() {
        try {
          return process.getBuiltinModule('node:os').hostname();
        } catch {
          return 'localhost';
        }
      },
      get system() {
        return ofLinux(() => {
          const { readFileSync, readlinkSync } = process.getBuiltinModule('node:fs');
          // The numbers of processes are those of a container, of which one system may have many.
          return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
        });
      },
      startOf: (pid) =>
        ofLinux(() => {
          const stat = process.getBuiltinModule('node:fs').readFileSync(`/proc/${pid}/stat`, 'utf8');
          // proc(5) counts it as the 22nd; the second is a name in brackets, which may hold anything.
          return stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[19];
        }),
      isAlive(pid) {
        try {
          process.kill(pid, 0);
          return true;
        } catch (error) {
          // Somebody else's process is alive too.
          return (error as NodeJS.ErrnoException).code === 'EPERM';
        }
      },
    },
    onInterrupt(listener) {
      // The library for prompts listens to it for a while. Without any listener afterwards, a file that grows beyond the limit of
      // the system ends the program, where Node makes it an error of the disk.
      if (process.listenerCount('SIGXFSZ') === 0) process.on('SIGXFSZ', () => {});
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.on(signal, listener);
      return () => {
        for (const signal of signals) process.off(signal, listener);
      };
    },
    onSuspend: (leave, comeBack) => suspension(process, leave, comeBack),
  };
}

/** What Linux tells of itself; `undefined` elsewhere. */
function ofLinux<T>(ask: () => T): T | undefined {
  try {
    return process.platform === 'linux' ? ask() : undefined;
  } catch {
    return undefined;
  }
}

/** Where the folder was, as the shell has it, if it is gone. Another may be there by now, or none. */
function workingDirectory(process: NodeJS.Process): Pick<Context, 'cwd' | 'isCwdGone'> {
  try {
    return { cwd: process.cwd() };
  } catch {
    // What is relative to it leads nowhere, and would ask for it again.
    const shell = process.env['PWD'] ?? '';
    return { cwd: isAbsolute(shell) ? shell : '/', isCwdGone: true };
  }
}

/** Whether any of the usual variables names a proxy. */
function usesProxy(env: NodeJS.ProcessEnv): boolean {
  return proxyVariables.some((name) => (env[name] ?? '') !== '');
}

const proxyVariables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'];
