import { spawnSync } from 'node:child_process';
import { pause } from './terminal.ts';

/** Why there is no tmux to run a program in; `undefined` where there is one. */
export const noTmux = spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed';

/** A program in a real terminal of a given size. */
export class Tmux {
  private static count = 0;
  private readonly socket = `digest-${process.pid}-${++Tmux.count}`;

  constructor(
    command: string,
    {
      cwd,
      columns,
      rows = 60,
      env = {},
    }: { cwd: string; columns: number; rows?: number; env?: Record<string, string> },
  ) {
    const variables = Object.entries({ LC_ALL: 'C.UTF-8', ...env }).flatMap(([name, value]) => [
      '-e',
      `${name}=${value}`,
    ]);
    this.run(
      '-u',
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-s',
      'it',
      '-x',
      String(columns),
      '-y',
      String(rows),
      '-c',
      cwd,
      ...variables,
      `${command}; echo "ended with $?"; sleep 60`,
    );
  }

  private run(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync('tmux', ['-L', this.socket, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tmux ${args[0] ?? ''}: ${stderr}`);
    return stdout;
  }

  /** Text, or names of keys such as `Enter` and `C-c` where `named`. */
  type(text: string): void {
    this.run('send-keys', '-t', 'it', '-l', '--', text);
  }

  press(...names: string[]): void {
    this.run('send-keys', '-t', 'it', ...names);
  }

  /** With the marks of a paste where the program has asked for them. */
  paste(text: string): void {
    this.run('set-buffer', text);
    this.run('paste-buffer', '-p', '-t', 'it');
  }

  get screen(): string {
    return this.run('capture-pane', '-p', '-t', 'it').trimEnd();
  }

  async until(wanted: RegExp): Promise<string> {
    let text = '';
    for (let i = 0; i < 300; i++) {
      text = this.screen;
      if (wanted.test(text)) return text;
      await pause(50);
    }
    throw new Error(`the terminal never showed ${String(wanted)}, but:\n${text}`);
  }

  /** Closes the terminal; programs in it are hung up. */
  close(): void {
    spawnSync('tmux', ['-L', this.socket, 'kill-server']);
  }
}
