import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../generated/version.js';
import type { Context } from '../context.ts';
import { Failure } from '../problem/index.ts';
import type { Outcome } from './outcome.ts';

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
}

/** Names, flags and help of every command. What a command does is loaded only when it is asked for. */
export function buildProgram(argv: readonly string[], host: Host): Program {
  const program = new Command('digest');
  const isNamed = (name: string): boolean =>
    argv.includes(name) || !commandNames.some((known) => argv.includes(known));

  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.write(text),
      // What is wrong with the arguments is a failure like any other, and told in one place.
      writeErr: () => {},
      getOutHelpWidth: () => Math.min(host.columns ?? 100, 100),
    })
    .helpOption('-h, --help', 'show help')
    .description(
      'One source for a community newsletter: forum, mail and plain text show exactly what was written.',
    )
    .usage('<command> [options]')
    .option('-C, --cwd <dir>', 'work as if started in this folder')
    .option('-q, --quiet', 'say only what is wrong, and the result')
    .version(version, '-V, --version', 'show the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', examples)
    .showSuggestionAfterError();

  /**
   * Declares a command; `load` gives its function once it is called, `define` adds its arguments and flags. Commander takes
   * a while over each flag, so only commands that are named get theirs: all of them, where none is.
   */
  function declare(
    name: string,
    description: string,
    load: () => Promise<(context: Context, ...args: never[]) => Promise<Outcome>>,
    define: (command: Command) => unknown,
  ): void {
    const command = program.command(name).description(description);
    if (isNamed(name)) define(command);
    if (name === 'add-paper') refuseTwice(command);
    command.action((...given: unknown[]) => {
      const positional = given.slice(0, -2);
      const args = [...positional, command.opts()] as unknown as never[];
      return host.act(async (context) => (await load())(context, ...args), program.opts<GlobalOptions>());
    });
  }

  declare(
    'init',
    'make a newsletter: config, issues/, schemas, CI workflow, editor settings',
    async () => (await import('./commands/init.ts')).init,
    (command) =>
      command
        .argument('[dir]', 'where to make it', '.')
        .option('--locale <tag>', 'language of labels and dates: ko or en', 'ko')
        .option('--name <name>', "the newsletter's name")
        .option('--update', 'refresh the schemas and the workflow of a newsletter that is there')
        .option('--dry-run', 'show what would be written, and write nothing'),
  );

  declare(
    'new',
    'scaffold the issue of the week that a date falls in',
    async () => (await import('./commands/new.ts')).newIssue,
    (command) =>
      command
        .argument('[date]', 'any day of the week, YYYY-MM-DD (default: today)')
        .option('-e, --edit', 'open it in $VISUAL or $EDITOR')
        .option('--dry-run', 'print the file, and write nothing'),
  );

  declare(
    'add-paper',
    'add papers to an issue; asks for what is not known yet',
    async () => (await import('./commands/add-paper.ts')).addPaper,
    (command) =>
      command
        .argument('[ref...]', 'arXiv ids, DOIs, addresses, or bibliographies (.bib, .ris, .json)')
        .option('-i, --issue <issue>', 'date, path or latest', 'latest')
        .option('--title <lang=text>', 'title in a language (repeatable)', collect)
        .option('--author <name>', 'author (repeatable)', collect)
        .option('--published <date>', 'day of publication, YYYY-MM-DD')
        .option('--arxiv <id>', 'arXiv id, with or without version')
        .option('--doi <doi>', 'DOI')
        .option('--link <url>', "the paper's address, where it is neither arXiv's nor the DOI's")
        .option('--summary <[lang=]text>', 'the summary; @FILE reads it from a file (repeatable)', collect)
        .option(
          '--abstract <lang=text>',
          'abstract in a language; LANG=@FILE reads it from a file (repeatable)',
          collect,
        )
        .option('--more <[title=]url>', 'further reading (repeatable)', collect)
        .option('--image <url>', 'picture')
        .option('--alt <text>', 'what the picture shows, for those who do not see it')
        .option('--tag <tag>', 'tag (repeatable)', collect)
        .option('--at <n>', 'insert as paper n (default: after the last)', positive)
        .option('--from <file>', 'papers from a YAML or JSON file; - reads standard input')
        .option('--dry-run', 'print the issue as it would be, and write nothing')
        .option('-y, --yes', 'ask nothing; what is missing is a warning in a draft')
        .addOption(new Option('--refresh', 'look up again what is in the cache').conflicts('offline'))
        .option('--offline', 'use what was looked up before, and nothing else'),
  );

  declare(
    'validate',
    'check issue files and the config',
    async () => (await import('./commands/validate.ts')).validate,
    (command) =>
      command
        .argument('[file...]', 'files, dates or folders (default: all issues)')
        .addOption(
          new Option('-f, --format <format>', 'how to tell of problems').choices([
            'text',
            'github',
            'json',
            'sarif',
            'junit',
          ]),
        )
        .option('--rendered', 'also render in memory, and check what readers would see')
        .option('--since <ref>', 'only files that differ from a git ref')
        .option('--strict', 'warnings count as errors')
        .option('--max-warnings <n>', 'fail on more warnings than this', natural),
  );

  declare(
    'render',
    'render issues',
    async () => (await import('./commands/render.ts')).render,
    (command) =>
      command
        .argument('[issue...]', 'dates, paths or latest (default: latest)')
        .option(
          '-f, --format <format>',
          'forum, email, text, eml, json or all; several with commas (default: forum)',
          formats,
        )
        .option(
          '-o, --out <dir>',
          'write files into this folder (default: out, where there is more than one thing to write)',
        )
        .option('--all', 'every issue')
        .option('--draft', 'also drafts, where they are left out otherwise')
        .option('--split', 'cut a post that is too long for the forum into parts')
        .addOption(
          new Option('--field <field>', 'print one field').choices(['title', 'body', 'subject', 'preheader']),
        ),
  );

  declare(
    'cook',
    'print as HTML what the forum makes of Markdown',
    async () => (await import('./commands/cook.ts')).cookCommand,
    (command) =>
      command
        .argument('[file]', 'a file; - reads standard input', '-')
        .option(
          '--locale <tag>',
          "the forum site's own language (default: the newsletter's forum.locale, else ko)",
        )
        .option('--no-typographer', "as a site does that has Discourse's typographer turned off"),
  );

  async function parse(args: readonly string[]): Promise<'done' | 'no-command'> {
    try {
      await program.parseAsync(args, { from: 'user' });
      return 'done';
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode === 0) return 'done';
      // Commander shows the help where it does not know what else to do.
      if (error.code !== 'commander.help') throw usageFailure(error, argv);
    }
    const [first, asked = 'help'] = program.args;
    if (first !== 'help') return 'no-command';
    // What it says of a command that it does not know holds for its help too.
    if (asked !== 'help') return parse([asked]);
    host.write(program.helpInformation());
    return 'done';
  }

  return { help: () => program.helpInformation(), parse: () => parse(argv) };
}

function usageFailure(error: CommanderError, argv: readonly string[]): Failure {
  const command = commandNames.find((name) => argv.includes(name));
  return new Failure('usage', { detail: usageDetail(error.message), command }, { cause: error });
}

const commandNames = ['init', 'new', 'add-paper', 'validate', 'render', 'cook'];

const examples = `
Examples:
  digest new 2025-07-07                 scaffold a week's issue
  digest add-paper 2506.15677           add a paper, being asked for the rest
  digest validate                       check everything
  digest render --format forum          the post, ready to paste`;

const knownFormats = ['forum', 'email', 'text', 'eml', 'json'];

function formats(value: string, before: readonly string[] = []): string[] {
  const asked = value.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => name !== 'all' && !knownFormats.includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Allowed choices are ${knownFormats.join(', ')}, all.`);
  return [...before, ...asked];
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Of two values for one part of a paper, the last would win in silence. */
function refuseTwice(command: Command): void {
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

function natural(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

function positive(value: string): number {
  const number = natural(value);
  if (number === 0) throw new InvalidArgumentError('It must be at least 1.');
  return number;
}

/** Commander's sentences, in the form of ours: no "error:", no capital, no full stop. */
function usageDetail(message: string): string {
  const sentence = message.replace(/^error: /, '').replace(/\.$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
