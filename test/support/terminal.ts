import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { Captured, fakeContext } from './context.ts';
import type { FakeContext, FakeWorld } from './context.ts';

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  up: '\x1b[A',
  down: '\x1b[B',
  left: '\x1b[D',
  right: '\x1b[C',
  backspace: '\x7f',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlO: '\x0f',
  ctrlU: '\x15',
  escape: '\x1b',
  ctrlZ: '\x1a',
  /** What a terminal makes of a paste once a program has asked for the marks. */
  paste: (text: string): string => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`,
};

/** A terminal that a test looks at and types into: what is written to stderr is drawn by xterm.js, cursor and all. */
export class FakeTerminal {
  /** A Context whose stdin and stderr are this terminal; stdout is not. */
  readonly context: FakeContext;
  readonly raw: PassThrough & { isTTY: boolean; isRaw: boolean };
  private readonly screen: InstanceType<typeof xterm.Terminal>;

  constructor(world: FakeWorld = {}, { columns = 80, rows = 40 } = {}) {
    this.screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    const raw = Object.assign(new PassThrough(), {
      isTTY: true,
      isRaw: false,
      setRawMode(mode: boolean) {
        raw.isRaw = mode;
        return raw;
      },
    });
    this.raw = raw;
    const base = fakeContext(world);
    const draw = (text: string): void => this.screen.write(text);
    const stderr = new Captured(true, columns);
    const keep = stderr.put.bind(stderr);
    stderr.put = (text) => {
      keep(text);
      draw(text);
    };
    this.context = { ...base, stdin: { ...base.stdin, isTTY: true, raw }, stderr };
  }

  /** Somebody else writes on it. */
  print(text: string): void {
    this.screen.write(text);
  }

  type(...text: readonly string[]): void {
    for (const one of text) this.raw.write(one);
  }

  /** The rows of the screen, without what is empty below. */
  async rows(): Promise<string[]> {
    await new Promise<void>((resolve) => {
      this.screen.write('', resolve);
    });
    const { active } = this.screen.buffer;
    const rows = Array.from(
      { length: active.length },
      (_, i) => active.getLine(i)?.translateToString(true) ?? '',
    );
    return rows.slice(0, rows.findLastIndex((row) => row !== '') + 1);
  }

  async text(): Promise<string> {
    return (await this.rows()).join('\n');
  }

  /** Row from the screen's first, and column, from 0. */
  async cursor(): Promise<{ row: number; column: number }> {
    await this.rows();
    const { active } = this.screen.buffer;
    return { row: active.baseY + active.cursorY, column: active.cursorX };
  }

  /** Waits until the screen shows something, such as the next question; fails with what it shows instead. */
  async until(wanted: string | RegExp): Promise<string> {
    let text = '';
    for (let i = 0; i < 1000; i++) {
      text = await this.text();
      if (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)) return text;
      await pause(8);
    }
    throw new Error(`the terminal never showed ${String(wanted)}, but:\n${text}`);
  }

  /** Answers the question that ends in `question`, one after the other: waits for each before its keys are typed. */
  async answer(
    ...turns: readonly (readonly [question: string | RegExp, ...keys: string[]])[]
  ): Promise<void> {
    for (const [question, ...typed] of turns) {
      const asked = typeof question === 'string' ? new RegExp(`^\\? ${escape(question)}`, 'm') : question;
      await this.until(asked);
      // The prompt listens a moment after it is drawn.
      await pause(15);
      this.type(...typed);
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
