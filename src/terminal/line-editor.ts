import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { KeypressEvent } from '@inquirer/core';
import { draw, type PromptText, RowsAbove, summaryOf } from './draw.ts';
import { LineBuffer } from './line-buffer.ts';
import type { EditorConfig } from './editor-config.ts';
import { cut } from './rows.ts';
import type { Suggestion } from './prompter.ts';

/** The typed text, and the key that ended it: Enter, Ctrl-O for the external editor, or Ctrl-D with nothing typed. */
export interface EditorAnswer {
  readonly text: string;
  readonly end: 'enter' | 'editor' | 'eof';
}

export interface LineEditorConfig extends EditorConfig {
  /** The replacement for a line break in pasted text. */
  readonly join: string;
  readonly suggest: (text: string) => readonly Suggestion[];
}

/** The name under which Ctrl-D arrives. */
export const endKey = 'ctrl-d';

const mostSuggestions = 4;

/** Edits one line, which may be longer than a row of the terminal. */
export const lineEditor = createPrompt<EditorAnswer, LineEditorConfig>((config, done): PromptText => {
  const { buffer, redraw, finish, isDone } = useLineBuffer(config, done);
  useEffect((rl) => {
    buffer.take(rl);
    buffer.replace(config.initial);
    redraw();
  }, []);
  const submit = (answer: string): void => {
    buffer.pending = undefined;
    buffer.error = config.check(answer);
    if (buffer.error === undefined) return finish({ text: answer, end: 'enter' });
    buffer.replace(answer);
    redraw();
  };
  useKeypress((key: KeypressEvent) => {
    if (isDone) return;
    const before = buffer.see(key);
    if (isEnd(key) && before === '' && buffer.pending === undefined) return finish({ text: '', end: 'eof' });
    if (buffer.isSecondHalf) return;
    if (key.name === 'paste-end') buffer.letGo(config.join);
    const suggested = buffer.isPasting || buffer.pending !== undefined ? [] : suggestionsFor(config, before);
    const isMove = key.name === 'down' || key.name === 'up';
    const chosen = buffer.chosen;
    buffer.chosen = undefined;
    if (isMove && suggested.length > 0) {
      // One place more than there are suggestions: none of them.
      const places = suggested.length + 1;
      const place = ((chosen ?? -1) + 1 + (key.name === 'down' ? 1 : places - 1)) % places;
      buffer.chosen = place === 0 ? undefined : place - 1;
    } else if (suggested.length > 0 && (key.name === 'tab' || (isEnter(key) && chosen !== undefined))) {
      buffer.replace(suggested[chosen ?? 0]?.line ?? before);
      buffer.forgetHistory();
    } else if (isEnter(key)) {
      buffer.forgetHistory();
      const answer = buffer.pending ?? before;
      if (buffer.isPasting) buffer.hold(answer);
      else buffer.settle(answer, () => submit(answer));
    } else if (buffer.pending !== undefined) {
      // More came at once: the line break was one of a pasted text.
      const answer = buffer.pending;
      buffer.unsettle();
      buffer.replace(answer + config.join + buffer.line);
    }
    config.keep(() => buffer.pending ?? buffer.withHeld(config.join));
    redraw();
  });
  return draw(config, buffer, {
    isDone,
    above: [],
    answer: cut(buffer.said, 4 * config.columns()),
    suggested: buffer.isPasting || buffer.pending !== undefined ? [] : suggestionsFor(config, buffer.line),
  });
});

function suggestionsFor({ suggest, initial }: LineEditorConfig, text: string): readonly Suggestion[] {
  return text.trim() === '' || text === initial ? [] : suggest(text).slice(0, mostSuggestions);
}

/** Edits a text of many lines. An empty line ends it. */
export const textEditor = createPrompt<EditorAnswer, EditorConfig>((config, done): PromptText => {
  const { buffer, redraw, finish, isDone } = useLineBuffer(config, done);
  const lines = useRef<string[]>([]).current;
  const rowsAbove = useRef(new RowsAbove()).current;
  const all = (): string => [...lines, buffer.line].join('\n');
  useEffect((rl) => {
    buffer.take(rl);
    redraw();
  }, []);
  const submit = (): void => {
    buffer.pending = undefined;
    const text = all().trim() === '' ? config.initial : all();
    buffer.error = config.check(text);
    if (buffer.error === undefined) return finish({ text, end: 'enter' });
    lines.length = 0;
    redraw();
  };
  useKeypress((key: KeypressEvent) => {
    if (isDone) return;
    const before = buffer.see(key);
    if (isEnd(key) && before === '') {
      return all().trim() === '' ? finish({ text: '', end: 'eof' }) : finish({ text: all(), end: 'enter' });
    }
    if (key.ctrl && key.name === 'o')
      return finish({ text: [...lines, before].join('\n') || config.initial, end: 'editor' });
    if (buffer.isSecondHalf) return;
    if (buffer.pending !== undefined) {
      // More came at once: the empty line was one of a pasted text.
      buffer.unsettle();
      lines.push('');
    }
    if (isEnter(key)) {
      if (before === '' && !buffer.isPasting) buffer.settle('', submit);
      else lines.push(before);
      buffer.forgetHistory();
    } else if (key.name === 'backspace' && before === '' && lines.length > 0) {
      buffer.replace(lines.pop() ?? '');
    }
    config.keep(all);
    redraw();
  });
  const above = isDone ? [] : rowsAbove.of(lines, config.columns());
  return draw(config, buffer, { isDone, above, answer: summaryOf(buffer.said, config.columns()) });
});

function useLineBuffer(config: EditorConfig, done: (typed: EditorAnswer) => void) {
  const buffer = useRef(new LineBuffer()).current;
  const [, count] = useState(0);
  const [isDone, setDone] = useState(false);
  const redraw = (): void => {
    // A long paste arrives in many pieces: it is drawn once it is whole.
    if (!buffer.isPasting) buffer.drawSoon(() => count((n: number) => n + 1));
  };
  const finish = (typed: EditorAnswer): void => {
    buffer.unsettle();
    buffer.stopDrawing();
    buffer.said = typed.end === 'editor' ? '…' : typed.text;
    setDone(true);
    config.keep(() => typed.text);
    done(typed);
  };
  return { buffer, redraw, finish, isDone };
}

function isEnter({ name }: KeypressEvent): boolean {
  return name === 'return' || name === 'enter';
}

function isEnd({ name }: KeypressEvent): boolean {
  return name === endKey;
}
