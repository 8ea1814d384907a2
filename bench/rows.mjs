/** What is measured: the rows of the table. Newsletters are made when a row wants one. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeArchive } from './make-archive.mjs';
import { refs, warmCache } from './warm-cache.mjs';

const some = ['--format', 'forum,email,text'];
const week = '2025-07-07';

/**
 * A row is `{ key, work, own, peers, reach }`: a command of the program, those of peers by name, each made when it is wanted, and
 * what is to be reached: at most so many times a bare node, so many times another (`of` a peer), or so many more than another row.
 */
export function rowsFor({ work, node, program, env, peers }) {
  const newsletter = (count, name = count) => {
    const folder = join(work, `issues-${name}`);
    if (existsSync(folder)) return folder;
    makeArchive(folder, count);
    appendFileSync(
      join(folder, 'digest.config.yaml'),
      'email:\n  from: a@example.org\n  to: b@example.org\n',
    );
    return folder;
  };
  const run = (cwd, args, more = {}) => ({ program: node, args: [program, ...args], cwd, env, ...more });
  const must = ({ args, cwd }) => {
    const { status, stdout, stderr } = spawnSync(node, args, { cwd, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`digest ${args.slice(1).join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  const hasCache = must(run(work, ['render', '--help'])).includes('--no-cache');
  const cold = hasCache ? ['--no-cache'] : [];
  const afresh = (cwd) => ({ before: () => rmSync(join(cwd, 'out'), { recursive: true, force: true }) });
  const validate = (count) => run(newsletter(count), ['validate', ...cold]);
  const renderAll = (count) => {
    const cwd = newsletter(count);
    return run(cwd, ['render', '--all', ...some, ...cold], afresh(cwd));
  };
  const renderOne = (formats) => {
    const cwd = newsletter(1);
    return run(cwd, ['render', week, ...formats, '--out', 'out', ...cold], afresh(cwd));
  };
  const issues = (count) => () => join(newsletter(count), 'issues');

  /** A command line that was run before, and again when nothing in the newsletter was new. */
  const ranBefore = (name, args) => {
    const again = run(newsletter(520, name), args);
    for (const pause of [2100, 0]) {
      must(again);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
    return again;
  };
  const rendered = (name) => ranBefore(name, ['render', '--all', ...some]);
  /** Markdown of the archive, in a folder of its own. */
  const posts = () => {
    const cwd = newsletter(520);
    must(run(cwd, ['render', '--all', '--out', join(work, 'posts')]));
    return join(work, 'posts');
  };
  let edits = 0;
  const edit = (file) => {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/저자들은|개정\d+은/, `개정${++edits}은`));
  };

  const short = [
    {
      key: 'version',
      work: '`--version`',
      own: () => run(newsletter(1), ['--version']),
      peers: peers.help,
      reach: [{ most: 1.1 }],
    },
    { key: 'help', work: '`--help`', own: () => run(newsletter(1), ['--help']) },
    {
      key: 'validate-1',
      work: '`validate`, 1 issue',
      own: () => validate(1),
      peers: peers.validate(issues(1)),
      reach: [{ most: 2.9 }, { most: 0.35, of: 'ajv-cli' }],
    },
    {
      key: 'validate-1-of-520',
      work: '`validate`, 1 issue of 520',
      own: () => run(newsletter(520), ['validate', week, ...cold]),
    },
    {
      key: 'render-1',
      work: '`render` 1, forum + email + text; peers: a mail alone',
      own: () => renderOne(some),
      peers: peers.mail(() => join(issues(1)(), `${week}.yaml`)),
      reach: [{ most: 0.8, of: 'css-inline' }],
    },
    {
      key: 'render-1-all',
      work: '`render` 1, all five formats',
      own: () => renderOne(['--format', 'all']),
      reach: [{ most: 6 }],
    },
    {
      key: 'add-paper',
      work: '`add-paper`, ten papers in the cache',
      own: async () => {
        const cwd = join(work, 'draft');
        const { env: own, reset } = await warmCache(cwd, { digest: program, env });
        return run(cwd, ['add-paper', ...refs, '--yes', '--offline'], { env: own, before: reset });
      },
    },
    {
      key: 'unchanged',
      work: '`render --all`, 520, nothing changed since the last run',
      own: () => rendered('unchanged'),
      reach: [{ most: 2.3 }],
    },
    {
      key: 'status',
      work: '`status`, 520, nothing changed since the last run',
      own: () => ranBefore('status', ['status']),
      reach: [{ most: 2.5 }],
    },
    {
      key: 'changed',
      work: '`render --all`, 520, one file changed; peers: HTML alone',
      own: () => {
        const again = rendered('changed');
        return { ...again, before: () => edit(join(again.cwd, 'issues', `${week}.yaml`)) };
      },
      peers: peers.changed({ issues: issues(520), posts, edit }),
      reach: [{ most: 1, over: 'render-1' }],
    },
  ];
  const long = [
    {
      key: 'validate-520',
      work: '`validate`, 520 issues',
      own: () => validate(520),
      peers: peers.validate(issues(520)),
      reach: [{ most: 0.8, of: 'ajv-cli' }],
    },
    {
      key: 'render-520',
      work: '`render --all`, 520, forum + email + text; peers: HTML alone',
      own: () => renderAll(520),
      peers: peers.site(issues(520)),
      reach: [{ most: 1, of: 'Hugo' }],
    },
  ];
  const { 'ajv-cli': ajv } = peers.validate(issues(520));
  const { Hugo } = peers.site(issues(520));
  const heavy = [
    { name: '`validate`', command: validate, others: { 'ajv-cli': ajv } },
    { name: '`render --all`', command: renderAll, others: { Hugo } },
  ].flatMap(({ name, command, others }) => {
    const own = (workers) => (count) => ({ ...command(count), env: { ...env, DIGEST_WORKERS: workers } });
    return [
      { name: `${name}, one thread`, own: own('1'), peers: others, most: 120 },
      { name: `${name}, two threads`, own: own('2'), most: 170 },
    ];
  });
  return { short, long, heavy };
}
