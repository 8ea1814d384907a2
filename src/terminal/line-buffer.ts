import { stripVTControlCharacters } from 'node:util';
import type { KeypressEvent } from '@inquirer/core';

/** The part of readline that is used here. Readline edits the line. */
export interface Readline {
  line: string;
  cursor?: number;
  history?: string[];
  write(text: string): void;
  clearLine(direction: 0): void;
  getCursorPos(): { rows: number; cols: number };
}

/** Milliseconds. A key that follows another within this time comes from a paste: nobody types so fast. */
const pasteMilliseconds = 25;

/**
 * Holds the line that is being typed, and the place of its cursor on the screen. Readline edits the line. Its place is computed
 * here, because readline and inquirer count the columns of wide characters differently.
 */
export class LineBuffer {
  error: string | undefined;
  /** An answer that Enter has ended, until it is certain that the Enter was not part of a paste. */
  pending: string | undefined;
  /** Whether a paste is going on: the terminal puts marks around it. */
  isPasting = false;
  /** Whether the key is the line feed after a carriage return, which counted as the Enter already. */
  isSecondHalf = false;
  /** The chosen suggestion below the line, counted from 0. */
  chosen: number | undefined;
  /** The answer, once it is given. */
  said = '';
  line = '';
  cursor = 0;
  /** The ended lines of a paste that goes on. They are joined once, at its end. */
  private held: string[] = [];
  private readline: Readline | undefined;
  private position = { rows: 0, cols: 0 };
  private last: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private drawing: NodeJS.Immediate | undefined;

  take(readline: Readline): void {
    this.readline = readline;
    readline.getCursorPos = () => this.position;
  }

  /** Records a key that readline has handled, and returns the line as it was before. */
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

  hold(line: string): void {
    this.held.push(line);
  }

  /** Puts what was held before the line. */
  letGo(join: string): void {
    if (this.held.length > 0) this.replace(this.withHeld(join));
    this.held = [];
  }

  withHeld(join: string): string {
    return [...this.held, this.line].join(join);
  }

  /** Clears the history, so that the arrow keys do not bring back lines that are already in the text. */
  forgetHistory(): void {
    if (this.readline?.history !== undefined) this.readline.history.length = 0;
  }

  /** Ends the answer, unless another key follows at once. */
  settle(answer: string, then: () => void): void {
    this.unsettle();
    this.pending = answer;
    this.timer = setTimeout(then, pasteMilliseconds);
  }

  unsettle(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }

  /** Draws once for all keys that arrive together: a paste of a thousand characters is a thousand keys. */
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
   * Joins rows into the text for inquirer, and makes inquirer put the cursor at `row` and `column`. Inquirer takes the length of
   * the last row in code units for columns, adds a line where that is a multiple of the width, and moves up by the difference to
   * readline's position.
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
