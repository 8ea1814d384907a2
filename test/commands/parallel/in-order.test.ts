/** Many files on several threads: the same bytes, whatever their number. */
import { describe, expect, test } from 'vitest';
import { fakeContext, type FakeWorld } from '../../support/context.ts';
import { manyIssues, newsletter, soundIssue } from '../../support/issues.ts';
import { runCli } from '../../support/run-cli.ts';

function archive(count: number): Record<string, string> {
  const issues = Object.entries(manyIssues(count));
  return {
    ...newsletter(),
    ...Object.fromEntries(issues.map(([name, text]) => [`/desk/issues/${name}`, text])),
  };
}

const years = archive(80);
const cores = 8;
const home = { HOME: '/home/editor' };
const byWorkers = (workers: number): FakeWorld => ({
  files: years,
  cores,
  env: { ...home, DIGEST_WORKERS: String(workers) },
});

async function everything(command: string, world: FakeWorld) {
  const { code, stdout, stderr, context } = await runCli(command, world);
  const out = context.files.paths('/desk/out').map((path) => [path, context.files.text(path)]);
  return { code, stdout, stderr, out };
}

describe.each([
  'validate',
  'validate --format json --max-warnings 3',
  'validate --format junit issues',
  'render --all',
  'render --all --format forum --format text --draft --quiet',
])('%s', (command) => {
  test('says and writes the same without other threads, and with 1, 2 and 4', async () => {
    const alone = await everything(command, { files: years });
    expect(alone.code).toBe(1);
    expect(alone.stdout.length + alone.out.length).toBeGreaterThan(60);
    for (const workers of [1, 2, 4])
      expect(await everything(command, byWorkers(workers)), `${workers} workers`).toEqual(alone);
  });
});

describe('the number of threads', () => {
  const started = async (command: string, world: FakeWorld): Promise<number> => {
    const { context } = await runCli(command, world);
    expect(context.startedThreads.every(({ isEnded }) => isEnded)).toBe(true);
    return context.startedThreads.length;
  };

  test.each([
    [59, 8, 0],
    [60, 8, 1],
    [60, 1, 0],
  ])('of %i issues on %i cores: %i besides this one', async (count, cores, expected) => {
    expect(await started('validate', { files: archive(count), cores })).toBe(expected);
    expect(await started('render --all', { files: archive(count), cores })).toBe(expected);
  });

  test('all cores are taken where there are others, and left alone where there are none', async () => {
    const taken = async (workers: number): Promise<number> => {
      const { threads, ...context } = fakeContext(byWorkers(workers));
      let times = 0;
      const counted = threads && { ...threads, cores: 8, takeAllCores: () => times++ };
      await runCli('validate', { ...context, ...(counted && { threads: counted }) });
      return times;
    };
    expect([await taken(1), await taken(2), await taken(4)]).toEqual([0, 1, 1]);
  });

  test('DIGEST_WORKERS says it, and each has its part', async () => {
    const { context } = await runCli('validate', byWorkers(4));
    expect(context.startedThreads.map(({ asked }) => asked > 3)).toEqual([true, true, true]);
  });

  test.each(['validate --fix', 'validate --links --offline', 'validate issues/2020-01-06.yaml'])(
    '%s needs no other',
    async (command) => {
      expect(await started(command, byWorkers(4))).toBe(0);
    },
  );

  test.each(['0', 'two', '65', '-1', '1e3'])('DIGEST_WORKERS=%s is refused', async (workers) => {
    for (const command of ['validate', 'render --all']) {
      const { code, stdout, stderr } = await runCli(command, {
        files: years,
        env: { ...home, DIGEST_WORKERS: workers },
      });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`DIGEST_WORKERS is ${workers}: it must be a number from 1 to 64`);
    }
  });
});

describe('a thread that ends', () => {
  test.each([
    [Object.assign(new Error('Worker terminated …'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'out of memory'],
    [new Error('it gave no reason'), 'it gave no reason'],
  ])('%s', async (death, reason) => {
    const context = fakeContext(byWorkers(2));
    const { threads } = context;
    if (threads === undefined) throw new Error('there are no threads');
    const start: typeof threads.start = (cwd, job) => {
      const thread = threads.start(cwd, job);
      const [own] = context.startedThreads;
      const ask = thread.ask.bind(thread);
      thread.ask = (question) => {
        if (own !== undefined && own.asked > 12) own.death = death;
        return ask(question);
      };
      return thread;
    };
    const { code, stdout, stderr } = await runCli('render --all', {
      ...context,
      threads: { ...threads, cores, start },
    });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^digest: a thread of digest ended at one of the issues from 20\d\d-\d\d-\d\d\.yaml to 20\d\d-\d\d-\d\d\.yaml: /,
    );
    expect(stderr).toContain(reason);
    expect(stderr).toContain('DIGEST_WORKERS=1');
    expect(context.startedThreads.every(({ isEnded }) => isEnded)).toBe(true);
  });
});

describe('what ends the command', () => {
  test('is told in its turn, with what was written before it', async () => {
    const texts = Object.entries(years).map(([path, text]) => {
      const kept = path.endsWith('2021-01-18.yaml') ? 'number: 54\nweek:' : 'week:';
      return [path, text.replace(/(?:number: .*\n)?week:/, kept)];
    });
    // A mistake that only one issue meets.
    const template = '{{#if number}}{{nothing}}{{/if}}\n';
    const files = { ...Object.fromEntries(texts), '/desk/templates/text/main.hbs': template };
    const alone = await everything('render --all --format text', { files });
    expect(alone).toMatchObject({ code: 2, stdout: '' });
    expect(alone.stderr).toContain('templates/text/main.hbs:1: ');
    expect(alone.out.length).toBeGreaterThan(30);
    const { out, ...shared } = await everything('render --all --format text', { ...byWorkers(3), files });
    expect({ ...shared, out: alone.out }).toEqual(alone);
    // Each thread writes what it has made; another one may be ahead by then.
    expect(out).toEqual(expect.arrayContaining(alone.out));
  });

  test('a bug keeps its name and its stack', async () => {
    const context = fakeContext(byWorkers(2));
    const read = context.files.read.bind(context.files);
    context.files.read = (path) => {
      if (path.endsWith('2020-01-06.yaml')) throw new TypeError('this is not meant to be');
      return read(path);
    };
    const { code, stderr } = await runCli('validate', context);
    expect(code).toBe(2);
    expect(stderr).toContain('TypeError: this is not meant to be\n    at ');
  });
});

describe('the progress', () => {
  const shown = async (world: FakeWorld, command = 'validate'): Promise<string> =>
    (await runCli(command, { files: years, ...world })).stderr;

  test.each([{}, { cores, env: { ...home, DIGEST_WORKERS: '2' } }])(
    'is one line at a terminal: %j',
    async (world) => {
      for (const command of ['validate', 'render --all']) {
        const stderr = await shown({ tty: true, ...world }, command);
        const rows = stderr.split('\r\u001b[2K');
        expect(rows.slice(1, 81)).toEqual(Array.from({ length: 80 }, (_, i) => `${i + 1} of 80`));
      }
    },
  );

  test('is not told elsewhere', async () => {
    expect(await shown({})).not.toContain(' of 80');
    expect(await shown({ tty: true }, 'validate --quiet')).not.toContain(' of 80');
    expect(await shown({ tty: true, env: { ...home, TERM: 'dumb' } })).not.toContain(' of 80');
    const few = await runCli('validate', { files: newsletter({ '2025-07-07': soundIssue() }), tty: true });
    expect(few.stderr).not.toContain(' of 1');
  });
});
