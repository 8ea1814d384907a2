import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { KeypressEvent } from '@inquirer/core';
import { draw, summaryOf, type View } from './draw.ts';
import { Pen } from './pen.ts';
import type { Typing } from './question.ts';
import { cut } from './rows.ts';
import type { Suggestion } from './prompter.ts';

/** The typed text, and how it was ended: with Ctrl-O for the editor, or with Ctrl-D before anything was said. */
export interface Typed {
  readonly text: string;
  readonly end: 'enter' | 'editor' | 'eof';
}

export interface LineTyping extends Typing {
  /** The replacement for a line break in pasted text. */
  readonly join: string;
  readonly suggest: (text: string) => readonly Suggestion[];
}

/** The name under which Ctrl-D arrives. */
export const endKey = 'ctrl-d';

const mostSuggestions = 4;

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

function isEnter({ name }: KeypressEvent): boolean {
  return name === 'return' || name === 'enter';
}

function isEnd({ name }: KeypressEvent): boolean {
  return name === endKey;
}
