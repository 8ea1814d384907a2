import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { formatNames } from '../formats/index.ts';
import { Failure } from '../problem/index.ts';

/** Names of formats, with commas between them or as several flags. */
export function formats(value: string, before: readonly string[] = []): string[] {
  const asked = value.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => name !== 'all' && formatNames.every((known) => known !== name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Allowed choices are ${formatNames.join(', ')}, all.`);
  return [...before, ...asked];
}

/** What a parser takes that reads several values with commas between them. */
export const lists: ReadonlyMap<unknown, readonly string[]> = new Map([[formats, [...formatNames, 'all']]]);

/** The values of a flag that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Refuses a flag that is given twice, unless it collects: of two values for one thing, the last would win in silence. */
export function refuseTwice(command: Command): void {
  for (const option of command.options.filter(({ required, parseArg }) => required && parseArg !== collect)) {
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven)
        throw new Failure('usage', {
          detail: `${option.long ?? ''} is given twice`,
          command: command.name(),
        });
      isGiven = true;
    });
  }
}

export function natural(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

export function positive(value: string): number {
  const number = natural(value);
  if (number === 0) throw new InvalidArgumentError('It must be at least 1.');
  return number;
}

/** Numbers of an argument that takes several. */
export function positives(value: string, before: readonly number[] = []): number[] {
  return [...before, positive(value)];
}

export function port(value: string): number {
  const number = natural(value);
  if (number < 1 || number > 65_535) throw new InvalidArgumentError('It must be from 1 to 65535.');
  return number;
}
