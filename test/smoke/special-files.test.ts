import { createHash } from 'node:crypto';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-special-')));

afterAll(() => rmSync(work, { recursive: true }));

/** Whoever waits at a pipe for ever is ended after this many milliseconds, and has no exit code then. */
const timeout = 30_000;
/** Far more than a command needs, and far less than an endless file would fill. */
const memory = '--max-old-space-size=512';
const env = { PATH: process.env['PATH'], HOME: work, NODE_OPTIONS: memory };

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], cwd: string): Ran {
  const options = { cwd, timeout, killSignal: 'SIGKILL', encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { code: status, stdout, stderr };
}

/** As a shell would, which knows `<(…)`. */
function bash(line: string, cwd: string): Ran {
  const command = line.replaceAll('digest ', `'${process.execPath}' '${program}' `);
  const options = { cwd, timeout, killSignal: 'SIGKILL', encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], options);
  return { code: status, stdout, stderr };
}

let count = 0;

function newsletter(): string {
  const cwd = join(work, `n${++count}`);
  mkdirSync(join(cwd, 'issues'), { recursive: true });
  writeFileSync(join(cwd, 'digest.config.yaml'), 'locale: ko\n');
  writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), soundIssue());
  return cwd;
}

/** A draft takes papers that are not complete yet. */
function draft(cwd: string): void {
  writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), 'week: 2025-07-07\ndraft: true\n');
}

/** Puts one of the special files at a path, in place of what is there. */
const kinds: Readonly<Record<string, (path: string) => void>> = {
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  '/dev/zero': (path) => symlinkSync('/dev/zero', path),
};

const mayRead = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};
const noPipes =
  existsSync('/dev/zero') && existsSync('/bin/bash') ? '' : ' (skipped: no /dev/zero or no bash)';
const noKmsg = mayRead('/proc/kmsg') ? '' : ' (skipped: /proc/kmsg is not there or not ours to read)';

const paper = 'title: { ko: "시험", en: "A test" }\narxiv: "2506.15677"\nsummary: 시험입니다.\n';

describe.skipIf(noPipes !== '')(`nobody waits at a special file, nor reads one without end${noPipes}`, () => {
  describe.each(Object.entries(kinds))('%s', (_, put) => {
    test.each<[string, string[], number]>([
      ['digest.config.yaml', ['validate'], 2],
      ['digest.config.yaml', ['cook', 'text.md'], 2],
      ['issues', ['render', '--all'], 2],
      ['issues/2025-07-14.yaml', ['render', '--all'], 1],
      ['issues/2025-07-14.yaml', ['validate', 'issues/2025-07-14.yaml'], 2],
      ['issues/2025-07-14.yaml', ['preview', '2025-07-14'], 2],
      ['templates/forum/card.hbs', ['render', '2025-07-07'], 2],
      ['templates', ['render', '2025-07-07'], 2],
      ['.gitignore', ['init'], 2],
      ['page/index.html', ['preview', '--static', 'page'], 2],
    ])('as %s: %j', (path, args, expected) => {
      const cwd = newsletter();
      const target = join(cwd, path);
      writeFileSync(join(cwd, 'text.md'), 'x\n');
      mkdirSync(join(target, '..'), { recursive: true });
      rmSync(target, { recursive: true, force: true });
      put(target);
      const { code, stderr } = run(args, cwd);
      expect({ code, stderr }).toMatchObject({ code: expected });
      expect(stderr).toMatch(
        /cannot be read: it(?:s link leads out of the newsletter| is a (?:pipe|device))/,
      );
    });

    test('as an entry of the cache: as if it were not there', () => {
      const cwd = newsletter();
      draft(cwd);
      const folder = join(cwd, 'home/.cache/digest');
      mkdirSync(folder, { recursive: true });
      const name = createHash('sha256').update('arXiv 2506.15677').digest('hex').slice(0, 32);
      put(join(folder, `${name}.json`));
      const add = 'HOME=$PWD/home digest add-paper 2506.15677 --offline --yes';
      const { code, stderr } = bash(add, cwd);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      expect(stderr).toContain('2506.15677 is not in the cache');
    });
  });

  test.skipIf(noKmsg !== '')(`a file that only looks like one${noKmsg}`, () => {
    const cwd = newsletter();
    rmSync(join(cwd, 'digest.config.yaml'));
    symlinkSync('/proc/kmsg', join(cwd, 'digest.config.yaml'));
    const { code, stderr } = run(['render'], cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/digest\.config\.yaml (?:cannot be read: its link leads out|has errors)/);
  });

  test('an issue that becomes a pipe under a running preview', async () => {
    const cwd = newsletter();
    const file = join(cwd, 'issues/2025-07-07.yaml');
    const preview = spawn(process.execPath, [program, 'preview', '2025-07-07'], { cwd, env });
    const [first] = (await once(preview.stdout, 'data')) as [Buffer];
    const url = first.toString().trim();
    const visit = await fetch(url, { redirect: 'manual' });
    const [cookie = ''] = visit.headers.getSetCookie();
    const events = await fetch(new URL('/events?issue=2025-07-07', url), {
      headers: { cookie: cookie.split(';', 1)[0] ?? '' },
      signal: AbortSignal.timeout(timeout),
    });
    execFileSync('mkfifo', [`${file}.pipe`]);
    renameSync(`${file}.pipe`, file);
    let told = '';
    for await (const chunk of events.body ?? []) {
      told += new TextDecoder().decode(chunk as Uint8Array);
      if (told.includes('it is a pipe, not a file')) break;
    }
    expect(told).toContain('it is a pipe, not a file');
    const ended = once(preview, 'exit');
    preview.kill('SIGINT');
    expect((await ended)[0]).toBe(0);
  });
});

describe.skipIf(noPipes !== '')(`what is named may be a pipe${noPipes}`, () => {
  test('cook', () => {
    const cwd = newsletter();
    const html = '<p><strong>x</strong></p>\n';
    expect(bash("digest cook <(echo '**x**')", cwd)).toEqual({ code: 0, stdout: html, stderr: '' });
    expect(bash("digest cook <(sleep 0.3; echo '**x**')", cwd).stdout).toBe(html);
    expect(bash("mkfifo p; (sleep 0.5; echo '**x**' >p) & digest cook p", cwd).stdout).toBe(html);
    expect(bash("echo '**x**' | digest cook /dev/stdin", cwd).stdout).toBe(html);
    expect(bash('digest cook /dev/null', cwd).code).toBe(0);
    expect(bash('digest cook <(true)', cwd).code).toBe(0);
  });

  test('papers, ids, bibliographies and texts of add-paper', () => {
    const cwd = newsletter();
    writeFileSync(join(cwd, 'paper.yaml'), paper);
    const added = bash('digest add-paper --from <(cat paper.yaml) --yes', cwd);
    expect(added).toMatchObject({ code: 0, stdout: 'issues/2025-07-07.yaml\n' });
    const text =
      "digest add-paper --title x --link https://a.example/x --summary ko=@<(echo '여기') --yes --dry-run";
    expect(bash(text, cwd).stdout).toContain('여기');
    draft(cwd);
    const bib = '@article{a, title={A Title of It}, doi={10.1000/xyz}, url={https://a.example/y}}';
    const cited = bash(
      `mkfifo x.bib; (echo '${bib}' >x.bib) & digest add-paper x.bib --offline --yes --dry-run`,
      cwd,
    );
    expect(cited.stdout).toContain('A Title of It');
    const ids = bash('mkfifo x.txt; (echo 2506.15678 >x.txt) & digest add-paper x.txt --offline --yes', cwd);
    expect(ids.stderr).toContain('2506.15678');
  });

  test.each([
    'digest cook <(yes)',
    'digest cook /dev/zero',
    'yes | digest cook -',
    'digest add-paper --from <(yes) --yes',
    'yes | digest add-paper --from - --yes',
    'truncate -s 40M large.bib; digest add-paper large.bib --yes',
  ])('an endless one ends at a limit: %s', (line) => {
    const { code, stdout, stderr } = bash(line, newsletter());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/cannot be read: it is larger than 32 MiB, the most that digest reads\nhint: /);
  });

  test.each([
    ['cook', 'p'],
    ['add-paper', '--from', 'p', '--yes'],
  ])('Ctrl-C ends the waiting of %s', async (...args) => {
    const cwd = newsletter();
    execFileSync('mkfifo', [join(cwd, 'p')]);
    // Opened by both: so somebody knows when it is waited at.
    const waiting = spawn(process.execPath, [program, ...args], { cwd, env, timeout, killSignal: 'SIGKILL' });
    const writer = spawn('bash', ['-c', 'exec 3>p; echo open; exec sleep 60'], { cwd, env, timeout });
    await once(writer.stdout, 'data');
    const ended = once(waiting, 'exit') as Promise<[number | null, string | null]>;
    waiting.kill('SIGINT');
    const [code, signal] = await ended;
    writer.kill();
    expect(signal === 'SIGINT' || code === 130).toBe(true);
  });
});

test.skipIf(noPipes !== '')(`a working directory that was deleted is not made again${noPipes}`, () => {
  for (const command of ['digest new', 'digest init', 'env -u PWD digest new', `PWD=${work} digest new`]) {
    const before = readdirSync(work);
    const { code, stderr } = bash(`mkdir gone; cd gone; rmdir ../gone; ${command}`, work);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('was deleted') as string,
    });
    expect(readdirSync(work)).toEqual(before);
  }
});
