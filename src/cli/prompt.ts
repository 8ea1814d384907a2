import { Writable } from 'node:stream';
import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import inquirer from 'inquirer';
import type { Context } from '../context.ts';
import { colourWanted } from '../report/index.ts';
import { linePrompt, textPrompt } from './prompt-typing.ts';
import type { Typed } from './prompt-typing.ts';

export interface LineQuestion {
  readonly message: string;
  readonly hint: string;
  /** Stands there to be changed. */
  readonly initial?: string;
  /** What stands for a line break in what is pasted; a space by default. */
  readonly join?: string;
  /** Why an answer is refused. */
  readonly check?: (text: string) => string | undefined;
}

export interface TextQuestion {
  readonly message: string;
  readonly hint: string;
  /** What an empty answer keeps. */
  readonly initial?: string;
  readonly check?: (text: string) => string | undefined;
  /** Lets the user write elsewhere, and gives what was written. */
  readonly editor: (text: string) => string;
}

export interface ChoiceQuestion<T> {
  readonly message: string;
  readonly choices: readonly { readonly name: string; readonly value: T }[];
}

/** Questions to a person at a terminal. Every method throws Interrupted once the person, or the system, wants to end. */
export interface Prompter {
  readonly columns: number;
  /** Prints between questions. */
  say(text: string): void;
  line(question: LineQuestion): Promise<string>;
  /** A text of many lines. */
  text(question: TextQuestion): Promise<string>;
  choose<T>(question: ChoiceQuestion<T>): Promise<T>;
  /** What was typed at the question that was interrupted. */
  readonly unfinished: string;
  close(): void;
}

/** Ctrl-C, Ctrl-D before an answer, a closed terminal, or the wish of the system that the program ends. */
export class Interrupted extends Error {}

/** Asks on stderr and listens on stdin, which both have to be a terminal: stdout is for the result. */
export function openPrompter(context: Context): Prompter {
  const { stdin, stderr } = context;
  const input = stdin.raw;
  if (input === undefined) throw new Error('prompts need a stream to listen on');
  const controller = new AbortController();
  const { signal } = controller;
  const stop = (): void => controller.abort();
  const forget = context.onInterrupt(stop);
  // A terminal that was closed ends the input, and refuses what is written.
  const streams = [input, stderr.raw].filter((stream) => stream !== undefined);
  for (const stream of streams) for (const event of ['end', 'close', 'error']) stream.on(event, stop);
  const colour = colourWanted(context.env, stderr.isTTY);
  const write = (text: string): void => stderr.write(colour ? text : withoutColours(text));
  const columns = (): number => (stderr.raw as { columns?: number } | undefined)?.columns ?? stderr.columns ?? 80;
  let unfinished = '';

  async function ask<T>(type: string, question: object): Promise<T> {
    if (signal.aborted) throw new Interrupted();
    const prompt = inquirer.createPromptModule({ input: input as NodeJS.ReadableStream, output: screen(write, columns), signal });
    prompt.registerPrompt('typed-line', linePrompt as never);
    prompt.registerPrompt('typed-text', textPrompt as never);
    const isTyped = type.startsWith('typed-');
    // Readline ends at Ctrl-D without a word to inquirer.
    const onKey = (_: unknown, key: { ctrl?: boolean; name?: string }): void => {
      if (!isTyped && key.ctrl === true && key.name === 'd') stop();
    };
    input?.on('keypress', onKey);
    if (isTyped) stderr.write('\x1b[?2004h');
    try {
      const answers = await prompt([{ ...question, type, name: 'answer' }] as never);
      return (answers as { answer: T }).answer;
    } catch (error) {
      if (error instanceof ExitPromptError || error instanceof AbortPromptError) throw new Interrupted();
      throw error;
    } finally {
      input?.off('keypress', onKey);
      if (isTyped) stderr.write('\x1b[?2004l');
    }
  }

  async function type(kind: 'typed-line' | 'typed-text', question: LineQuestion & { initial: string }): Promise<Typed> {
    unfinished = '';
    const keep = (text: string): void => {
      unfinished = text;
    };
    const typed = await ask<Typed>(kind, { check: () => undefined, join: ' ', ...question, columns, keep });
    if (typed.end === 'eof') throw new Interrupted();
    unfinished = '';
    return typed;
  }

  return {
    get columns() {
      return columns();
    },
    get unfinished() {
      return unfinished;
    },
    say: write,
    async line(question) {
      return (await type('typed-line', { ...question, initial: question.initial ?? '' })).text;
    },
    async text({ editor, ...question }) {
      for (let initial = question.initial ?? ''; ; ) {
        const { text, end } = await type('typed-text', { ...question, initial });
        if (end !== 'editor') return text;
        initial = editor(text);
        if (initial.trim() !== '' && question.check?.(initial) === undefined) return initial;
      }
    },
    choose: ({ message, choices }) => ask('select', { message, choices, loop: false }),
    close() {
      forget();
      for (const stream of streams) for (const event of ['end', 'close', 'error']) stream.off(event, stop);
    },
  };
}

/** A stream for one prompt, which ends it. */
function screen(write: (text: string) => void, columns: () => number): NodeJS.WritableStream {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: unknown, _, done) {
      write(String(chunk));
      done();
    },
  });
  return Object.defineProperties(stream, { columns: { get: columns }, isTTY: { value: true } });
}

/** Without SGR sequences (ECMA-48 §8.3.117). */
function withoutColours(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
