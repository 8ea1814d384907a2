import { createInterface } from 'node:readline';
import type { Context } from '../context.ts';
import { cut, wrapped } from './rows.ts';
import { Interrupted, type Prompter } from './prompter.ts';

/** Milliseconds. A line that follows another within this time comes from a paste: nobody types so fast. */
const pasteMilliseconds = 25;

/** The line that empties an answer, which an empty line would keep. */
const nothing = '-';

/** Asks and reads whole lines, for terminals that cannot move the cursor or report single keys, such as a shell in an editor. */
export function openPlainPrompter({ stdin, stderr, onInterrupt }: Context): Prompter {
  const { raw } = stdin;
  if (raw === undefined) throw new Error('prompts need a stream to listen on');
  const reader = createInterface({ input: raw, terminal: false });
  const columns = stderr.columns ?? 80;
  const lines: string[] = [];
  /** The lines of the text that is being typed. */
  let begun: string[] = [];
  let isOver = false;
  let wake = (): void => {};
  const stop = (): void => {
    isOver = true;
    wake();
  };
  const forget = onInterrupt(stop);
  reader.on('close', stop);
  // A terminal that was closed refuses to be read.
  reader.on('error', stop);
  reader.on('line', (line) => {
    lines.push(line);
    wake();
  });

  const say = (text: string): void => stderr.write(text);
  const tell = (text: string): void => say(`${wrapped(text, { columns, indent: '  ' }).join('\n')}\n`);
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      if (isOver || lines.length > 0) resolve();
    });

  /** Reads the lines that arrive together: one typed line, or all lines of a paste. */
  async function read(sign = '  > '): Promise<string[]> {
    say(sign);
    await next();
    for (let count = 0; count < lines.length;) {
      count = lines.length;
      await new Promise((resolve) => {
        setTimeout(resolve, pasteMilliseconds);
      });
    }
    if (lines.length === 0 && isOver) throw new Interrupted();
    return lines.splice(0);
  }

  /** Shows the current answer, since it cannot be put into the line. */
  function head(message: string, hint: string, initial: string): void {
    say(`${wrapped(`? ${message}`, { columns }).join('\n')}\n`);
    const kept = cut(initial.trim().split('\n')[0] ?? '', Math.max(24, columns - 30));
    tell(initial.trim() === '' ? hint : `Enter keeps “${kept}”; ${nothing} takes it out`);
  }

  async function ask(
    { message, hint, initial }: { message: string; hint: string; initial: string },
    {
      check = () => undefined,
      answer,
    }: { check?: (text: string) => string | undefined; answer: () => Promise<string> },
  ): Promise<string> {
    head(message, hint, initial);
    for (;;) {
      begun = [];
      const typed = await answer();
      const text = typed.trim() === '' ? initial : typed.trim() === nothing && initial !== '' ? '' : typed;
      const refusal = check(text);
      if (refusal === undefined) return text;
      tell(refusal);
    }
  }

  const prompter: Prompter = {
    columns,
    hasKeys: false,
    withBack: () => prompter,
    get unfinished() {
      return begun.join('\n');
    },
    say,
    line: ({ message, hint, initial = '', join = ' ', check }) =>
      ask(
        { message, hint, initial },
        { ...(check === undefined ? {} : { check }), answer: async () => (begun = await read()).join(join) },
      ),
    secret: () => Promise.reject(new Error('what is typed would be seen')),
    text: ({ message, hint, initial = '', check }) =>
      ask(
        { message, hint: hint(initial), initial },
        {
          ...(check === undefined ? {} : { check }),
          async answer() {
            const all = begun;
            // An empty line ends it, unless it is in the middle of a paste.
            for (;;) {
              all.push(...(await read(all.length === 0 ? undefined : '')));
              const isAlone = all.length === 1 && all[0]?.trim() === nothing;
              if (all.at(-1)?.trim() === '' || isAlone) return all.join('\n');
            }
          },
        },
      ),
    async choose({ message, choices }) {
      say(`${wrapped(`? ${message}`, { columns }).join('\n')}\n`);
      for (const [i, { name }] of choices.entries()) tell(`${i + 1} ${name}`);
      for (;;) {
        const typed = (await read()).join(' ').trim().toLowerCase();
        const named = choices.filter(({ name }) => name.toLowerCase().startsWith(typed));
        const chosen =
          typed === ''
            ? choices[0]
            : (choices[Number(typed) - 1] ?? (named.length === 1 ? named[0] : undefined));
        if (chosen !== undefined) return chosen.value;
        tell(`Type a number from 1 to ${choices.length}; Enter takes 1`);
      }
    },
    close() {
      forget();
      reader.close();
    },
  };
  return prompter;
}
