import { Writable } from 'node:stream';

/** Milliseconds. Several signals that the program goes on count as one within this time. */
const settleMilliseconds = 20;

/** Cursor sequences of ECMA-48, as inquirer writes them: those that wipe a question before it is drawn again … */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const wiping = /^(?:\u001b\[\d+B)?(?:\u001b\[2K(?:\u001b\[1?A)?)*(?:\u001b\[G)?/;
/** … one that only moves the cursor … */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const moving = /^\u001b\[\d*G$/;
/** … and the way from what is below the cursor up to it. */
// oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
const goingUp = /\u001b\[(\d+)A\u001b\[\d+G$/;

const showCursor = '\u001b[?25h';

/**
 * The part of the terminal that one question takes. It remembers how the question was drawn last, so that the shell can print
 * below it, and the question can be drawn again below that.
 */
export class Screen {
  /** The prompt that draws on it ends it. */
  readonly stream: NodeJS.WritableStream;
  private readonly write: (text: string) => void;
  private frame = '';
  /** Whether other programs have written the lines above the cursor. */
  private isFresh = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(write: (text: string) => void, columns: () => number) {
    this.write = write;
    const stream = new Writable({
      decodeStrings: false,
      write: (chunk: unknown, _, done) => {
        this.draw(String(chunk));
        done();
      },
    });
    this.stream = Object.defineProperties(stream, {
      columns: { get: columns },
      isTTY: { value: true },
    });
  }

  /** Puts the cursor below the question. */
  leave(): void {
    const below = goingUp.exec(this.frame)?.[1];
    this.write(`${below === undefined ? '' : `\u001b[${below}B`}\r\n${showCursor}`);
    this.isFresh = true;
  }

  /** Draws the question again at the current place of the cursor. */
  comeBack(): void {
    this.isFresh = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isFresh) this.draw(this.frame);
    }, settleMilliseconds);
  }

  forget(): void {
    clearTimeout(this.timer);
  }

  private draw(text: string): void {
    if (moving.test(text)) {
      if (!this.isFresh) this.write(text);
      return;
    }
    const frame = text.replace(wiping, '');
    this.write(this.isFresh ? frame : text);
    this.isFresh = false;
    this.frame = frame;
  }
}
