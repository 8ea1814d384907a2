/**
 * What a command costs, as a ratio to a bare `node -e 0` of the same round. In each round every command runs once, in
 * turn, so that a machine that slows down slows all of them; the table shows medians. Then what an edit costs in the preview.
 * `npm run bench [-- ROUNDS]`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeArchive } from './make-archive.mjs';
import { median } from './median.mjs';
import { benchPreview } from './preview.mjs';
import { refs, warmCache } from './warm-cache.mjs';

const rounds = Number(process.argv[2] ?? 15);
const slowRounds = Math.max(3, Math.ceil(rounds / 5));
const root = fileURLToPath(new URL('..', import.meta.url));
const digest = join(root, 'bin/digest.js');
const work = mkdtempSync(join(tmpdir(), 'digest-bench-'));
const one = join(work, 'one');
const archive = join(work, 'archive');
mkdirSync(join(one, 'issues'), { recursive: true });
cpSync(join(root, 'issues/2025-07-07.yaml'), join(one, 'issues/2025-07-07.yaml'));
writeFileSync(
  join(one, 'digest.config.yaml'),
  'name: Bench\nlocale: ko\nemail:\n  from: a@example.org\n  to: b@example.org\n',
);
makeArchive(archive, 520);

// The certificates that this names are read at every start of Node 20, which says nothing about the program.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NO_COLOR: '1' };
const out = join(work, 'out');
const draft = join(work, 'draft');
const warm = await warmCache(draft, { digest, env });
const commands = [
  { name: 'node -e 0', args: ['-e', '0'], cwd: one },
  { name: 'digest --version', args: [digest, '--version'], cwd: one },
  { name: 'digest --help', args: [digest, '--help'], cwd: one },
  { name: 'digest validate, 1 issue', args: [digest, 'validate', '2025-07-07'], cwd: one },
  {
    name: 'digest render --format forum, 1 issue',
    args: [digest, 'render', '2025-07-07', '--format', 'forum'],
    cwd: one,
  },
  {
    name: 'digest render --format all, 1 issue',
    args: [digest, 'render', '2025-07-07', '--format', 'all', '--out', out],
    cwd: one,
  },
  {
    name: 'digest add-paper, 10 refs in the cache',
    args: [digest, 'add-paper', ...refs, '--yes', '--offline'],
    cwd: draft,
    env: warm.env,
    before: warm.reset,
  },
  { name: 'digest validate, 1 of 520 issues', args: [digest, 'validate', '2025-07-07'], cwd: archive },
  { name: 'digest validate, 520 issues', args: [digest, 'validate'], cwd: archive, slow: true },
  {
    name: 'digest render --all, 520 issues',
    args: [digest, 'render', '--all', '--out', out],
    cwd: archive,
    slow: true,
  },
];

const times = commands.map(() => []);
const ratios = commands.map(() => []);
for (let round = 0; round <= rounds; round++) {
  let bare = 0;
  for (const [i, command] of commands.entries()) {
    if (command.slow && round > slowRounds) continue;
    const ms = time(command);
    if (i === 0) bare = ms;
    // The first round warms the disk up.
    if (round === 0) continue;
    times[i].push(ms);
    ratios[i].push(ms / bare);
  }
}

console.log(`Node ${process.versions.node}, medians of ${rounds} rounds (${slowRounds} for 520 issues)\n`);
console.log('| command | ms | × bare node | peak MB |\n| --- | ---: | ---: | ---: |');
for (const [i, command] of commands.entries()) {
  console.log(
    `| ${command.name} | ${median(times[i]).toFixed(0)} | ${median(ratios[i]).toFixed(2)} | ${peak(command)} |`,
  );
}
rmSync(work, { recursive: true });
console.log();
await benchPreview({ many: 0 });

function time({ name, args, cwd, env: own = env, before }) {
  before?.();
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env: own, maxBuffer: 1 << 28 });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return ms;
}

function peak({ args, cwd, env: own = env, before }) {
  before?.();
  const file = join(work, 'peak');
  const preload = new URL('./peak.mjs', import.meta.url).href;
  spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd,
    env: { ...own, DIGEST_PEAK: file },
    maxBuffer: 1 << 28,
  });
  return Math.round(Number(readFileSync(file, 'utf8')) / 1024);
}
