import { describe, expect, test } from 'vitest';
import { isMissing } from '../../src/commands/status/missing.ts';
import { catalogue, type ProblemCode } from '../../src/problem/catalogue.ts';
import { displayWidth } from '../../src/text/width.ts';
import { sha256Of } from '../../src/ledger/index.ts';
import type { FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { runCli } from '../support/run-cli.ts';

const config = 'name: Papers of the week\nlocale: ko\n';
const draft = soundIssue('2025-07-14', (text) =>
  text.replace('week:', 'draft: true\nweek:').replace(/ {4}summary: \|\n.*\n/, '    summary: ""\n'),
);
const wrong = soundIssue('2025-07-21', (text) => text.replace('authors:', 'autors:'));
const files = newsletter({ '2025-07-07': soundIssue(), '2025-07-14': draft, '2025-07-21': wrong }, config);

const status = (args = '', world: FakeWorld = {}) => runCli(`status ${args}`, { files, ...world });
const at = (columns: number): FakeWorld => ({ tty: true, columns, env: { NO_COLOR: '1' } });

describe('digest status', () => {
  test('has a row for each issue, and names what a draft lacks', async () => {
    const { code, stdout, stderr } = await status('', at(80));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`\
issue       state  papers  problems   forum  mail
2025-07-07  ready       1  –             1%    7%
2025-07-14  draft       1  1 warning     0%    7%
  - paper 1 has an empty summary
2025-07-21  ready       1  1 error        –     –
`);
  });

  test('tells two files of one week by their endings', async () => {
    const twice = { ...files, '/desk/issues/2025-07-21.yml': wrong };
    const { stdout } = await runCli('status', { files: twice, ...at(80) });
    expect(stdout).toMatch(/^2025-07-21\.yaml +ready .*2 errors.*\n2025-07-21\.yml +ready .*2 errors/m);
    for (const ref of ['2025-07-21', '2025-07-23', 'latest', '']) {
      const { code, stderr } = await runCli(`render -f forum ${ref}`, { files: twice });
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('may be issues/2025-07-21.yaml or issues/2025-07-21.yml'),
      });
    }
  });

  test('has a paragraph for each where the terminal is narrow', async () => {
    const { stdout } = await status('', at(40));
    expect(stdout).toBe(`\
2025-07-07  ready
  1 paper
  forum 1%, mail 7%

2025-07-14  draft
  1 paper
  1 warning
  forum 0%, mail 7%
  - paper 1 has an empty summary

2025-07-21  ready
  1 paper
  1 error
`);
  });

  const long = {
    ...files,
    '/desk/issues/이번 주에 살펴볼 만한 논문 모음 초안.yaml': 'papers: [{}]\ndraft: true\n',
  };
  test.each([24, 40, 60, 64, 80])('keeps within %i columns', async (columns) => {
    const { stdout } = await status('', { ...at(columns), files: long });
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(stdout).toContain('이번');
  });

  test('names five things that are missing, and counts the others', async () => {
    const papers = '  - {}\n'.repeat(4);
    const bare = {
      ...files,
      '/desk/issues/2025-07-28.yaml': `week: 2025-07-28\ndraft: true\npapers:\n${papers}`,
    };
    const { stdout } = await status('2025-07-28', { files: bare });
    expect(stdout.match(/^ {2}- /gm)).toHaveLength(6);
    expect(stdout).toMatch(/^ {2}- … and \d+ more$/m);
  });

  test('tells of named issues alone, each once, and what they lack even if they are ready', async () => {
    const bare = soundIssue('2025-07-07', (text) => text.replace(/ {4}abstract:[^]*/, ''));
    const world = { files: { ...files, '/desk/issues/2025-07-07.yaml': bare } };
    const { stdout } = await status('2025-07-07 issues/2025-07-07.yaml 2025-07-09', world);
    expect(stdout.match(/^2025-.*/gm)).toEqual([expect.stringMatching(/^2025-07-07 {2}ready .* 1 warning /)]);
    expect(stdout).toContain('  - paper 1 has no abstract\n');
    expect((await status('', world)).stdout).not.toContain('has no abstract');
    expect((await status('latest')).stdout).toContain('2025-07-21');
  });

  test('shows a file that cannot be read as an issue', async () => {
    const { code, stdout } = await status('', {
      files: { ...files, '/desk/issues/2025-07-28.yaml': 'week: "\n' },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2025-07-28 {2}broken +– {2}1 error +– +–$/m);
  });

  test('tells of what it could not read, and does the others', async () => {
    const { code, stdout, stderr } = await status('', {
      files: { ...files, '/desk/issues/2025-07-28.yaml/': '' },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('2025-07-21');
    expect(stderr).toContain('issues/2025-07-28.yaml cannot be read');
  });

  test('tells once of a template that cannot be used', async () => {
    const { code, stdout, stderr } = await status('', {
      files: { ...files, '/desk/templates/forum/closing.hbs': '{{#if}}' },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2025-07-07 {2}ready +1 {2}– +– +–$/m);
    expect(stderr.match(/closing\.hbs/g)).toHaveLength(1);
  });

  test('of a newsletter without issues says what comes next', async () => {
    const { code, stdout, stderr } = await status('', { files: newsletter({}, config) });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'next: digest new (makes the first issue)\n',
    });
  });

  test('colours what is over, or nearly over, its limit', async () => {
    const { context } = await runCli('render 2025-07-07 --field body', { files });
    const limit = (most: number): FakeWorld => ({
      files: {
        ...files,
        '/desk/digest.config.yaml': `${config}forum: { max_length: ${most}, heading: false }\n`,
      },
      tty: true,
      columns: 80,
    });
    const length = [...context.stdout.text].length;
    const row = async (most: number): Promise<string> => (await status('2025-07-07', limit(most))).stdout;
    expect(await row(length - 1)).toContain('\x1b[31m101%\x1b[39m');
    expect(await row(length)).toContain('\x1b[33m100%\x1b[39m');
    expect(await row(length * 2)).toMatch(/ 50%/);
  });
});

/** A ledger of a week that says that these bytes went out. */
function ledgerOf(
  issue: string,
  { forum = 'posted', mail, more = {} }: { forum?: string | undefined; mail?: string; more?: object } = {},
): string {
  const hash = sha256Of(issue);
  const at = '2025-07-14T03:00:00Z';
  return JSON.stringify({
    version: 1,
    week: '2025-07-07',
    ...(forum === undefined
      ? {}
      : {
          forum: {
            url: 'https://forum.example',
            external_id: 'digest-2025-07-07',
            ...(forum === 'pending' ? {} : { topic: 12, address: 'https://forum.example/t/12' }),
            title: 'A',
            posts: [{ part: 1, state: forum, raw: hash, at }],
            issue: hash,
          },
        }),
    ...(mail === undefined
      ? {}
      : {
          mail: {
            via: 'smtp',
            url: 'smtps://mail.example',
            to: 'list@example.org',
            message_id: '<1@example.org>',
            eml: hash,
            state: mail,
            at: '2025-07-15T03:00:00Z',
            issue: hash,
            ...more,
          },
        }),
  });
}

describe('where an issue went', () => {
  const path = '/desk/published/2025-07-07.json';
  const issue = '/desk/issues/2025-07-07.yaml';
  const sound = soundIssue();
  const edited = sound.replace('얼마나', '참');
  const copies = {
    '/desk/published/2025-07-07.forum.yaml': sound,
    '/desk/published/2025-07-07.mail.yaml': sound,
  };
  const went = (ledger: string, more: object = {}): FakeWorld => ({
    files: { ...files, ...copies, [path]: ledger, ...more },
  });
  const both = ledgerOf(sound, { mail: 'sent' });

  test('is a word in its row, and a sentence where it is named', async () => {
    const { stdout } = await status('', { ...at(80), ...went(both) });
    expect(stdout).toBe(`\
issue       state  papers  problems   forum  mail  posted  mailed
2025-07-07  ready       1  –             1%    8%  yes     yes
2025-07-14  draft       1  1 warning     0%    7%  –       –
  - paper 1 has an empty summary
2025-07-21  ready       1  1 error        –     –  –       –
`);
    const named = await status('2025-07-07', { ...at(80), ...went(both) });
    expect(named.stdout).toContain(
      '  - https://forum.example/t/12, posted 2025-07-14\n  - mail: sent to list@example.org on 2025-07-15\n',
    );
  });

  test('what has changed since is behind; a comment is no change', async () => {
    const { stdout } = await status('', { ...at(80), ...went(both, { [issue]: edited }) });
    expect(stdout).toContain(`\
2025-07-07  ready       1  –             1%    8%  behind  behind
  - https://forum.example/t/12, posted 2025-07-14; the issue has changed since:
    \`digest publish 2025-07-07\` brings it up to date
  - mail: sent to list@example.org on 2025-07-15; the issue has changed since,
    and what was mailed stays as it is: \`digest diff 2025-07-07 --format
    correction\` writes a correction
`);
    const commented = await status('', { ...at(80), ...went(both, { [issue]: `# seen\n${sound}` }) });
    expect(commented.stdout).toMatch(/^2025-07-07 .* yes +yes$/m);
  });

  test('is a line of its own where the terminal is narrow', async () => {
    const { stdout } = await status('', { ...at(40), ...went(both, { [issue]: edited }) });
    expect(stdout).toContain(`\
2025-07-07  ready
  1 paper
  forum 1%, mail 8%
  posted: behind, mailed: behind
  - https://forum.example/t/12, posted
    2025-07-14; the issue has changed
    since: \`digest publish 2025-07-07\`
    brings it up to date
`);
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  });

  test.each([
    [{ forum: 'pending' }, 'pending', 'waits for a moderator'],
    [{ forum: 'uncertain' }, 'uncertain', '`digest publish 2025-07-07` looks before it writes'],
    [{ forum: 'failed' }, 'failed', '`digest publish 2025-07-07` tries again'],
    [{ forum: 'intent' }, 'unfinished', '`digest publish 2025-07-07` goes on'],
    [{ forum: 'posting' }, 'unfinished', '`digest publish 2025-07-07` goes on'],
    [{ forum: undefined, mail: 'uncertain' }, 'uncertain', '`digest send 2025-07-07 --settle sent`'],
    [{ forum: undefined, mail: 'posting' }, 'uncertain', '`digest send 2025-07-07 --settle sent`'],
    [{ forum: undefined, mail: 'intent' }, 'unfinished', '`digest send 2025-07-07 --now` sends it'],
    [{ forum: undefined, mail: 'failed' }, 'failed', '`digest send 2025-07-07 --now` tries again'],
    [{ forum: undefined, mail: 'draft' }, 'draft', '`digest send 2025-07-07 --now` sends it'],
    [
      { forum: undefined, mail: 'sent', more: { refused: ['a@example.org'] } },
      'yes',
      'but not to a@example.org',
    ],
  ])('is told, with what to do, where %j', async (record, word, advice) => {
    const { code, stdout } = await status('', { ...at(200), ...went(ledgerOf(sound, record)) });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^2025-07-07 .* ${word}$`, 'm'));
    expect(stdout).toContain(advice);
  });

  test('does not count where it was a preview or a test', async () => {
    const { forum, mail, ...rest } = JSON.parse(both);
    const { stdout } = await status(
      '',
      went(JSON.stringify({ ...rest, forum_preview: forum, mail_test: mail })),
    );
    expect(stdout).not.toContain('posted');
  });

  test('is not known where the ledger is broken, and the others are told', async () => {
    const { code, stdout, stderr } = await status('', { ...at(80), ...went('<<<<<<< HEAD\n') });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2025-07-07 .* \? +\?\n2025-07-14 .* – +–$/m);
    expect(stderr.match(/published\/2025-07-07\.json:1: it has the marks of a merge/g)).toHaveLength(1);
    expect(JSON.parse((await status('-f json', went('{'))).stdout).issues[0]).not.toHaveProperty('published');
  });

  test('is painted where something is to be done', async () => {
    const world = went(both, { [issue]: edited });
    const { stdout } = await status('', { ...world, tty: true, columns: 80 });
    expect(stdout).toContain('\x1b[33mbehind\x1b[39m');
    expect((await status('', world)).stdout).not.toContain('\x1b');
  });

  test('is data for programs', async () => {
    const { issues } = JSON.parse((await status('-f json', went(both, { [issue]: edited }))).stdout);
    expect(issues[0].published).toEqual({
      forum: {
        state: 'posted',
        out: true,
        address: 'https://forum.example/t/12',
        at: '2025-07-14T03:00:00Z',
        behind: true,
      },
      mail: {
        state: 'sent',
        out: true,
        via: 'smtp',
        to: 'list@example.org',
        at: '2025-07-15T03:00:00Z',
        behind: true,
      },
    });
    expect(issues[1].published).toEqual({});
  });

  test('what a ledger says cannot draw', async () => {
    const evil = both.replace('list@example.org', String.raw`\u001b[2Jx@example.org`);
    const { stdout } = await status('2025-07-07', { ...at(80), ...went(evil) });
    expect(stdout).not.toContain('\x1b');
    expect(stdout).toContain(String.raw`\x1b[2Jx@example.org`);
  });
});

describe('the inbox', () => {
  const waiting = { '/desk/inbox/a.yaml': '', '/desk/inbox/.b.yaml': '', '/desk/inbox/notes.md': '' };

  test('is counted', async () => {
    const { stdout } = await status('', { files: { ...files, ...waiting } });
    expect(stdout).toMatch(/\n\n1 paper waits in inbox\/\n$/);
    const two = await status('', { files: { ...files, ...waiting, '/desk/inbox/c.yaml': '' } });
    expect(two.stdout).toMatch(/\n\n2 papers wait in inbox\/\n$/);
    expect((await status('latest', { files: { ...files, ...waiting } })).stdout).not.toContain('inbox');
    expect((await status()).stdout).not.toContain('inbox');
  });

  test('is data for programs', async () => {
    const { stdout } = await status('-f json latest', { files: { ...files, ...waiting } });
    expect(JSON.parse(stdout).inbox).toEqual({ waiting: 1 });
  });

  test('that cannot be read is told, and so is what is no file in it', async () => {
    for (const path of ['/desk/inbox', '/desk/inbox/x.yaml/']) {
      const { code, stdout, stderr } = await status('', { files: { ...files, [path]: '' } });
      expect(code).toBe(1);
      expect(stdout).toContain('2025-07-21');
      expect(stderr).toContain('inbox');
    }
  });
});

describe('--check', () => {
  const issue = '/desk/issues/2025-07-07.yaml';
  const sound = soundIssue();
  const forum = 'publish:\n  forum: { url: https://forum.example, username: newsbot }\n';
  const mail = '  mail: { via: smtp, url: smtps://mail.example }\n';
  const went = (ledger: string | undefined, more: object = {}, channels = `${forum}${mail}`): FakeWorld => ({
    files: {
      ...newsletter(
        { '2025-06-30': soundIssue('2025-06-30'), '2025-07-07': sound, '2025-07-14': draft },
        config + channels,
      ),
      '/desk/published/2025-07-07.forum.yaml': sound,
      '/desk/published/2025-07-07.mail.yaml': sound,
      ...(ledger === undefined ? {} : { '/desk/published/2025-07-07.json': ledger }),
      ...more,
    },
  });
  const both = ledgerOf(sound, { mail: 'sent' });
  const edited = { [issue]: sound.replace('얼마나', '참') };

  test.each<readonly [string, FakeWorld]>([
    ['all is out; drafts and weeks before the first that went out are not asked for', went(both)],
    ['nothing ever went out', went(undefined)],
    ['it waits for a moderator', went(ledgerOf(sound, { forum: 'pending', mail: 'sent' }))],
    ['a mail is behind', went(both, edited, `publish:\n${mail}`)],
    ['a channel is not configured', went(ledgerOf(sound), {}, forum)],
  ])('is content where %s', async (_, world) => {
    const { code, stderr } = await status('--check', world);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  const later = { '/desk/issues/2025-07-21.yaml': soundIssue('2025-07-21') };
  test.each<readonly [string, FakeWorld, string]>([
    ['the forum is behind', went(both, edited), 'issues/2025-07-07.yaml has changed since it was posted'],
    ['it was not mailed', went(ledgerOf(sound)), 'issues/2025-07-07.yaml was not mailed'],
    [
      'the mail is a draft',
      went(ledgerOf(sound, { mail: 'draft' })),
      'issues/2025-07-07.yaml is only a draft at the mail service',
    ],
    [
      'nobody knows whether it was mailed',
      went(ledgerOf(sound, { mail: 'uncertain' })),
      'issues/2025-07-07.yaml may not have been mailed',
    ],
    [
      'posting failed',
      went(ledgerOf(sound, { forum: 'failed', mail: 'sent' })),
      'issues/2025-07-07.yaml is not on the forum',
    ],
    ['a later one is not out', went(both, later, forum), 'issues/2025-07-21.yaml is not on the forum'],
  ])('fails where %s', async (_, world, sentence) => {
    const { code, stdout, stderr } = await status('--check', world);
    expect(code).toBe(1);
    expect(stdout).toContain('2025-07-07');
    expect(stderr.split('\n').filter((line) => line.includes('issues/'))).toEqual([
      expect.stringMatching(new RegExp(`${sentence}$`)),
    ]);
    expect((await status('', world)).code).toBe(0);
  });

  test('tells of a folder of ledgers that is none, and of the issues all the same', async () => {
    const { code, stdout, stderr } = await status('--check', { files: { ...files, '/desk/published': '' } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^2025-07-07 .* \? +\?$/m);
    expect(stderr.match(/published cannot be read/g)).toHaveLength(1);
  });

  test('has a sentence for each miss, beside the data for programs', async () => {
    const { code, stdout, stderr } = await status('--check -f json', went(both, later));
    expect(code).toBe(1);
    expect(JSON.parse(stdout).issues).toHaveLength(4);
    expect(stderr).toContain('Post it: digest publish 2025-07-21');
    expect(stderr).toContain('Send it: digest send 2025-07-21 --now');
  });
});

describe('--format json', () => {
  test('has the same for programs', async () => {
    const { code, stdout, stderr } = await status('--format json', at(80));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { issues } = JSON.parse(stdout);
    expect(issues).toMatchObject([
      {
        issue: '2025-07-07',
        file: 'issues/2025-07-07.yaml',
        state: 'ready',
        papers: 1,
        errors: 0,
        warnings: 0,
        missing: [],
        budget: [
          { format: 'forum', limit: 32_000, unit: 'characters' },
          { format: 'email', limit: 100_000, unit: 'bytes' },
        ],
      },
      { state: 'draft', warnings: 1, missing: ['paper 1 has an empty summary'] },
      { state: 'ready', errors: 1, budget: [] },
    ]);
  });

  test('counts as validate does', async () => {
    const { stdout } = await runCli('validate --format json', { files });
    const { issues } = JSON.parse((await status('-f json')).stdout);
    const counted = issues.reduce(
      (sum: number, { errors, warnings }: { errors: number; warnings: number }) => sum + errors + warnings,
      0,
    );
    expect(counted).toBe(JSON.parse(stdout).length);
    expect(counted).toBe(2);
  });
});

test('whatever a draft may leave out for now is missing', () => {
  // What a title's letters are is no part that nobody has written yet.
  const others = new Set<ProblemCode>(['forum/title', 'forum/title-unclear']);
  const lenient = (Object.keys(catalogue) as ProblemCode[]).filter(
    (code) => 'lenientInDrafts' in catalogue[code] && !others.has(code),
  );
  expect(lenient.length).toBeGreaterThan(5);
  expect(lenient.filter((code) => !isMissing(code))).toEqual([]);
});
