import { describe, expect, test } from 'vitest';
import type { FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

interface Case {
  readonly name: string;
  readonly run: string | readonly string[];
  readonly in?: FakeWorld;
  readonly code: number;
  /** Exact text, or what it must match; left out: empty. Every case says what both streams hold. */
  readonly stdout?: string | RegExp;
  readonly stderr?: string | RegExp;
}

const week = '2025-07-07';
const one: FakeWorld = { files: newsletter({ [week]: soundIssue() }) };
const draft = (text: string): string => text.replace('intro:', 'draft: true\nintro:');
const lacking = (text: string): string => text.replace(/ {6}en: "What.*\n/, '');
const broken = (text: string): string => text.replace('en: "What', 'fr_: "What');

const addNext = 'next: digest add-paper (adds a paper, and asks for what is missing)\n';

const cases: readonly Case[] = [
  // The program itself
  {
    name: 'no command shows the help and fails',
    run: '',
    code: 2,
    stderr: /^Usage: digest <command> \[options\]/,
  },
  {
    name: '--help goes to stdout',
    run: '--help',
    code: 0,
    stdout: /^Usage: digest[\s\S]*add-paper[\s\S]*Examples:/,
  },
  { name: 'help of a command', run: 'help render', code: 0, stdout: /^Usage: digest render/ },
  { name: 'help of help', run: 'help help', code: 0, stdout: /^Usage: digest <command>/ },
  {
    name: 'help of an unknown command',
    run: 'help rendr',
    code: 2,
    stderr: /^digest: unknown command 'rendr'[\s\S]*Did you mean render/,
  },
  {
    name: 'help of nothing like a command',
    run: '-q help bogus',
    code: 2,
    stderr: "digest: unknown command 'bogus'\nhint: See: digest --help\n",
  },
  { name: 'flags and no command', run: '--quiet', code: 2, stderr: /^Usage: digest <command>/ },
  { name: '-C and no command', run: '-C .', code: 2, stderr: /^Usage: digest <command>/ },
  { name: '--version', run: '--version', code: 0, stdout: /^\d+\.\d+\.\d+\n$/ },
  {
    name: 'an unknown command',
    run: 'rendr',
    code: 2,
    stderr: /^digest: unknown command 'rendr'[\s\S]*Did you mean render/,
  },
  {
    name: 'an unknown flag',
    run: 'render --fromat x',
    code: 2,
    stderr: /unknown option '--fromat'[\s\S]*--format[\s\S]*digest render --help/,
  },
  {
    name: 'an unknown format',
    run: 'render --format pdf',
    in: one,
    code: 2,
    stderr: /forum, email, text, eml, json, page, bibtex, csl, ris, csv, all/,
  },
  {
    name: 'a -C that is no folder',
    run: '-C nowhere validate',
    code: 2,
    stderr: /there is no folder nowhere/,
  },

  // Where the newsletter is
  ...['validate', 'render', 'add-paper --yes'].map((run): Case => ({
    name: `${run} without a newsletter`,
    run,
    code: 2,
    stderr: /no newsletter here[\s\S]*digest init/,
  })),
  {
    name: 'the root is found from below',
    run: 'validate',
    in: { ...one, cwd: '/desk/issues/deeper' },
    code: 0,
    stdout: /no problems/,
  },
  {
    name: '-C says where to start',
    run: '-C news validate',
    in: { files: { '/desk/news/issues/2025-07-07.yaml': soundIssue() } },
    code: 0,
    stdout: /no problems/,
  },

  // new
  {
    name: 'new prints the path',
    run: 'new 2025-07-07',
    in: { files: newsletter() },
    code: 0,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: addNext,
  },
  {
    name: 'new says when it moved to the first day',
    run: 'new 2025-07-09',
    in: { files: newsletter() },
    code: 0,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: /2025-07-09 is in the week that begins on monday, 2025-07-07/,
  },
  {
    name: 'new without a date takes this week',
    run: 'new',
    in: { files: newsletter() },
    code: 0,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: addNext,
  },
  {
    name: 'new asks the time zone what day it is',
    run: 'new',
    in: { files: newsletter({}, 'timezone: Asia/Seoul\n'), now: '2025-07-06T16:00:00Z' },
    code: 0,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: addNext,
  },
  {
    name: 'new where the week begins on Sunday',
    run: 'new 2025-07-12',
    in: { files: newsletter({}, 'week_starts_on: sunday\n') },
    code: 0,
    stdout: 'issues/2025-07-06.yaml\n',
    stderr: /begins on sunday/,
  },
  {
    name: 'new does not overwrite',
    run: 'new 2025-07-09',
    in: one,
    code: 2,
    stderr: /issues\/2025-07-07.yaml already exists; nothing was changed/,
  },
  {
    name: 'new refuses a day that is not',
    run: 'new 2025-02-30',
    in: { files: newsletter() },
    code: 2,
    stderr: /"2025-02-30" is not a real date/,
  },
  {
    name: 'new without a newsletter makes issues/ and says so',
    run: 'new 2025-07-07',
    code: 0,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: /made the folder issues/,
  },
  {
    name: 'new --dry-run prints and writes nothing',
    run: 'new 2025-07-07 --dry-run',
    in: { files: newsletter() },
    code: 0,
    stdout: /^[\s\S]*week: 2025-07-07/,
    stderr: /nothing was written/,
  },

  // validate
  { name: 'a sound issue', run: 'validate', in: one, code: 0, stdout: /no problems/ },
  { name: 'no issues at all', run: 'validate', in: { files: newsletter() }, code: 0, stdout: /no problems/ },
  {
    name: 'an error',
    run: 'validate',
    in: { files: newsletter({ [week]: soundIssue(week, broken) }) },
    code: 1,
    stdout: /^issues\/2025-07-07\.yaml:9:7\s+error\s+schema\/value/m,
  },
  { name: 'json, sound', run: 'validate --format json', in: one, code: 0, stdout: '[]\n' },
  { name: 'a file by its date', run: 'validate 2025-07-08', in: one, code: 0, stdout: /no problems/ },
  {
    name: 'a post with names that a paste may wake says how to paste it, once',
    run: 'render -f forum --out out --all',
    in: {
      files: newsletter({
        [week]: soundIssue(week, (text) => text.replace('en: "What', 'en: "@what')),
        '2025-07-14': soundIssue('2025-07-14', (text) => text.replace('en: "What', 'en: "@what')),
      }),
    },
    code: 0,
    stdout: /forum\.md\n/,
    stderr: /^(?![\s\S]*composer[\s\S]*composer)[\s\S]*switch the composer of the forum to Markdown/,
  },
  {
    name: '--quiet says nothing of it',
    run: 'render -f forum -q',
    in: {
      files: newsletter({ [week]: soundIssue(week, (text) => text.replace('en: "What', 'en: "@what')) }),
    },
    code: 0,
    stdout: /@<!-- -->what/,
  },
  {
    name: 'validate of a folder without an issue',
    run: 'validate notes',
    in: { files: { ...newsletter({ [week]: soundIssue() }), '/desk/notes/a.txt': '' } },
    code: 2,
    stderr: /^digest: there is no issue in notes\n/,
  },
  {
    name: 'validate of a folder without an issue whose name begins like theirs',
    run: 'validate iss',
    in: { files: { ...newsletter({ [week]: soundIssue() }), '/desk/iss/a.txt': '' } },
    code: 2,
    stderr: /^digest: there is no issue in iss\n/,
  },
  {
    name: 'validate of the folder of issues where there is none yet',
    run: 'validate issues',
    in: { files: { ...newsletter({}), '/desk/issues/.gitkeep': '' } },
    code: 0,
    stdout: /no problems/,
  },
  {
    name: 'a file that is not there',
    run: 'validate issues/x.yaml',
    in: one,
    code: 2,
    stderr: /there is no file issues\/x.yaml/,
  },
  {
    name: 'a week that is not there',
    run: 'validate 2024-01-01',
    in: one,
    code: 2,
    stderr: /no issue "2024-01-01"[\s\S]*2025-07-07/,
  },
  {
    name: 'warnings pass',
    run: 'validate',
    in: { files: newsletter({ [week]: soundIssue(week, draft).replace('작은 모델로도', 'TODO') }) },
    code: 0,
    stdout: /warning\s+text\/placeholder/,
  },
  {
    name: '--strict makes them count',
    run: 'validate --strict',
    in: { files: newsletter({ [week]: soundIssue(week, draft).replace('작은 모델로도', 'TODO') }) },
    code: 1,
    stdout: /warning\s+text\/placeholder/,
  },
  {
    name: '--max-warnings',
    run: 'validate --max-warnings 0',
    in: { files: newsletter({ [week]: soundIssue(week, draft).replace('작은 모델로도', 'TODO') }) },
    code: 1,
    stdout: /warning/,
  },
  {
    name: '--quiet leaves warnings out',
    run: 'validate --quiet',
    in: { files: newsletter({ [week]: soundIssue(week, draft).replace('작은 모델로도', 'TODO') }) },
    code: 0,
    stdout: '',
  },
  {
    name: 'github where GitHub runs it',
    run: 'validate',
    in: { files: newsletter({ [week]: soundIssue(week, broken) }), env: { GITHUB_ACTIONS: 'true' } },
    code: 1,
    stdout: /^::error file=issues\/2025-07-07\.yaml,line=9,/m,
  },
  {
    name: 'the config is checked too',
    run: 'validate',
    in: { files: newsletter({ [week]: soundIssue() }, 'locale: ko\nnmae: x\n') },
    code: 1,
    stdout: /digest\.config\.yaml:2:1\s+error\s+schema\/unknown-key[\s\S]*Did you mean "name"/,
  },
  {
    name: 'a broken file does not stop the others',
    run: 'validate',
    in: { files: newsletter({ [week]: 'week: "\n', '2025-07-14': soundIssue('2025-07-14', broken) }) },
    code: 1,
    stdout: /2025-07-07\.yaml:1:7[\s\S]*2025-07-14\.yaml:9:7/,
  },
  {
    name: 'requires is checked first',
    run: 'validate',
    in: { files: newsletter({}, 'requires: ">=99"\nnmae: x\n') },
    code: 2,
    stderr: /requires digest >=99[\s\S]*Upgrade/,
  },
  {
    name: 'the help that a flag leads to is that of the command, whatever else is named',
    run: 'validate --bogus init',
    in: one,
    code: 2,
    stderr: /See: digest validate --help/,
  },
  {
    name: '--since without git',
    run: 'validate --since main',
    in: one,
    code: 2,
    stderr: /git cannot be asked/,
  },

  ...[
    ['validate --explain week/not-date 2025-07-07', '--explain tells of one code, and checks nothing'],
    ['cook x.md --locale toString', 'toString is not a language tag such as ko or pt_BR'],
    ['render 2025-07-07 --field title --out x', '--field prints to standard output: --out writes files'],
    ['init --update --name x', '--update keeps the config: --name and --locale are for a new one'],
  ].map(([run = '', detail = '']): Case => ({
    name: `what would have no effect is refused: ${run}`,
    run,
    in: one,
    code: 2,
    stderr: new RegExp(`^digest: ${detail}\n`),
  })),
  {
    name: 'a date with a space behind it is that date',
    run: ['new', '2025-07-14 '],
    in: one,
    code: 0,
    stdout: 'issues/2025-07-14.yaml\n',
    stderr: /^next: digest add-paper/,
  },

  // render
  {
    name: 'render prints the forum post',
    run: 'render 2025-07-07',
    in: one,
    code: 0,
    stdout: /^# \S*2025\/07\/07 ~ 13[\s\S]*## 작은 모델의 쓸모 \/ What Small Models Are For/,
  },
  {
    name: 'render names the issue that it chose',
    run: 'render',
    in: one,
    code: 0,
    stdout: /^# /,
    stderr: 'using issues/2025-07-07.yaml\n',
  },
  {
    name: 'render of a draft says so',
    run: 'render 2025-07-07',
    in: { files: newsletter({ [week]: soundIssue(week, draft) }) },
    code: 0,
    stdout: /^# /,
    stderr: 'issues/2025-07-07.yaml is a draft\n',
  },
  {
    name: 'an issue with errors is not rendered',
    run: 'render 2025-07-07',
    in: { files: newsletter({ [week]: soundIssue(week, broken) }) },
    code: 1,
    stderr: /schema\/value[\s\S]*has errors and was not rendered/,
  },
  {
    name: 'several formats become files',
    run: 'render 2025-07-07 --format forum,text',
    in: one,
    code: 0,
    stdout: 'out/2025-07-07.forum.md\nout/2025-07-07.txt\n',
  },
  {
    name: '--out makes a file of one',
    run: 'render 2025-07-07 --out site',
    in: one,
    code: 0,
    stdout: 'site/2025-07-07.forum.md\n',
  },
  {
    name: '--all takes every issue and no draft',
    run: 'render --all',
    in: { files: newsletter({ [week]: soundIssue(), '2025-07-14': soundIssue('2025-07-14', draft) }) },
    code: 0,
    stdout: 'out/2025-07-07.forum.md\n',
    stderr: /skipped the draft issues\/2025-07-14.yaml/,
  },
  {
    name: '--all --draft takes drafts too',
    run: 'render --all --draft',
    in: { files: newsletter({ '2025-07-14': soundIssue('2025-07-14', draft) }) },
    code: 0,
    stdout: 'out/2025-07-14.forum.md\n',
  },
  {
    name: 'a failed issue leaves the others',
    run: 'render --all',
    in: { files: newsletter({ [week]: soundIssue(week, broken), '2025-07-14': soundIssue('2025-07-14') }) },
    code: 1,
    stdout: 'out/2025-07-14.forum.md\n',
    stderr: /has errors and was not rendered\nhint: .*\nfailed: issues\/2025-07-07.yaml; 1 done\n$/,
  },
  {
    name: 'eml wants an address',
    run: 'render 2025-07-07 --format eml',
    in: one,
    code: 2,
    stderr: /eml needs email\.from/,
  },
  {
    name: 'all leaves eml out where it cannot be',
    run: 'render 2025-07-07 --format all',
    in: one,
    code: 0,
    stdout: 'out/2025-07-07.forum.md\nout/2025-07-07.email.html\nout/2025-07-07.txt\nout/2025-07-07.json\n',
    stderr: /left out eml: digest\.config\.yaml has no email\.from/,
  },
  {
    name: 'a field',
    run: 'render 2025-07-07 --field title',
    in: one,
    code: 0,
    stdout: '[2025/07/07 ~ 13] Test\n',
  },
  {
    name: 'a bibliography is printed',
    run: 'render 2025-07-07 --format bibtex',
    in: one,
    code: 0,
    stdout: /^@misc\{arxiv-2507\.07001,\n {2}title = \{What \{Small\} \{Models\} \{Are\} \{For\}\},\n/,
  },
  {
    name: 'bibliographies are written next to the post',
    run: 'render 2025-07-07 --format csv,csl,forum,ris',
    in: one,
    code: 0,
    stdout: 'out/2025-07-07.forum.md\nout/2025-07-07.csl.json\nout/2025-07-07.ris\nout/2025-07-07.csv\n',
  },
  { name: 'a body has no title', run: 'render 2025-07-07 --field body', in: one, code: 0, stdout: /^:one: / },
  {
    name: 'a broken config stops a render',
    run: 'render',
    in: { files: newsletter({ [week]: soundIssue() }, 'nmae: x\n') },
    code: 2,
    stderr:
      /^digest\.config\.yaml:1:1  error  schema\/unknown-key[\s\S]*> 1 \| nmae: x[\s\S]*\ndigest: digest\.config\.yaml has errors\n/,
  },
  ...(
    [
      ['one issue', 'validate issues/2025-07-07.yaml', '1 file, no problems\n'],
      ['all issues', 'validate', '2 files, no problems\n'],
      ['the config alone', 'validate digest.config.yaml', '1 file, no problems\n'],
      ['both', 'validate 2025-07-07 digest.config.yaml', '2 files, no problems\n'],
    ] as const
  ).map(([what, run, stdout]): Case => ({
    name: `validate counts what it was asked about: ${what}`,
    run,
    in: { files: newsletter({ [week]: soundIssue(), '2025-07-14': soundIssue('2025-07-14') }) },
    code: 0,
    stdout,
  })),
  {
    name: 'validate counts the config where it is all there is',
    run: 'validate',
    in: { files: newsletter() },
    code: 0,
    stdout: '1 file, no problems\n',
  },
  {
    name: 'new tells of a broken config too, and --quiet of its errors',
    run: '-q new 2025-07-14',
    in: { files: newsletter({}, 'nmae: x\nlocale: fr\n') },
    code: 2,
    stderr: /unknown key "nmae"(?![\s\S]*config\/locale)[\s\S]*has errors/,
  },
  {
    name: 'a draft is rendered without each warning again',
    run: 'render 2025-07-07',
    in: { files: newsletter({ [week]: soundIssue(week, (text) => lacking(draft(text))) }) },
    code: 0,
    stdout: /^# \[2025/,
    stderr: 'issues/2025-07-07.yaml is a draft\n1 warning (`digest validate` shows it)\n',
  },
  {
    name: 'errors are told in full beside it',
    run: 'render 2025-07-07',
    in: { files: newsletter({ [week]: soundIssue(week, (text) => lacking(broken(text))) }) },
    code: 1,
    stderr:
      /^1 warning \(`digest validate` shows it\)\n(?![\s\S]* {2}warning {2})[\s\S]* {2}error {2}[\s\S]*was not rendered/,
  },
  {
    name: 'warnings of the output are shown by validate --rendered',
    run: 'render 2025-07-07',
    in: { files: newsletter({ [week]: soundIssue() }, 'forum: { max_length: 360 }\n') },
    code: 0,
    stdout: /^# \[2025/,
    stderr: '1 warning (`digest validate --rendered` shows it)\n',
  },
  {
    name: 'English needs no more than a locale',
    run: 'render 2025-07-07',
    in: {
      files: newsletter(
        {
          [week]:
            'week: 2025-07-07\nintro:\n  - text: Small models.\npapers:\n  - title: "Small"\n    arxiv: "2507.00001"\n    summary: Good.\n    abstract: Short.\n',
        },
        'locale: en\n',
      ),
    },
    code: 0,
    stdout: /July 7–13, 2025[\s\S]*### Summary[\s\S]*### Abstract[\s\S]*### Paper/,
  },

  // cook
  {
    name: 'cook reads standard input',
    run: 'cook',
    in: { stdin: '**a**\n' },
    code: 0,
    stdout: '<p><strong>a</strong></p>\n',
  },
  {
    name: 'cook knows the newest forum',
    run: 'cook --no-typographer',
    in: { stdin: '#a.b \\[x] ->\n' },
    code: 0,
    stdout: '<p><span class="hashtag-raw">#a.b</span> [x] -&gt;</p>\n',
  },
  {
    name: 'cook knows an older forum',
    run: 'cook --core 3.4',
    in: { stdin: '> [!NOTE]\n> #a.b\n' },
    code: 0,
    stdout: '<blockquote>\n<p>[!NOTE]<br>\n<span class="hashtag-raw">#a</span>.b</p>\n</blockquote>\n',
  },
  {
    name: 'cook names the forums that it knows',
    run: 'cook --core 2.8',
    in: { stdin: 'a\n' },
    code: 2,
    stderr: /Allowed choices are 3\.4, 2026/,
  },
  {
    name: 'cook at a terminal does not wait',
    run: 'cook',
    in: { tty: true },
    code: 2,
    stderr: /standard input is a terminal/,
  },
  {
    name: 'eml of a draft fails alone, by its name',
    run: 'render -f eml 2025-07-07 2025-07-14',
    in: {
      files: newsletter(
        { [week]: soundIssue(), '2025-07-14': soundIssue('2025-07-14', draft) },
        'email: { from: a@example.org, to: b@example.org }\n',
      ),
    },
    code: 1,
    stdout: 'out/2025-07-07.eml\n',
    stderr: /issues\/2025-07-14\.yaml is a draft, and no message is made of a draft/,
  },
  {
    name: '-C tells paths as from there, all of them',
    run: '-C news render 2025-07-07 --format text,json',
    in: { files: { '/desk/news/issues/2025-07-07.yaml': soundIssue(week, broken) } },
    code: 1,
    stderr: /^issues\/2025-07-07\.yaml:9:7[\s\S]*issues\/2025-07-07\.yaml has errors/m,
  },
  {
    name: '--strict --quiet shows the warnings that fail it',
    run: 'validate --strict --quiet',
    in: { files: newsletter({ [week]: soundIssue(week, draft).replace('작은 모델로도', 'TODO') }) },
    code: 1,
    stdout: /warning\s+text\/placeholder/,
  },
  {
    name: 'an editor that fails leaves the file, and its path is printed',
    run: 'new 2025-07-07 --edit',
    in: { files: newsletter(), env: {} },
    code: 1,
    stdout: 'issues/2025-07-07.yaml\n',
    stderr: /\$EDITOR could not be used/,
  },
  {
    name: 'a flag that names another paper than the ref',
    run: 'add-paper --yes 2506.00001 --arxiv 2506.00002',
    in: { files: newsletter({ [week]: soundIssue(week, draft) }) },
    code: 2,
    stderr: /--arxiv "2506\.00002"[\s\S]*different paper/,
  },
];

describe('the command line', () => {
  test.each(cases)('$name', async ({ run, in: world, code, stdout = '', stderr = '' }) => {
    const ran = await runCli(run, world);
    const seen = { code: ran.code, stdout: ran.stdout, stderr: ran.stderr };
    expect(seen.code, JSON.stringify(seen, null, 2)).toBe(code);
    if (typeof stdout === 'string') expect(seen.stdout).toBe(stdout);
    else expect(seen.stdout).toMatch(stdout);
    if (typeof stderr === 'string') expect(seen.stderr).toBe(stderr);
    else expect(seen.stderr).toMatch(stderr);
  });
});
