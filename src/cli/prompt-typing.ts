import { styleText } from 'node:util';
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { KeypressEvent } from '@inquirer/core';
import { Pen } from './prompt-pen.ts';
import { cut, rowsOf, wrapped } from './prompt-rows.ts';
import type { Suggestion } from './prompter.ts';

/** What was typed, and how it was ended: with Ctrl-O for the editor, or with Ctrl-D before anything was said. */
export interface Typed {
  readonly text: string;
  readonly end: 'enter' | 'editor' | 'eof';
}

export interface Typing {
  readonly message: string;
  readonly hint: string;
  /** What stands there to be changed (a line), or to be kept by an empty answer (a text). */
  readonly initial: string;
  readonly columns: () => number;
  /** Why an answer is refused. */
  readonly check: (text: string) => string | undefined;
  /** Is told of everything that is typed. */
  readonly keep: (text: string) => void;
}

export interface LineTyping extends Typing {
  /** What stands for a line break in what is pasted. */
  readonly join: string;
  readonly suggest: (text: string) => readonly Suggestion[];
}

/** The name under which Ctrl-D arrives. */
export const endKey = 'ctrl-d';

/** The most rows that a text takes while it is typed: a prompt higher than the screen cannot be drawn again. */
const mostRows = 8;
const mostSuggestions = 4;
const howToTake = 'Tab takes the first, ↑ ↓ another';
const indent = '  ';

type View = string | [string, string | undefined];

/** One line, as long as it may be. */
export const linePrompt = createPrompt<Typed, LineTyping>((config, done): View => {
  const { pen, redraw, finish, isDone } = usePen(config, done);
  useEffect((rl) => {
    pen.take(rl);
    pen.replace(config.initial);
    redraw();
  }, []);
  const submit = (answer: string): void => {
    pen.pending = undefined;
    pen.error = config.check(answer);
    if (pen.error === undefined) return finish({ text: answer, end: 'enter' });
    pen.replace(answer);
    redraw();
  };
  useKeypress((key: KeypressEvent) => {
    if (isDone) return;
    const before = pen.see(key);
    if (isEnd(key) && before === '' && pen.pending === undefined) return finish({ text: '', end: 'eof' });
    if (pen.isSecondHalf) return;
    const suggested = pen.isPasting || pen.pending !== undefined ? [] : suggestionsFor(config, before);
    const isMove = key.name === 'down' || key.name === 'up';
    const chosen = pen.chosen;
    pen.chosen = undefined;
    if (isMove && suggested.length > 0) {
      // One place more than there are suggestions: none of them.
      const places = suggested.length + 1;
      const place = ((chosen ?? -1) + 1 + (key.name === 'down' ? 1 : places - 1)) % places;
      pen.chosen = place === 0 ? undefined : place - 1;
    } else if (suggested.length > 0 && (key.name === 'tab' || (isEnter(key) && chosen !== undefined))) {
      pen.replace(suggested[chosen ?? 0]?.line ?? before);
      pen.forgetHistory();
    } else if (isEnter(key)) {
      pen.forgetHistory();
      const answer = pen.pending ?? before;
      if (pen.isPasting) pen.replace(answer + config.join);
      else pen.settle(answer, () => submit(answer));
    } else if (pen.pending !== undefined) {
      // More came at once: the line break was one of a pasted text.
      const answer = pen.pending;
      pen.unsettle();
      pen.replace(answer + config.join + pen.line);
    }
    config.keep(pen.pending ?? pen.line);
    redraw();
  });
  return draw(config, pen, {
    isDone,
    above: [],
    answer: cut(pen.said, 4 * config.columns()),
    suggested: pen.isPasting || pen.pending !== undefined ? [] : suggestionsFor(config, pen.line),
  });
});

function suggestionsFor({ suggest, initial }: LineTyping, text: string): readonly Suggestion[] {
  return text.trim() === '' || text === initial ? [] : suggest(text).slice(0, mostSuggestions);
}

/** Many lines, ended by an empty one. */
export const textPrompt = createPrompt<Typed, Typing>((config, done): View => {
  const { pen, redraw, finish, isDone } = usePen(config, done);
  const lines = useRef<string[]>([]).current;
  const all = (): string => [...lines, pen.line].join('\n');
  useEffect((rl) => {
    pen.take(rl);
    redraw();
  }, []);
  const submit = (): void => {
    pen.pending = undefined;
    const text = all().trim() === '' ? config.initial : all();
    pen.error = config.check(text);
    if (pen.error === undefined) return finish({ text, end: 'enter' });
    lines.length = 0;
    redraw();
  };
  useKeypress((key: KeypressEvent) => {
    if (isDone) return;
    const before = pen.see(key);
    if (isEnd(key) && before === '') {
      return all().trim() === '' ? finish({ text: '', end: 'eof' }) : finish({ text: all(), end: 'enter' });
    }
    if (key.ctrl && key.name === 'o')
      return finish({ text: [...lines, before].join('\n') || config.initial, end: 'editor' });
    if (pen.isSecondHalf) return;
    if (pen.pending !== undefined) {
      // More came at once: the empty line was one of a pasted text.
      pen.unsettle();
      lines.push('');
    }
    if (isEnter(key)) {
      if (before === '' && !pen.isPasting) pen.settle('', submit);
      else lines.push(before);
      pen.forgetHistory();
    } else if (key.name === 'backspace' && before === '' && lines.length > 0) {
      pen.replace(lines.pop() ?? '');
    }
    config.keep(all());
    redraw();
  });
  return draw(config, pen, { isDone, above: lines, answer: summaryOf(pen.said, config.columns()) });
});

function usePen(config: Typing, done: (typed: Typed) => void) {
  const pen = useRef(new Pen()).current;
  const [, count] = useState(0);
  const [isDone, setDone] = useState(false);
  const redraw = (): void => pen.drawSoon(() => count((n: number) => n + 1));
  const finish = (typed: Typed): void => {
    pen.unsettle();
    pen.stopDrawing();
    pen.said = typed.end === 'editor' ? '…' : typed.text;
    setDone(true);
    config.keep(typed.text);
    done(typed);
  };
  return { pen, redraw, finish, isDone };
}

/** The question, what is typed, and below it the hint or what is wrong; the cursor is put where the pen is. */
function draw(
  { message, hint, columns }: Typing,
  pen: Pen,
  {
    isDone,
    above,
    answer,
    suggested = [],
  }: {
    isDone: boolean;
    above: readonly string[];
    answer: string;
    suggested?: readonly Suggestion[];
  },
): View {
  const width = columns();
  const sign = isDone ? style('green', '✔') : style('blue', '?');
  const [first = '', ...rest] = wrapped(message, { columns: width, indent }).map((row) =>
    row.slice(indent.length),
  );
  const head = [`${sign} ${style('bold', first)}`, ...rest.map((row) => indent + style('bold', row))];
  if (isDone) {
    const { rows: said } = rowsOf(answer.trim() === '' ? '–' : answer, { cursor: 0, columns: width, indent });
    const rows = [...head, ...said.map((row) => style('cyan', row))];
    return pen.place(rows, { row: rows.length - 1, column: 0, columns: width });
  }
  const typed = rowsOf(pen.pending ?? pen.line, {
    cursor: pen.pending?.length ?? pen.cursor,
    columns: width,
    indent,
  });
  const before = above.flatMap((line) => rowsOf(line, { cursor: 0, columns: width, indent }).rows);
  const rows = [...before, ...typed.rows];
  const row = before.length + typed.row;
  // A window around the cursor.
  const top = Math.max(0, Math.min(row - mostRows + 2, rows.length - mostRows));
  const window = rows.slice(top, top + mostRows);
  if (top > 0) window[0] = style('dim', `${indent}… ${top + 1} rows above`);
  const colour = pen.error === undefined ? 'dim' : 'red';
  const offered = pen.error === undefined ? suggested : [];
  const said = pen.error ?? (offered.length === 0 ? hint : howToTake);
  const below = [
    ...offered.map(({ line, name }, i) => {
      const shown = cut(name ?? line, width - 1 - indent.length);
      return i === pen.chosen ? style('cyan', `› ${shown}`) : style('dim', indent + shown);
    }),
    ...wrapped(said, { columns: width, indent }).map((line) => style(colour, line)),
  ];
  const shown = [...head, ...window];
  return [
    pen.place(shown, { row: head.length + row - top, column: typed.column, columns: width }),
    below.join('\n'),
  ];
}

/** A text in one line. */
export function summaryOf(text: string, columns: number): string {
  const lines = text.trim().split('\n');
  const rest = lines.length === 1 ? '' : ` (${lines.length} lines)`;
  return `${cut(lines[0] ?? '', Math.max(10, columns - 3 - rest.length))}${rest}`;
}

function isEnter({ name }: KeypressEvent): boolean {
  return name === 'return' || name === 'enter';
}

function isEnd({ name }: KeypressEvent): boolean {
  return name === endKey;
}

/** Whether there are colours is decided where it is printed. */
function style(name: 'blue' | 'bold' | 'cyan' | 'dim' | 'green' | 'red', text: string): string {
  return styleText(name, text, { validateStream: false });
}
