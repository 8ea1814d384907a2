/** What a run takes from the one before: the same words and files as without, whatever changed, and as little reading as that needs. */
import { describe, expect, test } from 'vitest';
import { numbersIn } from '../../../src/commands/unchanged/numbers.ts';
import { sha256Of } from '../../../src/ledger/index.ts';
import { records, runBoth, runCached } from '../../support/cached.ts';
import { newsletter, soundIssue } from '../../support/issues.ts';
import { MemoryFiles } from '../../support/memory-files.ts';

const weeks = ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-23', '2025-06-30', '2025-07-07'];
const render = 'render --all --format forum,email,text';
const lines = [render, 'validate', 'validate --rendered', 'status'];
const path = (week: string): string => `/desk/issues/${week}.yaml`;

function desk(change: (text: string, week: string) => string = (text) => text): MemoryFiles {
  const numbered = (week: string): string =>
    soundIssue(week, (text) => change(`number: ${weeks.indexOf(week) + 1}\n${text}`, week));
  return new MemoryFiles(newsletter(Object.fromEntries(weeks.map((week) => [week, numbered(week)]))));
}

/** That of a week whose topic on the forum has a number. */
function ledger(week: string, topic: number): string {
  const hash = `sha256:${'0'.repeat(64)}`;
  const at = '2025-06-23T03:00:00Z';
  return JSON.stringify({
    version: 1,
    week,
    forum: {
      url: 'https://forum.example',
      external_id: `digest-${week}`,
      topic,
      address: `https://forum.example/t/${topic}`,
      title: 'A',
      posts: [{ part: 1, state: 'posted', post: 1, number: 1, raw: hash, at }],
      issue: hash,
    },
  });
}

/** A file of terms that wants a word replaced. */
function terms(not: string): string {
  return `- ko: "업무의"\n  not: ["${not}"]\n`;
}

function edit(files: MemoryFiles, week: string, change: (text: string) => string): void {
  const before = files.text(path(week));
  const after = change(before);
  expect(after).not.toBe(before);
  files.put(path(week), after);
}

/** Runs both ways, and holds them against each other. */
async function same(
  ...asked: Parameters<typeof runBoth>
): Promise<Awaited<ReturnType<typeof runBoth>>['cached']> {
  const { cached, plain, left } = await runBoth(...asked);
  expect({ ...cached, read: [], isAgain: false }).toEqual({ ...plain, read: [], isAgain: false });
  expect(left[0]).toEqual(left[1]);
  return cached;
}

describe.each(lines)('%s', (line) => {
  async function warm(files: MemoryFiles): Promise<void> {
    const { code, stderr } = await runCached(line, files);
    expect({ code, stderr }).toEqual({ code: 0, stderr });
    expect((await runCached(line, files)).isAgain).toBe(true);
  }

  test('where nothing has changed, no issue is read and nothing is opened', async () => {
    const files = desk();
    const first = await runCached(line, files);
    const second = await same(line, files);
    expect(second).toEqual({ ...first, read: [], isAgain: true });
  });

  test.each<readonly [string, readonly string[], (files: MemoryFiles) => void]>([
    ['a text', ['2025-06-16'], (files) => edit(files, '2025-06-16', (text) => text.replace('얼마나', '참'))],
    [
      'a paper that another has later',
      ['2025-06-09', '2025-06-30'],
      (files) => edit(files, '2025-06-09', (text) => text.replace(/arxiv: .*/, 'arxiv: "2506.30001"')),
    ],
    [
      'a number',
      ['2025-06-16', '2025-06-23'],
      (files) => edit(files, '2025-06-16', (text) => text.replace('number: 3', 'number: 9')),
    ],
    [
      'a number that another has',
      ['2025-06-16', '2025-06-23', '2025-06-30'],
      (files) => edit(files, '2025-06-16', (text) => text.replace('number: 3', 'number: 5')),
    ],
    [
      'a fault',
      ['2025-06-16'],
      (files) => edit(files, '2025-06-16', (text) => text.replace('papers:', 'papers: [')),
    ],
    ['a draft', ['2025-06-16'], (files) => edit(files, '2025-06-16', (text) => `draft: true\n${text}`)],
  ])('only what %s concerns is read again', async (_, concerned, change) => {
    const files = desk();
    await warm(files);
    change(files);
    const { read, isAgain } = await same(line, files);
    expect(isAgain).toBe(false);
    expect([...new Set(read)].filter((name) => !concerned.includes(name.slice(0, 10)))).toEqual([]);
    expect(read).toContain(`${concerned[0]}.yaml`);
    await same(line, files);
  });

  test.each<readonly [string, (files: MemoryFiles) => void]>([
    ['an issue is removed', (files) => files.drop(path('2025-06-16'))],
    ['one is added', (files) => files.put(path('2025-07-14'), soundIssue('2025-07-14'))],
    ['one comes before', (files) => files.put(path('2025-05-26'), `number: 6\n${soundIssue('2025-05-26')}`)],
    [
      'one is renamed',
      (files) => {
        files.put('/desk/issues/2025-06-16.yml', files.text(path('2025-06-16')));
        files.drop(path('2025-06-16'));
      },
    ],
    ['the config changes', (files) => files.put('/desk/digest.config.yaml', 'name: Other\nlocale: ko\n')],
    ['the config goes', (files) => files.drop('/desk/digest.config.yaml')],
    ['the config is broken', (files) => files.put('/desk/digest.config.yaml', 'name: [\n')],
    ['terms come', (files) => files.put('/desk/terms.yaml', terms('크기'))],
    ['terms come that are broken', (files) => files.put('/desk/terms.yaml', '- ko: [\n')],
    ['a template comes', (files) => files.put('/desk/templates/text/issue.hbs', 'Hello\n')],
    ['a folder comes for templates', (files) => files.put('/desk/templates/', '')],
    [
      'an issue may be half written',
      (files) => files.put('/desk/issues/.2025-06-16.yaml.digest-whole', 'week:'),
    ],
    [
      'an issue is a link',
      (files) => {
        files.put('/desk/other.yaml', files.text(path('2025-06-16')).replace('얼마나', '참'));
        files.drop(path('2025-06-16'));
        files.putLink(path('2025-06-16'), '/desk/other.yaml');
      },
    ],
    [
      'an issue is a link that leads out',
      (files) => {
        files.put('/etc/other.yaml', files.text(path('2025-06-16')));
        files.drop(path('2025-06-16'));
        files.putLink(path('2025-06-16'), '/etc/other.yaml');
      },
    ],
    ['a folder has the name of an issue', (files) => files.put('/desk/issues/2025-01-06.yaml/', '')],
    ['the ledger of a week is broken', (files) => files.put('/desk/published/2025-06-16.json', '{')],
    ['a folder has the name of a ledger', (files) => files.put('/desk/published/2025-06-16.json/', '')],
    ['the folder of ledgers is a file', (files) => files.put('/desk/published', '')],
    [
      'a ledger is a link',
      (files) => {
        files.put('/desk/ledger.json', ledger('2025-06-16', 7));
        files.putLink('/desk/published/2025-06-16.json', '/desk/ledger.json');
      },
    ],
    ['the issues of another user lie around', (files) => files.put('/desk/issues/notes.txt', 'x')],
  ])('the same as without a cache where %s', async (_, change) => {
    const files = desk();
    await warm(files);
    change(files);
    await same(line, files);
    await same(line, files);
    await same(line, files);
  });

  test('what an earlier issue no longer has, or has again, concerns a later one', async () => {
    const files = desk();
    const twice = (text: string): string => text.replace(/arxiv: .*/, 'arxiv: "2506.30001"');
    edit(files, '2025-06-09', twice);
    const { stdout, stderr } = await same(line, files);
    expect(`${stdout}${stderr}`).not.toContain('no problems');
    edit(files, '2025-06-09', (text) => text.replace('2506.30001', '2506.09001'));
    const { read } = await same(line, files);
    expect(read).toContain('2025-06-30.yaml');
    edit(files, '2025-06-09', twice);
    await same(line, files);
  });

  test('a second file of a week concerns the first', async () => {
    const files = desk();
    await warm(files);
    files.put('/desk/issues/2025-06-16.yml', files.text(path('2025-06-16')));
    await same(line, files);
    files.drop('/desk/issues/2025-06-16.yml');
    await same(line, files);
  });

  test('a record that somebody else could have written is not used', async () => {
    const good = desk();
    await warm(good);
    const spoils: ((files: MemoryFiles, name: string, text: string) => void)[] = [
      (files, name, text) => files.put(name, text, 0o666),
      (files, name) => files.giveTo(name, { user: 7, group: 7 }),
      (files, name, text) => {
        files.put(`/tmp${name}`, text);
        files.drop(name);
        files.putLink(name, `/tmp${name}`);
      },
      (files) => files.giveTo(records, { user: 7, group: 7 }),
    ];
    for (const spoil of spoils) {
      const files = good.copy();
      for (const name of files.paths(records)) spoil(files, name, files.text(name));
      const { isAgain, read } = await same(line, files);
      expect({ isAgain, read: new Set(read).size }).toEqual({ isAgain: false, read: weeks.length });
    }
  });

  test('a key is no part of a record, and the address of a language model is none', async () => {
    const files = desk();
    const keys = {
      DIGEST_FORUM_KEY: 'forum-secret',
      DIGEST_MAIL_PASSWORD: 'mail-secret',
      DIGEST_DRAFT_KEY: 'draft-secret',
      DIGEST_DRAFT_URL: 'https://secret.example',
    };
    const env = { HOME: '/home/editor', ...keys };
    await runCached(line, files, { env });
    expect((await runCached(line, files, { env })).isAgain).toBe(true);
    const kept = files.paths(records).map((path) => files.text(path));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((text) => text.includes('secret'))).toEqual([]);
  });

  test('terms are a part of what is told', async () => {
    const files = desk();
    files.put('/desk/terms.yaml', terms('nothing'));
    await warm(files);
    files.put('/desk/terms.yaml', terms('일의'));
    const { stdout, stderr } = await same(line, files);
    if (line.startsWith('validate')) expect(`${stdout}${stderr}`).toContain('text/term');
    expect((await same(line, files)).stdout).toBe(stdout);
    files.drop('/desk/terms.yaml');
    await same(line, files);
    await same(line, files);
  });

  test('how the issues before are written concerns a later one, where it is asked for', async () => {
    const files = desk();
    files.put('/desk/digest.config.yaml', 'name: Test\nlocale: ko\nrules: { style/themes: warning }\n');
    await warm(files);
    edit(files, '2025-07-07', (text) => text.replace('papers:', '  - text: 둘째 주제입니다.\npapers:'));
    const { stdout, stderr } = await same(line, files);
    if (line.startsWith('validate')) expect(`${stdout}${stderr}`).toContain('style/themes');
    // The later one is then like an earlier one.
    edit(files, '2025-06-30', (text) => text.replace('papers:', '  - text: 둘째 주제입니다.\npapers:'));
    const { read } = await same(line, files);
    expect(read).toContain('2025-07-07.yaml');
    files.drop(path('2025-06-30'));
    await same(line, files);
  });

  test('a template of its own is a part of what is rendered', async () => {
    const files = desk();
    files.put('/desk/templates/text/issue.hbs', 'One\n');
    await same(line, files);
    files.put('/desk/templates/text/issue.hbs', 'Two\n');
    await same(line, files);
    files.drop('/desk/templates/text/issue.hbs');
    await same(line, files);
  });

  test('a change that no time shows is told by the hash', async () => {
    const now = new Date('2025-07-09T03:00:00Z');
    const files = desk();
    for (const week of weeks) files.date(path(week), new Date(now.getTime() - 1500));
    await runCached(line, files);
    expect((await runCached(line, files)).isAgain).toBe(true);
    files.sneak(path('2025-06-16'), files.text(path('2025-06-16')).replace('number: 3', 'number: 5'));
    const { isAgain } = await same(line, files);
    expect(isAgain).toBe(false);
  });

  test('where only times have changed, no issue is checked', async () => {
    const files = desk();
    await warm(files);
    for (const week of weeks) files.put(path(week), files.text(path(week)));
    const { read } = await same(line, files);
    expect(read).toHaveLength(weeks.length);
    expect((await same(line, files)).isAgain).toBe(true);
  });

  test.each<readonly [string, string, object]>([
    ['another build', '', { build: 'two' }],
    ['a variable', '', { env: { HOME: '/home/editor', DIGEST_X: '1' } }],
    ['another option', ' --draft', {}],
  ])('%s begins anew', async (_, option, world) => {
    if (option !== '' && !line.startsWith('render')) return;
    const files = desk();
    await warm(files);
    const { read } = await same(`${line}${option}`, files, world);
    expect(new Set(read).size).toBe(weeks.length);
  });

  test('a record that is no good makes a slow run', async () => {
    if (line === 'validate --rendered') return;
    const files = desk((text, week) =>
      week === '2025-06-16' ? text.replace('"What Small Models Are For"', '""') : text,
    );
    await runCached(line, files);
    const good = files.copy();
    const names = files.paths(records);
    expect(names).toHaveLength(2);
    for (const name of names) {
      const text = files.text(name);
      const spoils: ((files: MemoryFiles) => void)[] = [
        ...[1, 200, text.length - 1].flatMap((at) => [
          (disk: MemoryFiles) => disk.put(name, text.slice(0, at)),
          (disk: MemoryFiles) => disk.put(name, `${text.slice(0, at)}5${text.slice(at + 1)}`),
          (disk: MemoryFiles) => disk.put(name, `${text.slice(0, at)}\0${text.slice(at + 1)}`),
        ]),
        (disk) => disk.put(name, '{}\n[]\nnull\n'),
        (disk) => disk.put(name, text.replaceAll('\n', '\n\n')),
        (disk) => disk.put(name, text, 0o666),
        (disk) => disk.giveTo(name, { user: 7, group: 7 }),
        (disk) => {
          disk.drop(name);
          disk.put(`${name}/`, '');
        },
        (disk) => {
          disk.put('/elsewhere/record', text);
          disk.drop(name);
          disk.putLink(name, '/elsewhere/record');
        },
      ];
      for (const spoil of spoils) {
        const disk = good.copy();
        spoil(disk);
        await same(line, disk);
        const elsewhere = disk.paths('/elsewhere');
        expect(elsewhere.map((at) => disk.text(at))).toEqual(elsewhere.map(() => text));
      }
    }
  });

  test.each([
    ['open', 'EROFS'],
    ['open', 'EACCES'],
    ['write', 'ENOSPC'],
    ['rename', 'EIO'],
    ['makeDirectory', 'EACCES'],
  ] as const)('a disk that refuses to %s (%s) says nothing', async (step, code) => {
    // The command checks, and writes nothing else.
    if (line === render) return;
    const plain = await runCached(`${line} --no-cache`, desk());
    for (const nth of [1, 2, 3]) {
      const files = desk();
      files.put(`${records}/`, '');
      const steps = files.steps.length;
      await runCached(`${line} --no-cache`, files);
      const before = files.steps.slice(steps).filter((one) => one.startsWith(`${step} `)).length;
      files.break(step, code, before + nth);
      const { stdout, stderr, code: end } = await runCached(line, files);
      expect({ stdout, stderr, code: end }).toEqual({ stdout: plain.stdout, stderr: '', code: plain.code });
    }
  });

  test('with --no-cache nothing is read there and nothing written', async () => {
    const files = desk();
    await runCached(`${line} --no-cache`, files);
    expect(files.steps.filter((step) => step.includes('/home/editor'))).toEqual([]);
    await warm(files);
    const kept = files.paths(records).map((name) => files.text(name));
    const { length } = files.steps;
    const { read } = await runCached(`${line} --no-cache`, files);
    expect(new Set(read).size).toBe(weeks.length);
    expect(files.steps.slice(length).filter((step) => step.includes('/home/editor'))).toEqual([]);
    expect(files.paths(records).map((name) => files.text(name))).toEqual(kept);
  });

  test('two at once do not disturb each other', async () => {
    const files = desk();
    await Promise.all([runCached(line, files), runCached(line, files), runCached('validate', files)]);
    edit(files, '2025-06-16', (text) => text.replace('얼마나', '참'));
    const [one, other] = await Promise.all([runCached(line, files), runCached(line, files)]);
    expect(one.stdout).toBe(other?.stdout);
    await same(line, files);
    expect(files.paths(records).filter((name) => name.includes('digest-'))).toEqual([]);
  });
});

describe('render writes again what is not as it wrote it', () => {
  const out = '/desk/out/2025-06-16.forum.md';
  test.each<readonly [string, (files: MemoryFiles) => void]>([
    ['changed by hand', (files) => files.put(out, `${files.text(out)}!`)],
    ['removed', (files) => files.drop(out)],
    [
      'a link',
      (files) => {
        files.put('/desk/copy.md', files.text(out));
        files.drop(out);
        files.putLink(out, '/desk/copy.md');
      },
    ],
    ['joined by a part of an earlier post', (files) => files.put('/desk/out/2025-06-16.forum.2.md', 'old')],
    ['joined by something of its reader', (files) => files.put('/desk/out/notes.txt', 'mine')],
    ['left half written', (files) => files.put('/desk/out/.2025-06-16.forum.md.digest-whole', 'half')],
    [
      'beside what a killed run left',
      (files) => files.put('/desk/out/.2025-06-16.forum.md.digest-1', 'left'),
    ],
    [
      'gone with its folder',
      (files) => {
        for (const name of files.paths('/desk/out')) files.drop(name);
        files.drop('/desk/out');
      },
    ],
  ])('%s', async (_, change) => {
    const files = desk();
    await runCached(render, files);
    expect((await runCached(render, files)).isAgain).toBe(true);
    change(files);
    expect((await same(render, files)).isAgain).toBe(false);
    await same(render, files);
  });

  test('changed by hand in a tick of the clock', async () => {
    const files = desk();
    await runCached(render, files);
    for (const name of files.paths('/desk/out')) files.date(name, new Date('2025-07-09T02:59:59Z'));
    await runCached(render, files);
    expect((await runCached(render, files)).isAgain).toBe(true);
    files.sneak(out, files.text(out).replace('모델', '모형'));
    expect((await same(render, files)).isAgain).toBe(false);
  });
});

test.each(['text', 'compact', 'github', 'json', 'sarif', 'junit'])(
  'problems are told again as before (%s)',
  async (format) => {
    const files = desk((text, week) =>
      week === '2025-06-16'
        ? text.replace('"What Small Models Are For"', '""').replace('small', '@all')
        : text,
    );
    const line = `validate --rendered --format ${format}`;
    const first = await same(line, files);
    const second = await same(line, files);
    expect(second).toEqual({ ...first, read: second.read });
    // Only for the lines around a problem.
    expect([...new Set(second.read)].filter((name) => name !== '2025-06-16.yaml')).toEqual([]);
  },
);

test.each(['validate 2025-07-07', 'render 2025-07-07', 'status 2025-07-07'])(
  '%s reads no other issue where the others are as they were',
  async (line) => {
    const files = desk();
    await runCached('validate', files);
    edit(files, '2025-07-07', (text) => text.replace('얼마나', '참'));
    const { read } = await same(line, files);
    expect([...new Set(read)]).toEqual(['2025-07-07.yaml']);
    edit(files, '2025-06-09', (text) => text.replace(/arxiv: .*/, 'arxiv: "2507.07001"'));
    const { stdout, stderr } = await same(line, files);
    if (line.startsWith('validate')) expect(`${stdout}${stderr}`).toContain('paper/duplicate-archive');
  },
);

test.each([
  'validate --fix',
  'validate --fix --dry-run',
  'validate --since HEAD',
  'validate --links --offline',
])('%s keeps no record', async (line) => {
  const files = desk();
  const exec = (): { status: number; stdout: string; stderr: string } => ({
    status: 0,
    stdout: '',
    stderr: '',
  });
  await runCached(line, files, { exec });
  expect(files.paths(records).filter((name) => !name.endsWith('-archive.json'))).toEqual([]);
});

test('there are no more than 16 files for a newsletter, and no more megabytes than asked for', async () => {
  const files = desk();
  for (let n = 0; n < 20; n++) await runCached(`validate --max-warnings ${n}`, files);
  expect(files.paths(records)).toHaveLength(16);
  expect(files.paths(records).filter((name) => name.endsWith('-archive.json'))).toHaveLength(1);
  expect((await runCached('validate --max-warnings 19', files)).isAgain).toBe(true);
  const env = { HOME: '/home/editor', DIGEST_CACHE_MB: '0' };
  await same('validate', files, { env });
  const own = files.paths(records);
  await same('validate', files, { env });
  expect(files.paths(records)).toEqual(own);
  const { code, stderr } = await runCached('validate', files, { env: { ...env, DIGEST_CACHE_MB: 'all' } });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('DIGEST_CACHE_MB is all: it must be a number of megabytes'),
  });
});

describe('what files hold', () => {
  test('is not read anew where a text was edited, and finds a paper that an earlier issue has', async () => {
    const files = desk();
    await runCached(render, files);
    edit(files, '2025-06-16', (text) => text.replace('얼마나', '참'));
    const { read } = await runCached(render, files);
    expect(read).toContain('2025-06-16.yaml');
    expect(read).not.toContain('2025-06-30.yaml');
    edit(files, '2025-06-30', (text) => text.replace(/arxiv: .*/, 'arxiv: "2506.09001"'));
    const { stderr } = await same(render, files);
    expect(stderr).toContain('warning');
    expect((await same(render, files)).isAgain).toBe(true);
  });

  test('is read from the issues again where its file is gone, and written anew', async () => {
    const files = desk();
    await runCached(render, files);
    const name = files.paths(records).find((one) => one.endsWith('-archive.json')) ?? '';
    const text = files.text(name);
    files.drop(name);
    edit(files, '2025-06-30', (issue) => issue.replace(/arxiv: .*/, 'arxiv: "2506.09001"'));
    await same(render, files);
    edit(files, '2025-06-30', (issue) => issue.replace(/arxiv: .*/, 'arxiv: "2506.30001"'));
    await same(render, files);
    const keys = (all: string): number[] =>
      [...new Uint32Array(numbersIn(all.split('\n').at(-1) ?? ''))].toSorted((a, b) => a - b);
    expect(keys(text).length).toBeGreaterThan(weeks.length);
    expect(keys(files.text(name))).toEqual(keys(text));
  });
});

test('an issue that comes in the course of a run is seen by the next', async () => {
  const files = desk();
  files.afterClose = (written) => {
    if (written.includes('2025-06-16')) files.put(path('2025-07-14'), soundIssue('2025-07-14'));
  };
  await runCached(render, files);
  files.afterClose = undefined;
  expect(files.paths('/desk/issues')).toContain(path('2025-07-14'));
  const { read, stdout } = await same(render, files);
  expect([...new Set(read)]).toContain('2025-07-14.yaml');
  expect(stdout).toContain('2025-07-14.forum.md');
});

test('an issue that was read and is written in the course of a run is read again by the next', async () => {
  const files = desk();
  await runCached(render, files);
  edit(files, '2025-06-16', (text) => text.replace('얼마나', '참'));
  files.afterClose = (written) => {
    if (!written.includes('2025-06-16') || files.text(path('2025-06-16')).includes('몹시')) return;
    edit(files, '2025-06-16', (text) => text.replace('참', '몹시'));
  };
  await runCached(render, files);
  files.afterClose = undefined;
  expect([...new Set((await same(render, files)).read)]).toContain('2025-06-16.yaml');
});

test('a record takes no more than 10 KB an issue', async () => {
  const files = desk();
  await runCached(render, files);
  const bytes = files.paths(records).reduce((sum, name) => sum + files.text(name).length, 0);
  expect(bytes).toBeLessThan(weeks.length * 10_000);
});

test('nothing of it is ever in the newsletter', async () => {
  const files = desk();
  await runCached('validate', files, { env: { HOME: '/home/editor', XDG_CACHE_HOME: '/desk/cache' } });
  expect(files.paths('/desk').filter((name) => name.includes('cache'))).toEqual([]);
});

describe('the ledger of a week', () => {
  const published = '/desk/published/2025-06-16.json';
  const mail = (files: MemoryFiles): string => files.text('/desk/out/2025-06-16.email.html');

  test('says where the topic is, to which the mail of that week has a link', async () => {
    const files = desk();
    files.put('/desk/published/2025-06-09.json', ledger('2025-06-09', 6));
    await runCached(render, files);
    expect(mail(files)).not.toContain('https://forum.example/t/');
    for (const topic of [7, 8]) {
      files.put(published, ledger('2025-06-16', topic));
      const { read } = await same(render, files);
      expect(mail(files)).toContain(`https://forum.example/t/${topic}"`);
      expect([...new Set(read)]).toEqual(['2025-06-16.yaml']);
      expect((await same(render, files)).isAgain).toBe(true);
    }
    files.drop(published);
    await same(render, files);
    expect(mail(files)).not.toContain('https://forum.example/t/');
  });

  test('is no matter of what is only checked', async () => {
    const files = desk();
    await runCached('validate', files);
    files.put(published, ledger('2025-06-16', 7));
    expect((await same('validate', files)).isAgain).toBe(true);
  });

  test('concerns its issue alone where it is broken', async () => {
    const files = desk();
    await runCached(render, files);
    files.put(published, '{');
    const { code, stdout, stderr } = await same(render, files);
    expect(code).toBe(1);
    expect(stdout).toContain('2025-06-23.email.html');
    expect(stderr).toContain('published/2025-06-16.json:1: ');
  });
});

describe('status', () => {
  const week = '2025-06-16';
  const published = `/desk/published/${week}.json`;
  const copy = `/desk/published/${week}.forum.yaml`;

  /** A desk where a week is on the forum, but has changed since, and one was looked at twice. */
  async function behind(): Promise<MemoryFiles> {
    const files = desk();
    const text = files.text(path(week));
    files.put(copy, text);
    files.put(published, ledger(week, 7).replaceAll(/sha256:0+/g, sha256Of(text)));
    files.put('/desk/inbox/a.yaml', 'title: A\n');
    edit(files, week, (before) => before.replace('얼마나', '참'));
    const { stdout } = await runCached('status', files);
    expect(stdout).toContain('behind');
    const again = await same('status', files);
    expect([again.stdout, again.isAgain]).toEqual([stdout, true]);
    return files;
  }

  test.each<readonly [string, (files: MemoryFiles) => void]>([
    ['a ledger', (files) => files.put(published, files.text(published).replace('posted', 'pending'))],
    ['a ledger that goes', (files) => files.drop(published)],
    ['a ledger of another week', (files) => files.put('/desk/published/2025-06-23.json', '{')],
    ['the issue', (files) => files.put(path(week), files.text(copy))],
    ['another issue', (files) => edit(files, '2025-06-23', (text) => `draft: true\n${text}`)],
    ['the config', (files) => files.put('/desk/digest.config.yaml', 'forum: { max_length: 900 }\n')],
    ['a template', (files) => files.put('/desk/templates/forum/issue.hbs', 'x\n')],
    ['a paper more in the inbox', (files) => files.put('/desk/inbox/b.yaml', 'title: B\n')],
    ['a paper that is taken', (files) => files.drop('/desk/inbox/a.yaml')],
    ['the whole inbox', (files) => files.putLink('/desk/inbox/c.yaml', '/desk/inbox/a.yaml')],
  ])('tells anew after a change of %s', async (_, change) => {
    const files = await behind();
    const before = (await runCached('status', files)).stdout;
    change(files);
    const after = await same('status', files);
    expect(after.isAgain).toBe(false);
    expect(`${after.stdout}${after.stderr}`).not.toBe(before);
    await same('status', files);
  });

  test('an inbox and a folder of ledgers that come are seen', async () => {
    for (const [name, content] of [
      ['/desk/inbox/a.yaml', 'title: A\n'],
      [published, ledger(week, 7)],
    ] as const) {
      const files = desk();
      await runCached('status', files);
      files.put(name, content);
      const { stdout, isAgain } = await same('status', files);
      expect({ stdout, isAgain }).toEqual({ stdout: expect.stringMatching(/waits|behind/), isAgain: false });
    }
  });

  test('tells anew without the copy that showed that a comment is no change', async () => {
    for (const spoil of [
      (files: MemoryFiles) => files.drop(copy),
      (files: MemoryFiles) => files.put(copy, ''),
    ]) {
      const files = await behind();
      files.put(path(week), `# seen\n${files.text(copy)}`);
      expect((await same('status', files)).stdout).not.toContain('behind');
      spoil(files);
      expect((await same('status', files)).stdout).toContain('behind');
    }
  });

  test('a copy that nobody read is no input', async () => {
    const files = desk();
    files.put(published, ledger(week, 7).replaceAll(/sha256:0+/g, sha256Of(files.text(path(week)))));
    files.put(copy, 'one\n');
    await runCached('status', files);
    files.put(copy, 'two\n');
    expect((await same('status', files)).isAgain).toBe(true);
  });

  test('is made for the width and the colours of its terminal', async () => {
    const files = desk();
    const wide = { tty: true, columns: 80 };
    const { stdout } = await runCached('status', files, wide);
    expect((await same('status', files, wide)).isAgain).toBe(true);
    const narrow = await same('status', files, { tty: true, columns: 40 });
    expect(narrow.stdout).not.toBe(stdout);
    await same('status', files, { ...wide, env: { NO_COLOR: '1' } });
    await same('status', files);
  });

  test('a miss is told each time', async () => {
    const files = desk();
    files.put(
      '/desk/digest.config.yaml',
      'publish: { forum: { url: https://forum.example, username: a } }\n',
    );
    files.put('/desk/published/2025-06-02.json', ledger('2025-06-02', 7));
    for (const _ of [1, 2]) expect((await same('status --check', files)).code).toBe(1);
  });
});
