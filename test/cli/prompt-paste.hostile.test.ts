import { expect, test } from 'vitest';
import { longText, oneLine } from '../../src/commands/add-paper/clean.ts';
import { openPrompter } from '../../src/terminal/prompt.ts';
import { expectGrowth, linear } from '../support/growth.ts';
import { FakeTerminal, keys, pause } from '../support/terminal.ts';

/** What a pseudo-terminal hands over at once. */
const piece = 4000;
const line = 'We measured how it grows, 그리고 다시 쟀다.\n';

/** Milliseconds of processor time that it takes to paste a text into a question, and the answer. */
async function pasted(kind: 'line' | 'text', size: number): Promise<{ answer: string; cost: number }> {
  const terminal = new FakeTerminal({ env: { HOME: '/home/editor' } });
  const prompter = openPrompter(terminal.context);
  const text = line.repeat(Math.ceil(size / line.length)).trimEnd();
  const asked =
    kind === 'line'
      ? prompter.line({ message: 'Authors', hint: 'x', join: '; ' })
      : prompter.text({ message: 'Abstract', hint: () => 'x', editor: () => undefined });
  await terminal.until(/\? (?:Authors|Abstract)/);
  await pause(30);
  const before = process.cpuUsage();
  const typed = keys.paste(text);
  for (let at = 0; at < typed.length; at += piece) {
    terminal.type(typed.slice(at, at + piece));
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  terminal.type(keys.enter);
  if (kind === 'text') terminal.type(keys.enter);
  const answer = await asked;
  const { user, system } = process.cpuUsage(before);
  prompter.close();
  expect(answer.trim()).toBe(kind === 'text' ? text : text.replaceAll('\n', '; '));
  return { answer, cost: (user + system) / 1000 };
}

test.each([
  ['line', 40_000],
  ['text', 100_000],
] as const)(
  'four times as much pasted into a %s costs about four times as much',
  async (kind, size) => {
    // The first run is the compiler's as well.
    await pasted(kind, size / 4);
    let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    // Something else may have happened in between, such as a collection of garbage.
    for (let i = 0; i < 5 && !(large / small <= linear); i++) {
      small = Math.min(small, (await pasted(kind, size / 4)).cost);
      large = Math.min(large, (await pasted(kind, size)).cost);
    }
    expect(large / small).toBeLessThanOrEqual(linear);
  },
  240_000,
);

test.each([line, '\n', ' ', ' \n', 'a  \n', '\r'])(
  'what was pasted is cleaned in a time that grows with it: %j',
  (part) => {
    expectGrowth(100_000, (size) => {
      const text = `${part.repeat(size / part.length)}x`;
      return () => [longText(text), oneLine(text)];
    });
  },
);
