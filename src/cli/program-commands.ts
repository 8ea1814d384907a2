import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { draftKinds } from '../drafting/index.ts';
import { formatNames } from '../formats/index.ts';
import { shells } from './completion/shells.ts';
import type { Example } from './help.ts';
import type { CommandTree } from './program-tree.ts';
import type { Outcome } from '../commands/index.ts';
import { reportFormats } from '../report/index.ts';
import { collect, drafts, folder, formats, natural, port, positive, positives } from './program-values.ts';

/** A command as the command line knows it before it is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  /** The heading below which help lists it, apart from what people type. */
  readonly group?: string;
  /** Two of them, for the end of its help. */
  readonly examples: readonly [Example, Example];
  /** Gives its function, which takes its arguments and then its flags. `tree` is for the one that speaks of all commands. */
  readonly load: (
    tree: () => CommandTree,
  ) => Promise<(context: Context, ...args: never[]) => Promise<Outcome>>;
  /** Adds its arguments and flags. */
  readonly define: (command: Command) => unknown;
}

/** For what git and workflows run. */
const forPrograms = 'For git and workflows:';

const noCache = 'look at everything anew, and keep nothing of it for the next run';

/** Every command, in the order in which help shows them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'init',
    description: 'make a newsletter: config, issues/, schemas, CI workflows, editor settings',
    examples: [
      ['digest init my-newsletter --locale en', 'make an English newsletter in a new folder'],
      ['digest init --update', 'refresh the schemas after an update of digest'],
    ],
    load: async () => (await import('../commands/init/init.ts')).init,
    define: (command) =>
      command
        .argument('[dir]', 'where to make it', '.')
        .option('--locale <tag>', 'language of labels and dates: ko (the default) or en')
        .option('--name <name>', "the newsletter's name")
        .option('--update', 'refresh the schemas and the workflows of an existing newsletter')
        .option('--issue-form', 'also write an issue form that suggests a paper, and its workflow')
        .addOption(
          new Option(
            '--merge-driver',
            'have git merge issues by papers in this clone; of a newsletter that is there nothing else is written',
          ).conflicts('update'),
        )
        .option(
          '--pages',
          'also a workflow that brings the site to GitHub Pages, and what the config says of it',
        )
        .option('--dry-run', 'show what would be written, and write nothing'),
  },
  {
    name: 'new',
    description: 'make the issue file for the week of a date',
    examples: [
      ['digest new', 'make the issue of this week'],
      ['digest new 2025-07-07 --edit', 'make the issue of a week, and open it'],
    ],
    load: async () => (await import('../commands/new/new.ts')).newIssue,
    define: (command) =>
      command
        .argument('[date]', 'any day of the week, YYYY-MM-DD (default: today)')
        .option('-e, --edit', 'open it in $VISUAL or $EDITOR')
        .option('--dry-run', 'print the file, and write nothing'),
  },
  {
    name: 'add-paper',
    description: 'add papers to an issue, and ask for what is missing',
    examples: [
      ['digest add-paper 2506.15677 refs.bib', 'add a paper and a bibliography'],
      ['digest add-paper refs.bib --yes', 'add papers to a draft, and ask nothing'],
    ],
    load: async () => (await import('../commands/add-paper/add-paper.ts')).addPaper,
    define: (command) =>
      command
        .argument(
          '[ref...]',
          'arXiv ids, DOIs, addresses, bibliographies (.bib, .ris, .json) or lists of ids (.txt, .csv); - is standard input',
        )
        .option('-i, --issue <issue>', 'date, path or latest', 'latest')
        .option('--title <lang=text>', 'title in a language (repeatable)', collect)
        .option('--author <name>', 'author (repeatable)', collect)
        .option('--published <date>', 'day of publication, as in 2025-06-18')
        .option('--arxiv <id>', 'arXiv id, with or without a version')
        .option('--doi <doi>', 'DOI')
        .option('--link <url>', "the paper's address, if it is not the one of its arXiv id or DOI")
        .option('--takeaway <[lang=]text>', 'why it matters, in one sentence (repeatable)', collect)
        .option('--summary <[lang=]text>', 'the summary; @FILE reads it from a file (repeatable)', collect)
        .option(
          '--abstract <lang=text>',
          'abstract in a language; LANG=@FILE reads it from a file (repeatable)',
          collect,
        )
        .option('--more <[title=]url>', 'further reading (repeatable)', collect)
        .option('--image <url>', 'picture')
        .option('--alt <text>', 'what the picture shows, for readers who do not see it')
        .option('--tag <tag>', 'tag (repeatable)', collect)
        .option('--at <n>', 'insert as paper n (default: after the last)', positive)
        .option('--from <file>', 'papers from a YAML or JSON file; - reads standard input')
        .addOption(
          new Option(
            '--inbox',
            'write each paper as a file of inbox/ instead, named by its id or title',
          ).conflicts(['issue', 'at', 'draft']),
        )
        .option('--by <name>', 'with --inbox: who is to be credited, as a name or as "Name <address>"')
        .option('--draft', 'have a language model write what the new papers lack, as the command draft does')
        .option('--dry-run', 'print the issue as it would be, and write nothing')
        .option('-y, --yes', 'ask no questions; what is missing is a warning in a draft')
        .option('--withdrawn', 'with --yes: add papers that are withdrawn or retracted too')
        .addOption(
          new Option('--refresh', 'look up everything again, without the cache').conflicts('offline'),
        )
        .option('--offline', 'use only the cache, not the network'),
  },
  {
    name: 'draft',
    description: 'have a language model write what an issue lacks: translations, summaries, themes',
    examples: [
      ['digest draft', 'write what the latest issue lacks, after a question'],
      ['digest draft --accept all', 'say that you have read all of it'],
    ],
    load: async () => (await import('../commands/draft/draft.ts')).draft,
    define: (command) =>
      command
        .argument('[issue]', 'date, path or latest', 'latest')
        .option(
          '--what <kinds>',
          `${draftKinds.join(', ')}; several with commas (default: all but takeaways)`,
          drafts,
        )
        .option('--paper <n...>', 'only these papers, counted from 1', positives)
        .option(
          '--accept <text>',
          'say that you have read a text, such as 2, 2.summary, intro, intro.1 or all: its mark is removed (repeatable)',
          collect,
        )
        .option('--dry-run', 'print the prompts, and ask nobody')
        .option('--offline', 'use only answers that are kept from before')
        .option('-y, --yes', 'ask without a question before it'),
  },
  {
    name: 'assemble',
    description: 'take the papers waiting in inbox/ into an issue',
    examples: [
      ['digest assemble', 'take all of them into the latest draft'],
      ['digest assemble inbox/kim.yaml', 'take one'],
    ],
    load: async () => (await import('../commands/assemble/assemble.ts')).assemble,
    define: (command) =>
      command
        .argument(
          '[issue|file...]',
          'date, path or latest (default: the latest draft), and files of inbox/ (default: all)',
        )
        .option('--dry-run', 'show the difference, and write nothing'),
  },
  {
    name: 'move',
    description: 'put a paper of an issue at another place',
    examples: [
      ['digest move 4 1', 'make paper 4 the first'],
      ['digest move 1 3 -i 2025-07-07', 'make the first paper of a week its third'],
    ],
    load: async () => (await import('../commands/move/move.ts')).move,
    define: (command) =>
      rearranging(
        command
          .argument('<n>', 'number of the paper, from 1', positive)
          .argument('<m>', 'the number that it gets', positive),
      ),
  },
  {
    name: 'remove',
    description: 'take papers out of an issue',
    examples: [
      ['digest remove 3', 'take paper 3 out of the latest issue'],
      ['digest remove 2 4 -i 2025-07-07', 'take two papers out of an issue'],
    ],
    load: async () => (await import('../commands/remove/remove.ts')).remove,
    define: (command) => rearranging(command.argument('<n...>', 'numbers of the papers, from 1', positives)),
  },
  {
    name: 'import',
    description: 'make issues of old posts',
    examples: [
      ['digest import posts/ --dry-run', 'show what is recognised in a folder of posts'],
      ['digest import topic.json --check', 'say whether all of a topic finds a place'],
    ],
    load: async () => (await import('../commands/import/import.ts')).importPosts,
    define: (command) =>
      command
        .argument(
          '<source...>',
          'files (Markdown, HTML, plain text, JSON of render or of a topic), folders, addresses of topics or of a category; - is standard input',
        )
        .option(
          '--profile <profile>',
          'how the posts are laid out: digest, list, paragraphs, table or a file (default: the one that fits best)',
        )
        .option('--since <date>', 'only posts from this day on, YYYY-MM-DD')
        .option('--date <date>', 'the day of a single post that names none, YYYY-MM-DD')
        .option('--look-up', "ask the papers' sources for what a post leaves open")
        .option('--check', 'write nothing; end with 1 where text has no field')
        .option('--dry-run', 'show what is recognised, part by part, and write nothing'),
  },
  {
    name: 'status',
    description: 'list the issues: draft or ready, papers, problems, how full, where they went',
    examples: [
      ['digest status', 'list all issues'],
      ['digest status --check', 'fail where an issue is still to be published'],
    ],
    load: async () => (await import('../commands/status/status.ts')).status,
    define: (command) =>
      command
        .argument('[issue...]', 'dates, paths or latest (default: all issues)')
        .addOption(
          new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
        )
        .option('--check', 'exit with 1 where a ready issue is not out, or has changed since it was posted')
        .option('--no-cache', noCache),
  },
  {
    name: 'diff',
    description: 'say what changed in an issue since it was published, or since a commit',
    examples: [
      ['digest diff', 'compare the latest issue with what was published, else with HEAD'],
      ['digest diff 2025-07-07 HEAD~1', 'compare a week with an earlier commit'],
    ],
    load: async () => (await import('../commands/diff/diff.ts')).diff,
    define: (command) =>
      command
        .argument('[issue]', 'date, path or latest', 'latest')
        .argument('[ref]', 'a commit, as git names it (default: what was published, else HEAD)')
        .addOption(
          new Option('-f, --format <format>', 'how to print it')
            .choices(['text', 'markdown', 'json', 'correction'])
            .default('text'),
        )
        .option('--exit-code', 'end with 1 where something differs, else with 0'),
  },
  {
    name: 'validate',
    description: 'check issue files and the config',
    examples: [
      ['digest validate 2025-07-07 --links', 'check a week, and whether its links answer'],
      ['digest validate --fix --dry-run', 'show what can be fixed, and change nothing'],
    ],
    load: async () => (await import('../commands/validate/validate.ts')).validate,
    define: (command) =>
      command
        .argument('[file...]', 'files, dates or folders (default: all issues)')
        .addOption(new Option('-f, --format <format>', 'how to print problems').choices(reportFormats))
        .option('--rendered', 'also render in memory, and check what readers would see')
        .option('--claims', 'also hold numbers, names and links against the abstracts')
        .option('--fix', 'fix what is certain, and report what is left')
        .option('--dry-run', 'with --fix: show what would change, and write nothing')
        .option('--links', 'also ask whether the addresses answer; answers are kept for a week')
        .option('--offline', 'with --links: use only the cache, not the network')
        .option('--since <ref>', 'only files that differ from a git ref')
        .option('--strict', 'warnings count as errors')
        .option('--max-warnings <n>', 'fail on more warnings than this', natural)
        .option('--no-cache', noCache)
        .option('--explain <code>', 'say what a code means and how to fix it, and check nothing'),
  },
  {
    name: 'render',
    description: 'render issues',
    examples: [
      ['digest render 2025-07-07', 'print the post of a week'],
      ['digest render --format all --out out', 'write the latest issue as post, mail, text and data'],
    ],
    load: async () => (await import('../commands/render/render.ts')).render,
    define: (command) =>
      command
        .argument('[issue...]', 'dates, paths or latest (default: latest)')
        .option(
          '-f, --format <format>',
          `${formatNames.join(', ')}, or all (forum to json); several with commas (default: forum)`,
          formats,
        )
        .option(
          '-o, --out <dir>',
          'write files into this folder (default: out, if there is more than one file)',
          folder,
        )
        .option('--all', 'every issue')
        .option('--draft', 'include drafts that would be left out')
        .option('--split', 'split a post that is too long for the forum')
        .addOption(
          new Option('--field <field>', 'print one field').choices(['title', 'body', 'subject', 'preheader']),
        )
        .option('--no-cache', noCache),
  },
  {
    name: 'send',
    description:
      'mail an issue; by itself it sends nothing: it shows what would be sent, or makes the draft at a mail service',
    examples: [
      ['digest send', 'show what would be sent, or make the draft at a mail service'],
      ['digest send 2025-07-07 --now', 'send the mail of a week, after a question'],
    ],
    load: async () => (await import('../commands/send/send.ts')).send,
    define: (command) =>
      command
        .argument('[issue]', 'date, path or latest: the greatest week that is no draft', 'latest')
        .option('--now', 'send it')
        .option('--test <address>', 'over SMTP: send it to this address alone, marked as a test')
        .option('--again <reason>', 'with --now: send it to everybody a second time')
        .addOption(
          new Option(
            '--settle <outcome>',
            'say what became of a mail that got no answer, or of a draft that is gone',
          ).choices(['sent', 'unsent']),
        )
        .option('--dry-run', 'print the message or the requests, and send nothing')
        .option('-y, --yes', 'ask no question'),
  },
  {
    name: 'preview',
    description: 'serve a live page that shows an issue as its readers see it',
    examples: [
      ['digest preview --open', 'show the latest issue in the browser'],
      ['digest preview --static preview', 'write the page as files'],
    ],
    load: async () => (await import('../commands/preview/preview.ts')).preview,
    define: (command) =>
      command
        .argument('[issue]', 'date, path or latest', 'latest')
        .addOption(
          new Option('--port <port>', 'serve it at this port (default: 4747, or a free one)').argParser(port),
        )
        .addOption(new Option('--open', 'open it in the browser'))
        .addOption(
          new Option('--static <dir>', 'write the page into this folder, and serve nothing')
            .argParser(folder)
            .conflicts(['port', 'open']),
        ),
  },
  {
    name: 'cook',
    description: 'print the HTML that the forum makes from Markdown',
    examples: [
      ['digest render | digest cook', 'print the HTML that the forum makes of the latest issue'],
      ['digest cook post.md --locale en', 'print what a forum in English makes of a file'],
    ],
    load: async () => (await import('../commands/cook/cook.ts')).cookCommand,
    define: (command) =>
      command
        .argument('[file]', 'a file; - reads standard input', '-')
        .option(
          '--locale <tag>',
          "the forum site's own language (default: the newsletter's forum.locale, or ko)",
        )
        .addOption(
          new Option('--core <version>', "the forum's version").choices(['3.4', '2026']).default('2026'),
        )
        .option('--no-typographer', "for a site that has Discourse's typographer turned off"),
  },
  {
    name: 'site',
    description: 'make a web archive of all issues',
    examples: [
      ['digest site', 'write the pages into site/, those that differ from what is there'],
      ['digest site --check', 'write nothing, and exit 1 where a page differs'],
    ],
    load: async () => (await import('../commands/site/site.ts')).site,
    define: (command) =>
      command
        .option('-o, --out <dir>', 'write into this folder (default: site)', folder)
        .option('--date <date>', 'leave out weeks that begin after this day (default: today)')
        .addOption(
          new Option('--check', 'write nothing, and exit 1 where a file differs').conflicts('dryRun'),
        )
        .option('--dry-run', 'show which files would be written or removed, and write nothing'),
  },
  {
    name: 'publish',
    description: 'post an issue to the forum, or bring the post there up to date',
    examples: [
      ['digest publish --dry-run', 'show what would be posted, and post nothing'],
      ['digest publish 2025-07-07', 'post a week, or correct its post'],
    ],
    load: async () => (await import('../commands/publish/publish.ts')).publish,
    define: (command) =>
      command
        .argument('[issue...]', 'dates, paths or latest (default: the latest that is no draft)')
        .option('-y, --yes', 'ask nothing')
        .option('--dry-run', 'show the plan and what would be sent; only read')
        .option('--preview', 'post it for yourself alone, as publish.forum.preview says')
        .option('--reason <text>', 'why the post is changed; the forum shows it')
        .option('--force', 'overwrite what was edited on the forum')
        .option('--adopt <url>', 'take over a topic that is there, at this address')
        .addOption(
          new Option('--settle <outcome>', 'end the wait for a moderator who refused it').choices(['unsent']),
        )
        .option('--refresh-images', 'fetch and upload the images again'),
  },
  {
    name: 'completion',
    description: 'print a script that completes commands, flags and issues in a shell',
    examples: [
      ['digest completion bash', 'print the script for bash, whose first lines say how to use it'],
      ['digest completion fish | source', 'complete in this fish'],
    ],
    load: async (tree) => (await import('./completion/completion.ts')).completionOf(tree),
    define: (command) =>
      command
        .addArgument(new Argument('<shell>', 'the shell').choices(shells))
        .argument('[word...]', 'what is typed so far, from the script: prints what may stand there'),
  },
  {
    name: 'merge-file',
    description: 'merge an issue by its papers, for git',
    group: forPrograms,
    examples: [
      ['digest init --merge-driver', 'have git call it'],
      ['digest merge-file base ours theirs', 'merge files by hand; ours gets the result'],
    ],
    load: async () => (await import('../commands/merge-file/merge-file.ts')).mergeFile,
    define: (command) =>
      command
        .argument('<version...>', 'base, ours and theirs, and what the issue is called in messages')
        .option('--marker-size <n>', 'how many signs a mark around a clash has (default: 7)', positive)
        .option('--ours <label>', 'what marks call our version')
        .option('--theirs <label>', 'what marks call the other version'),
  },
  {
    name: 'ci-report',
    description: 'print what a pull request changes and what is wrong, as JSON for ci-comment',
    group: forPrograms,
    examples: [
      ['digest ci-report HEAD^ > report.json', 'report what the last commit changes'],
      ['digest ci-report main HEAD^2', 'report what differs from main, about another commit'],
    ],
    load: async () => (await import('../commands/ci-report/ci-report.ts')).ciReport,
    define: (command) =>
      command
        .argument('<base>', 'a commit, as git names it: what differs from it is told')
        .argument('[head]', 'the commit that the report is about', 'HEAD'),
  },
  {
    name: 'ci-comment',
    description: 'print a report of ci-report as Markdown for a comment on a pull request',
    group: forPrograms,
    examples: [
      ['digest ci-comment report.json', 'print the comment'],
      ['digest ci-comment a.json --head SHA', 'print it only if it is about this commit'],
    ],
    load: async () => (await import('../commands/ci-comment/ci-comment.ts')).ciComment,
    define: (command) =>
      command
        .argument('<report>', 'the file that ci-report printed')
        .option('--head <sha>', 'the full name of the commit that it has to be about'),
  },
  {
    name: 'ci-form',
    description: "make a paper's own file of the answers of an issue form",
    group: forPrograms,
    examples: [
      ['digest ci-form event.json -o a.yaml', 'write the paper of an event'],
      ['digest ci-form a.json -o inbox/a.yaml', 'write it where papers wait'],
    ],
    load: async () => (await import('../commands/ci-form/ci-form.ts')).ciForm,
    define: (command) =>
      command
        .argument('<event>', "GitHub's event about an issue, as JSON")
        .requiredOption('-o, --out <file>', 'where to write the paper'),
  },
];

/** The flags of a command that changes which papers an issue has, or their order. */
function rearranging(command: Command): void {
  command
    .option('-i, --issue <issue>', 'date, path or latest', 'latest')
    .option('--dry-run', 'print the issue as it would be, and write nothing');
}
