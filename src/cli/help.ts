import { displayWidth, wrap } from '../text/index.ts';

/** A command line, and what it does. */
export type Example = readonly [command: string, does: string];

/** Narrower than this a description would be a column of single words: it goes below its term instead. */
const leastRoom = 24;

/** A term and its description side by side, or below one another where there is no room. */
export function helpItem(
  term: string,
  description: string,
  { widest, width }: { widest: number; width: number },
): string {
  if (description === '') return `  ${term}`;
  const column = widest + 4;
  if (width - column >= leastRoom) {
    const first = `  ${term}${' '.repeat(Math.max(0, column - 2 - displayWidth(term)))}`;
    return wrap(description, { width, first, rest: ' '.repeat(column), keepsWords: true });
  }
  const below = ' '.repeat(6);
  return `  ${term}\n${wrap(description, { width, first: below, rest: below, keepsWords: true })}`;
}

/** Examples for the end of a help. */
export function examplesText(examples: readonly Example[], width: number): string {
  const widest = Math.max(...examples.map(([command]) => displayWidth(command)));
  const items = examples.map(([command, does]) => helpItem(command, does, { widest, width }));
  return ['', 'Examples:', ...items].join('\n');
}

/** How a command is called, behind `Usage: `. */
export function usageText(usage: string, width: number): string {
  const indent = ' '.repeat('Usage: '.length);
  return wrap(usage, { width, first: indent, rest: indent, keepsWords: true }).trimStart();
}
