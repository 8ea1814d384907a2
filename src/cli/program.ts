import { Command, CommanderError } from 'commander';
import { version } from '../generated/version.js';
import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import type { Outcome } from '../commands/index.ts';
import { type Example, examplesText, helpItem, usageText } from './help.ts';
import { type CommandEntry, commands } from './program-commands.ts';
import { type CommandTree, treeOf } from './program-tree.ts';
import { holdArguments, holdFlags } from './program-values.ts';

export interface GlobalOptions {
  readonly cwd?: string;
  readonly quiet?: true;
}

export interface Host {
  /** Help goes here. */
  readonly write: (text: string) => void;
  readonly columns: number | undefined;
  /** Runs the command that was asked for. */
  readonly act: (command: (context: Context) => Promise<Outcome>, options: GlobalOptions) => Promise<void>;
}

export interface Program {
  /** Runs the command that was asked for. `no-command`: there was none. Throws Failure `usage`, and what the command throws. */
  parse(): Promise<'done' | 'no-command'>;
  help(): string;
  /** All commands with their arguments and flags, where `argv` names none. */
  tree(): CommandTree;
}

/** The command line of `commands`. What a command does is loaded only when it is asked for. */
export function buildProgram(argv: readonly string[], host: Host): Program {
  const program = new Command('digest');
  const width = Math.min(host.columns ?? 100, 100);
  const isNamed = (name: string): boolean =>
    argv.includes(name) || !commandNames.some((known) => argv.includes(known));

  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.write(text),
      // What is wrong with the arguments is a failure like any other, and told in one place.
      writeErr: () => {},
      getOutHelpWidth: () => width,
    })
    .configureHelp({
      minWidthToWrap: 1,
      formatItem: (term, widest, description) => helpItem(term, description, { widest, width }),
      styleUsage: (usage) => usageText(usage, width),
    })
    .helpOption('-h, --help', 'show help')
    .description(
      'One source for a community newsletter: forum, mail and plain text show exactly what was written.',
    )
    .usage('<command> [options]')
    .option('-C, --cwd <dir>', 'run as if started in this folder')
    .option('-q, --quiet', 'print only problems and the result')
    .version(version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', () => examplesText(examples, width))
    .showSuggestionAfterError();

  /** Commander takes a while over each flag, so only commands that are named get theirs: all of them, where none is. */
  function declare({ name, description, group, examples: own, load, define }: CommandEntry): void {
    const command = program.command(name).description(description);
    if (group !== undefined) command.helpGroup(group);
    command.addHelpText('after', () => examplesText(own, width));
    if (isNamed(name)) define(command);
    holdFlags(command);
    command.action((...given: unknown[]) => {
      holdArguments(command);
      const positional = given.slice(0, -2);
      const args = [...positional, command.opts()] as unknown as never[];
      return host.act(
        async (context) => (await load(wholeTree))(context, ...args),
        program.opts<GlobalOptions>(),
      );
    });
  }
  holdFlags(program);
  for (const entry of commands) declare(entry);

  async function parse(args: readonly string[]): Promise<'done' | 'no-command'> {
    try {
      await program.parseAsync(args, { from: 'user' });
      return 'done';
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode === 0) return 'done';
      // Commander shows the help where it does not know what else to do.
      if (error.code !== 'commander.help') throw usageFailure(error, argv, program.args[0]);
    }
    const [first, asked = 'help'] = program.args;
    if (first !== 'help') return 'no-command';
    // What it says of a command that it does not know holds for its help too.
    if (asked !== 'help') return parse([asked]);
    host.write(program.helpInformation());
    return 'done';
  }

  return {
    help: () => program.helpInformation(),
    tree: () => treeOf(program),
    parse: () => parse(argv),
  };
}

/** Every command with all its flags, for who asks what there is. */
function wholeTree(): CommandTree {
  const nobody = { write: () => {}, columns: undefined, act: () => Promise.resolve() };
  return buildProgram([], nobody).tree();
}

function usageFailure(error: CommanderError, argv: readonly string[], word = ''): Failure {
  const command = argv.find((name) => commandNames.includes(name));
  const detail = usageDetail(error.message);
  const longer = error.code === 'commander.unknownCommand' ? longerName(word) : undefined;
  const isSilent = longer === undefined || word === '' || detail.includes('Did you mean');
  const advice = isSilent ? '' : `\n(Did you mean ${longer}?)`;
  return new Failure('usage', { detail: `${detail}${advice}`, command }, { cause: error });
}

const commandNames = commands.map(({ name }) => name);

const examples: readonly Example[] = [
  ['digest new 2025-07-07', "scaffold a week's issue"],
  ['digest add-paper 2506.15677', 'add a paper, and answer what is missing'],
  ['digest validate', 'check everything'],
  ['digest render --format forum', 'the post, ready to paste'],
];

/** Commander suggests what has nearly the same letters; this, what a word is the beginning or a part of. */
function longerName(word: string): string | undefined {
  return commandNames.find((name) => name.startsWith(word) || name.split('-').includes(word));
}

/** Commander's sentences, in the form of ours: no "error:", no capital, no full stop. */
function usageDetail(message: string): string {
  const sentence = message.replace(/^error: /, '').replace(/\.$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
