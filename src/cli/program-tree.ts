import type { Command, Option } from 'commander';
import { collect, lists } from './program-values.ts';

/** The command line as data: what completes it asks here and keeps no list of its own. */
export interface CommandTree {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly Flag[];
  readonly slots: readonly Slot[];
  readonly commands: readonly CommandTree[];
}

export interface Flag {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** What has to follow it; `undefined` for a switch. */
  readonly value: Value | undefined;
  /** It collects, so that it may be given several times. */
  readonly isRepeatable: boolean;
}

export interface Value {
  /** As help has it: `issue`, `dir`. */
  readonly name: string;
  readonly choices: readonly string[];
  /** Several of the choices may stand there, with commas between them. */
  readonly isList: boolean;
}

/** An argument. */
export interface Slot {
  readonly name: string;
  readonly description: string;
  readonly choices: readonly string[];
  readonly isVariadic: boolean;
}

/** Of a commander command and all below it, with what help shows of them. */
export function treeOf(command: Command): CommandTree {
  const help = command.createHelp();
  return {
    name: command.name(),
    description: command.description(),
    flags: help.visibleOptions(command).map(flagOf),
    slots: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      description: argument.description,
      choices: argument.argChoices ?? [],
      isVariadic: argument.variadic,
    })),
    commands: help.visibleCommands(command).map(treeOf),
  };
}

function flagOf(option: Option): Flag {
  const { long, short, flags, description, required, optional, parseArg, argChoices, variadic } = option;
  const list = lists.get(parseArg);
  const value = {
    name: /[<[](.*)[>\]]$/.exec(flags)?.[1] ?? '',
    choices: argChoices ?? list ?? [],
    isList: list !== undefined,
  };
  return {
    long: long ?? '',
    short,
    description,
    value: required || optional ? value : undefined,
    isRepeatable: variadic || parseArg === collect || list !== undefined,
  };
}
