import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import { createPromptModule } from 'inquirer';
import type { Context } from '../context.ts';
import { colourWanted } from './colour.ts';
import { escapeControls } from './escape.ts';
import { wrapped } from './rows.ts';
import { Screen } from './screen.ts';
import { openKeyboard } from './keyboard.ts';
import { summaryOf } from './draw.ts';
import { type EditorAnswer, endKey, lineEditor, textEditor } from './line-editor.ts';
import { openPlainPrompter } from './plain.ts';
import { Back, Interrupted, type LineQuestion, type Prompter } from './prompter.ts';

/** Said below a question that has one before it. */
const goesBack = 'Esc goes back';

/**
 * Opens a prompter that writes to stderr and reads stdin, which both have to be a terminal: stdout is for the result. On a
 * terminal that only prints lines (TERM=dumb) it asks in lines.
 */
export function openPrompter(context: Context): Prompter {
  return context.env['TERM'] === 'dumb' ? openPlainPrompter(context) : openKeyPrompter(context);
}

function openKeyPrompter(context: Context): Prompter {
  const { stdin, stderr } = context;
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => controller.abort();
  const forget = context.onInterrupt(stop);
  let stopForAWhile = (): void => {};
  const keyboard = openKeyboard(stdin.raw, { onEnd: stop, onStop: () => stopForAWhile() });
  // A terminal that was closed refuses what is written.
  stderr.events?.on('error', stop);
  const colour = colourWanted(context.env, stderr.isTTY);
  const write = (text: string): void => stderr.draw(colour ? text : withoutColours(text));
  const columns = (): number => {
    const { events } = stderr;
    // The terminal's own number follows its window.
    const now = events !== undefined && 'columns' in events ? events.columns : undefined;
    return typeof now === 'number' && now > 0 ? now : (stderr.columns ?? 80);
  };
  let unfinished = (): string => '';

  async function ask<T>(type: string, question: object, hasBack: boolean): Promise<T> {
    if (signal.aborted) throw new Interrupted();
    const back = new AbortController();
    let isPasting = false;
    const screen = new Screen(write, columns);
    const prompt = createPromptModule({
      input: keyboard.input,
      output: screen.stream,
      signal: AbortSignal.any([signal, back.signal]),
    });
    prompt.registerPrompt('line-editor', lineEditor);
    prompt.registerPrompt('text-editor', textEditor);
    const isEditor = type.endsWith('-editor');
    const markPastes = (yes: boolean): void => {
      if (isEditor) stderr.draw(`\x1b[?2004${yes ? 'h' : 'l'}`);
    };
    // Only while a question is open: an editor stops and goes on by itself.
    const suspension = context.onSuspend(
      () => {
        markPastes(false);
        screen.leave();
        keyboard.leave();
      },
      () => {
        keyboard.comeBack();
        markPastes(true);
        screen.comeBack();
      },
    );
    stopForAWhile = () => suspension.suspend();
    // Readline would end at Ctrl-D without a word to inquirer. It gets the key after this, under a name it does not know.
    const onKey = (_: unknown, key: { ctrl?: boolean; name?: string }): void => {
      if (key.name === 'paste-start' || key.name === 'paste-end') isPasting = key.name === 'paste-start';
      if (key.name === 'escape' && hasBack && !isPasting) back.abort();
      if (key.ctrl !== true || key.name !== 'd') return;
      key.name = endKey;
      if (!isEditor) stop();
    };
    keyboard.input.on('keypress', onKey);
    markPastes(true);
    try {
      // Inquirer knows the types of its own prompts only.
      /* oxlint-disable typescript/no-unsafe-type-assertion */
      const answers = await prompt([{ ...question, type, name: 'answer' }] as never);
      return (answers as { answer: T }).answer;
      /* oxlint-enable typescript/no-unsafe-type-assertion */
    } catch (error) {
      if (back.signal.aborted && !signal.aborted) throw new Back();
      if (error instanceof ExitPromptError || error instanceof AbortPromptError) throw new Interrupted();
      throw error;
    } finally {
      stopForAWhile = () => {};
      suspension.forget();
      screen.forget();
      keyboard.input.off('keypress', onKey);
      markPastes(false);
    }
  }

  async function edit(
    kind: 'line-editor' | 'text-editor',
    question: LineQuestion & { initial: string },
    { hasBack, begun = '' }: { hasBack: boolean; begun?: string },
  ): Promise<EditorAnswer> {
    unfinished = () => begun;
    const keep = (text: () => string): void => {
      unfinished = () => (text().trim() === '' ? begun : text());
    };
    const usual = { check: () => undefined, join: ' ', suggest: () => [] };
    const hint = hasBack ? `${question.hint} · ${goesBack}` : question.hint;
    const config = { ...usual, ...question, hint, columns, keep };
    const typed = await ask<EditorAnswer>(kind, config, hasBack);
    if (typed.end === 'eof') throw new Interrupted();
    return typed;
  }

  const prompterOf = (hasBack: boolean): Prompter => ({
    get columns() {
      return columns();
    },
    hasKeys: true,
    get unfinished() {
      return unfinished();
    },
    say: (text) => stderr.write(text),
    withBack: () => prompterOf(true),
    async line(question) {
      return (await edit('line-editor', { ...question, initial: question.initial ?? '' }, { hasBack })).text;
    },
    secret({ message }) {
      unfinished = () => '';
      const rows = wrapped(message, { columns: Math.max(24, columns() - 14) });
      return ask('password', { message: rows.join('\n  ') }, hasBack);
    },
    async text({ editor, hint, ...question }) {
      // What the editor was given or gave back stands nowhere else.
      let begun = '';
      for (let initial = question.initial ?? ''; ;) {
        const { text, end } = await edit(
          'text-editor',
          { ...question, hint: hint(initial), initial },
          { hasBack, begun },
        );
        if (end !== 'editor') return text;
        const edited = editor(text);
        initial = edited ?? text;
        begun = initial;
        if (edited === undefined || edited.trim() === '' || question.check?.(edited) !== undefined) continue;
        write(`  ${summaryOf(edited, columns())}\n`);
        return edited;
      }
    },
    choose({ message, choices }) {
      // Leaves room for the choice, which is shown behind the question in the end.
      const rows = wrapped(message, { columns: Math.max(24, columns() - 14) });
      const named = choices.map((choice) => ({ ...choice, name: escapeControls(choice.name) }));
      return ask(
        'select',
        { message: rows.join('\n  '), choices: named, loop: false, pageSize: 12 },
        hasBack,
      );
    },
    close() {
      forget();
      keyboard.close();
      // What is still to be said need not reach anybody then.
      if (!signal.aborted) stderr.events?.off('error', stop);
    },
  });
  return prompterOf(false);
}

/** Removes SGR sequences (ECMA-48 §8.3.117). */
function withoutColours(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
