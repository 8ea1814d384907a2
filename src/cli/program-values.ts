import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { type DraftKind, draftKinds } from '../drafting/index.ts';
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

/** Kinds of texts that can be drafted, with commas between them. */
export function drafts(value: string, before: readonly DraftKind[] = []): DraftKind[] {
  const asked = value.split(',').map((name) => name.trim());
  const known = asked.flatMap((name) => draftKinds.filter((kind) => kind === name));
  if (known.length < asked.length)
    throw new InvalidArgumentError(`Allowed choices are ${draftKinds.join(', ')}.`);
  return [...before, ...known];
}

/** What a parser takes that reads several values with commas between them. */
export const lists: ReadonlyMap<unknown, readonly string[]> = new Map<unknown, readonly string[]>([
  [formats, [...formatNames, 'all']],
  [drafts, draftKinds],
]);

/** The values of a flag that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** What may be empty: a picture may only decorate, and a shell completes where nothing is typed so far. */
const mayBeEmpty: ReadonlySet<string> = new Set(['--alt', 'word']);

/**
 * Refuses a flag that is given twice, unless it collects, for the last would win in silence; and a value without a character,
 * which comes from a variable of a script that is not set.
 */
export function holdFlags(command: Command): void {
  const refuse = (detail: string): never => {
    throw new Failure('usage', { detail, command: command.parent === null ? undefined : command.name() });
  };
  for (const option of command.options) {
    const { long = '', parseArg, variadic } = option;
    const isRepeatable = parseArg === collect || lists.has(parseArg) || variadic;
    let isGiven = false;
    command.on(`option:${option.name()}`, (value?: string) => {
      if (isGiven && !isRepeatable) refuse(`${long} is given twice`);
      isGiven = true;
      if (value?.trim() === '' && !mayBeEmpty.has(long)) refuse(`${long} has an empty value`);
    });
  }
}

/** The same for arguments, as they were typed. */
export function holdArguments(command: Command): void {
  const { registeredArguments } = command;
  for (const [i, value] of command.args.entries()) {
    const name = (registeredArguments[i] ?? registeredArguments.at(-1))?.name() ?? '';
    if (value.trim() === '' && !mayBeEmpty.has(name))
      throw new Failure('usage', { detail: `the argument ${name} is empty`, command: command.name() });
  }
}

/** `-`, which is standard output elsewhere, would be a folder of that name. */
export function folder(value: string): string {
  if (value === '-') throw new InvalidArgumentError('It must be a folder; ./- is one of that name.');
  return value;
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
