import { stripVTControlCharacters } from 'node:util';
import type { KeypressEvent } from '@inquirer/core';

/** The used part of readline, which edits the line. */
export interface Readline {
  line: string;
  cursor?: number;
  history?: string[];
  write(text: string): void;
  clearLine(direction: 0): void;
  getCursorPos(): { rows: number; cols: number };
}

/** Milliseconds within which only a paste, and nobody's hand, brings the next key. */
const pasteMilliseconds = 25;

/**
 * The line that is being typed, and where its cursor is on the screen. Readline edits the line; where it is shown is decided
 * here, because readline's and inquirer's own reckoning of rows and columns disagree about wide characters.
 */
export class LineBuffer {
  error: string | undefined;
  /** An answer that was ended, while it is not certain yet that the key was not a part of a paste. */
  pending: string | undefined;
  /** Between the marks that a terminal puts around a paste. */
  isPasting = false;
  /** The key is the line feed of a carriage return that came before. */
  isSecondHalf = false;
  /** Which of the suggestions below the line is chosen, from 0. */
  chosen: number | undefined;
  /** The answer, once it is given. */
  said = '';
  line = '';
  cursor = 0;
  private readline: Readline | undefined;
  private position = { rows: 0, cols: 0 };
  private last: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private drawing: NodeJS.Immediate | undefined;

  take(readline: Readline): void {
    this.readline = readline;
    readline.getCursorPos = () => this.position;
  }

  /** Takes notice of a key that readline has handled, and gives the line as it was before. */
  see({ name }: KeypressEvent): string {
    const before = this.line;
    this.sync();
    this.error = undefined;
    this.isSecondHalf = name === 'enter' && this.last === 'return';
    this.last = name;
    if (name === 'paste-start') this.isPasting = true;
    if (name === 'paste-end') this.isPasting = false;
    return before;
  }

  replace(line: string): void {
    this.readline?.clearLine(0);
    if (line !== '') this.readline?.write(line);
    this.sync();
  }

  /** The arrows must not bring back lines that are already in the text. */
  forgetHistory(): void {
    if (this.readline?.history !== undefined) this.readline.history.length = 0;
  }

  /** Ends the answer, unless another key comes at once. */
  settle(answer: string, then: () => void): void {
    this.unsettle();
    this.pending = answer;
    this.timer = setTimeout(then, pasteMilliseconds);
  }

  unsettle(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }

  /** A paste of a thousand characters is a thousand keys, and drawn once. */
  drawSoon(draw: () => void): void {
    this.drawing ??= setImmediate(() => {
      this.drawing = undefined;
      draw();
    });
  }

  stopDrawing(): void {
    if (this.drawing !== undefined) clearImmediate(this.drawing);
    this.drawing = undefined;
  }

  /**
   * The rows as what inquirer prints, so that it puts the cursor where it belongs: it takes the last row's length in code units
   * for columns, adds a line where that is a multiple of the width, and goes up by the difference to what readline says.
   */
  place(
    rows: readonly string[],
    { row, column, columns }: { row: number; column: number; columns: number },
  ): string {
    const length = stripVTControlCharacters(rows.at(-1) ?? '').length;
    const padded = length % columns === 0 ? ' ' : '';
    this.position = {
      rows: Math.floor((length + padded.length) / columns) - (rows.length - 1 - row),
      cols: column,
    };
    return rows.join('\n') + padded;
  }

  private sync(): void {
    this.line = this.readline?.line ?? '';
    this.cursor = this.readline?.cursor ?? 0;
  }
}
