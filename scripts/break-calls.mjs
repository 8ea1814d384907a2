/**
 * Breaks the built program at each of its system calls on a newsletter's files, on Linux with strace: by errors, and by a kill in
 * place of the call. Then every file is old or new and whole, and its owner's; what is left beside goes with the next run, which
 * does the whole work; exit code and words are true. `node scripts/break-calls.mjs [--sample] [COMMAND…]`; build first. All of it
 * takes an hour or two. `test/cli/each-step.hostile.test.ts` does the same in memory, with writes that take half.
 */
import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/digest.js', import.meta.url));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-calls-')));
/** Whom the files belong to that root changes. */
const owner = process.getuid() === 0 ? 1001 : process.getuid();
/** What each call is broken by: one that changes nothing, one that does, and those that a signal may interrupt or a quota refuse. */
const errorsOf = ({ name, changes, isBefore }) => [
  'EIO',
  ...(isBefore ? [] : ['EACCES']),
  ...(changes ? ['ENOSPC', 'killed'] : []),
  ...(changes && /^(?:openat|p?write|fsync|close)/.test(name) ? ['EDQUOT', 'EINTR'] : []),
  ...(name === 'read' ? ['EINTR'] : []),
];
/** Where one of them fails, what stands beside cannot be known for ours or taken away: the next run does it. */
const mayLeave = ({ name, changes }) => !changes || /^(?:unlink|rename)/.test(name);

const paper =
  'title: { ko: "작은 시험", en: "A small test" }\nlink: https://e.example/x\nsummary: 시험입니다.\n';
const issue = `week: 2025-07-07
intro:
  - theme: "작은 모델"
    text: |
      이번 주에는 **작은 모델(SLM)**을 다룬 논문이 눈에 띕니다.
papers:
  - title: { ko: "작은 모델의 쓸모", en: "What Small Models Are For" }
    arxiv: "2507.07001"
    summary: 작은 모델로도 충분한 일이 얼마나 많은지 세어 본 논문입니다.
`;
const two = `${issue}  - title: { ko: "둘째", en: "Second" }\n    link: https://e.example/2\n    summary: 둘째입니다.\n`;
const draft = issue.replace('\n', '\ndraft: true\n');
const newsletter = (text) => ({
  'digest.config.yaml': 'name: Test\nlocale: ko\n',
  'issues/2025-07-07.yaml': text,
});

const server = createServer((_, answer) => {
  answer.writeHead(200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  answer.end(`<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>x</title><updated>2026-04-12T22:09:26Z</updated>
<entry><id>http://arxiv.org/abs/2507.00001v1</id><title>A paper</title><updated>2025-07-01T00:00:00Z</updated><summary>We show.</summary>
<published>2025-06-18T17:58:17Z</published><author><name>Ada Lovelace</name></author></entry></feed>\n`);
});

/**
 * `isWhole`: what is written belongs together. `names`: a second name of the issue, which is then written where it stands. `keys`:
 * typed at a terminal, each after what it waits for. `ends`: the exit code of a run that nothing breaks.
 */
const commands = {
  'add-paper': {
    args: 'add-paper --from paper.yaml --yes',
    files: { ...newsletter(draft), 'paper.yaml': paper },
  },
  'add-paper, cache': { args: 'add-paper 2507.00001 --yes', files: newsletter(draft) },
  answers: {
    args: 'add-paper --title x --link https://e.example/x --offline',
    files: newsletter(draft),
    keys: [
      ['?', 'x\r'],
      ['?', '\x03'],
    ],
    ends: 130,
  },
  new: { args: 'new 2025-07-14', files: newsletter(issue) },
  init: { args: 'init', files: {} },
  'init --update': {
    args: 'init --update',
    files: { ...newsletter(issue), 'schema/issue.schema.json': '{}\n' },
  },
  'render --format all': {
    args: 'render 2025-07-07 --format all --out out',
    files: { ...newsletter(issue), 'out/2025-07-07.forum.md': 'old\n', 'out/2025-07-07.txt': 'old\n' },
    isWhole: true,
  },
  'preview --static': {
    args: 'preview 2025-07-07 --static page',
    files: newsletter(issue),
    isWhole: true,
  },
  move: { args: 'move 2 1 --issue 2025-07-07', files: newsletter(two) },
  'move, two names': { args: 'move 2 1 --issue 2025-07-07', files: newsletter(two), names: true },
  remove: { args: 'remove 2 --issue 2025-07-07', files: newsletter(two) },
  'validate --fix': {
    args: 'validate 2025-07-07 --fix',
    files: newsletter(issue.replace('"작은 모델의 쓸모"', '“작은 모델의 쓸모”')),
  },
};

let count = 0;

/** A newsletter as the command finds it, last changed long ago. */
function make({ files, names }) {
  const folder = join(work, `n${++count}`);
  for (const path of ['newsletter', 'home']) mkdirSync(join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'newsletter', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chownSync(file, owner, owner === 1001 ? owner : process.getgid());
    age(file);
  }
  if (names)
    linkSync(join(folder, 'newsletter/issues/2025-07-07.yaml'), join(folder, 'newsletter/second.yaml'));
  return folder;
}

function age(path) {
  const before = Date.now() / 1000 - 3600;
  utimesSync(path, before, before);
}

/** Compiled code is another each time, and is looked at before it is run (test/smoke/compiled-code.test.ts). */
const isCompiled = (path) => path.includes('/digest/compiled');

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !isCompiled(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
const isBeside = (path) => /(?:^|\/)\.[^/]+\.(?:lock|digest-[\w-]+)$/.test(path);

/** What a user has: no lock, nothing temporary; of what is kept at home only whether it is whole. */
function look(folder) {
  const all = filesIn(folder);
  const own = all.filter((path) => !isBeside(path));
  return {
    files: new Map(own.map((path) => [nameOf(path), textOf(folder, path)])),
    owners: new Map(own.map((path) => [nameOf(path), statSync(join(folder, path)).uid])),
    beside: all.filter(isBeside),
  };
}

/** Some names are made of a process's number, or of the newsletter's folder. */
const nameOf = (path) =>
  path.replace(/\d+(?=-left)|(?<=answers\/\.?).*(?=\.json)|(?<=runs\/\.?)\w+(?=-)/, 'N');

function textOf(folder, path) {
  const text = readFileSync(join(folder, path), 'utf8');
  if (!path.startsWith('home/')) return text;
  if (path.includes('/runs/')) return isWholeRecord(text) ? 'whole' : `torn: ${text}`;
  try {
    JSON.parse(text);
    return 'whole';
  } catch {
    return `torn: ${text}`;
  }
}

/** A record of a run ends with a hash of what follows it. */
function isWholeRecord(text) {
  const lines = text.split('\n');
  const hashes = lines.map((_, i) =>
    createHash('sha256')
      .update(lines.slice(i + 1).join('\n'))
      .digest('base64url')
      .slice(0, 32),
  );
  return lines.some((line, i) => line === hashes[i]);
}

const same = (a, b) => a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
/** What the user's newsletter is, without what is kept at home. */
const ofUser = (files) => new Map([...files].filter(([path]) => !path.startsWith('home/')));

/** Runs the command, under strace where there are flags for it, and gives what it said, how it ended and its calls. */
function run(folder, { args, keys }, flags) {
  const log = join(folder, '../', `${folder.slice(folder.lastIndexOf('/') + 1)}.log`);
  const line = [process.execPath, program, ...args.split(' ')];
  if (flags !== undefined) line.unshift('strace', '-y', '-s', '0', '-o', log, ...flags);
  if (keys !== undefined)
    line.splice(0, line.length, 'script', '-qefc', line.map(quoted).join(' '), '/dev/null');
  const child = spawn(line[0], line.slice(1), {
    cwd: join(folder, 'newsletter'),
    env: {
      PATH: process.env.PATH,
      HOME: join(folder, 'home'),
      LC_ALL: 'C.UTF-8',
      TERM: 'xterm',
      NO_COLOR: '1',
      DIGEST_ARXIV_URL: `http://127.0.0.1:${server.address().port}/api/query`,
    },
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  const left = [...(keys ?? [])];
  let said = '';
  let seen = 0;
  const hear = (data) => {
    said += String(data);
    const at = left.length === 0 ? -1 : said.indexOf(left[0][0], seen);
    if (at < 0) return;
    seen = said.length;
    child.stdin.write(left.shift()[1]);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.stdin.on('error', () => {});
  if (keys === undefined) child.stdin.end();
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const calls = flags === undefined || !existsSync(log) ? [] : callsIn(readFileSync(log, 'utf8'), folder);
      rmSync(log, { force: true });
      resolve({ code: signal === null ? code : signal, said, calls });
    });
  });
}

const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

/** Each call: its name, how manieth of that name it is, and of that path, and what it does to which of the newsletter's files. */
function callsIn(log, folder) {
  const counts = new Map();
  const countsOfPaths = new Map();
  const turns = new Map();
  const written = new Set();
  return log.split('\n').flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) return [];
    counts.set(name, (counts.get(name) ?? 0) + 1);
    const found = [...line.replace(/AT_FDCWD<[^>]*>/g, '').matchAll(/["<](\/[^">]*)[">]/g)]
      .map(([, path]) => path)
      .filter((path) => path.startsWith(`${folder}/`) && !isCompiled(path))
      .map((path) => path.slice(folder.length + 1));
    for (const path of new Set(found)) {
      const key = `${name} ${path}`;
      countsOfPaths.set(key, (countsOfPaths.get(key) ?? 0) + 1);
    }
    const paths = found.map(nameOf);
    if (paths.length === 0 || /^(?:getcwd|execve|chdir)$/.test(name)) return [];
    const isWritten = written.has(paths[0]);
    if (name === 'close') written.delete(paths[0]);
    const changes =
      name === 'openat'
        ? /O_WRONLY|O_RDWR|O_CREAT/.test(line)
        : !/^(?:read|statx|newfstatat|getdents64|access|readlink|lseek|pread64)$/.test(name) &&
          (name !== 'close' || isWritten);
    if (name === 'openat' && changes) written.add(paths[0]);
    const label = `${name} ${[...new Set(paths)].join(' → ')}`;
    turns.set(label, (turns.get(label) ?? -1) + 1);
    return [
      {
        name,
        label,
        turn: turns.get(label),
        nth: counts.get(name),
        path: found[0],
        nthOfPath: countsOfPaths.get(`${name} ${found[0]}`),
        changes,
        isInjected: /\(INJECTED\)|= \?$/.test(line),
      },
    ];
  });
}

/**
 * Breaks one call. Where its path is the same in each run, strace looks at that path alone. Else other calls of its name come before
 * it, not always equally many: so what was broken is looked up, and those before it tell how many more or fewer there were.
 */
async function broken(command, { call, error, calls }) {
  const how = error === 'killed' ? 'signal=KILL' : `error=${error}`;
  const isAimed = nameOf(call.path) === call.path;
  let nth = isAimed ? call.nthOfPath : call.nth;
  for (let attempt = 0; attempt < 8; attempt++) {
    const folder = make(command);
    const ran = await run(folder, command, [
      ...(isAimed ? ['-P', join(folder, call.path)] : []),
      `-etrace=${call.name}`,
      `-einject=${call.name}:${how}:when=${nth}`,
    ]);
    const hit = ran.calls.find(({ isInjected }) => isInjected);
    const isEnded = error !== 'killed' || [137, 'SIGKILL'].includes(ran.code);
    if (isEnded && hit !== undefined && isSame(hit, call)) return { folder, ran };
    rmSync(folder, { recursive: true });
    if (!isAimed) nth = nextAim(ran.calls, { call, calls, nth, attempt });
  }
  return undefined;
}

function nextAim(ran, { call, calls, nth, attempt }) {
  const there = ran.find((one) => isSame(one, call));
  if (there !== undefined) return there.nth;
  const last = ran.at(-1);
  const planned = last === undefined ? undefined : calls.find((one) => isSame(one, last));
  return planned === undefined || attempt > 3 ? nth + 1 : call.nth + last.nth - planned.nth;
}

const isSame = (a, b) => a.label === b.label && a.turn === b.turn;

/** What is not as it has to be after that, in words. */
async function faultsOf(command, { call, error, before, after }, { folder, ran }) {
  const faults = [];
  const isKilled = error === 'killed';
  const { files: now, owners, beside } = look(folder);
  const copy = beside.find((path) => path.endsWith('.digest-whole'));
  for (const [path, text] of now) {
    if (text === before.files.get(path) || text === after.files.get(path)) continue;
    if (copy !== undefined && isKilled) continue;
    faults.push(`${path} is neither old nor new`);
  }
  for (const [path, uid] of before.owners) {
    if (!now.has(path)) {
      if (after.files.has(path)) faults.push(`${path} is gone`);
    } else if (owners.get(path) !== uid) faults.push(`${path} has another owner`);
  }
  if (!isKilled) {
    if (![0, 1, 2, command.ends].includes(ran.code)) faults.push(`exit code ${ran.code}`);
    if (/bug in digest|undefined|Unknown system|UNKNOWN|at .*\.js:\d/.test(ran.said))
      faults.push(`it says: ${ran.said}`);
    if (!mayLeave(call) && beside.length > 0) faults.push(`left: ${beside.join(', ')}`);
    if (ran.code === 0 && !same(ofUser(now), ofUser(after.files))) faults.push('a success, and not done');
    if (ran.code !== 0 && !/digest: |: error/.test(ran.said))
      faults.push(`exit code ${ran.code}, and it says: ${ran.said}`);
    if (ran.said.includes('saved in') && !now.has('home/.local/state/digest/answers/N.json'))
      faults.push('it says that something is saved, which is not');
    if (
      command.isWhole &&
      !same(ofUser(now), ofUser(before.files)) &&
      !same(ofUser(now), ofUser(after.files))
    )
      faults.push('a part of a unit');
  }
  const isUntouched = same(now, before.files) && beside.length === 0;
  if (faults.length === 0 && !isUntouched)
    faults.push(...(await faultsOfNext(command, { before, after, copy, now }, folder)));
  return faults.map((fault) => `${call.label} (${call.name} ${call.nth}), ${error}: ${fault}`);
}

async function faultsOfNext(command, { before, after, copy, now }, folder) {
  for (const path of filesIn(folder)) age(join(folder, path));
  if (copy !== undefined) {
    const issue = join(folder, 'newsletter/issues/2025-07-07.yaml');
    const told = await run(folder, command);
    if (told.code !== 2 || !told.said.includes('.digest-whole'))
      return [`a half file is not told: ${told.said}`];
    if (readFileSync(join(folder, copy), 'utf8') !== after.files.get('newsletter/issues/2025-07-07.yaml'))
      return ['the copy is not the new text'];
    // As the message says.
    writeFileSync(issue, readFileSync(join(folder, copy)));
    rmSync(join(folder, copy));
    return faultsOfNext(command, { before, after, now: look(folder).files }, folder);
  }
  // What is in the cache is not written again; as if it had become old.
  for (const path of filesIn(folder)) if (path.startsWith('home/.cache/')) rmSync(join(folder, path));
  const isDone = same(ofUser(now), ofUser(after.files));
  // Done again, adding and moving do something else.
  if (isDone) {
    for (const path of ofUser(after.files).keys()) if (!before.files.has(path)) rmSync(join(folder, path));
    for (const [path, text] of ofUser(before.files)) {
      writeFileSync(join(folder, path), text);
      age(join(folder, path));
    }
  }
  const next = await run(folder, command);
  const found = look(folder);
  const faults = [];
  if (next.code !== (command.ends ?? 0)) faults.push(`the next run ends with ${next.code}: ${next.said}`);
  if (!same(ofUser(found.files), ofUser(after.files))) faults.push('the next run does not do it all');
  for (const [path, text] of found.files) if (text.startsWith('torn')) faults.push(`${path} stays ${text}`);
  if (found.beside.length > 0) faults.push(`the next run leaves ${found.beside.join(', ')}`);
  return faults;
}

const oneOf = (list, every) => list.filter((_, i) => i % every === Math.floor(every / 2));

async function sweep(name, { every }) {
  const command = commands[name];
  const before = look(make(command));
  const first = make(command);
  const ran = await run(first, command, ['-etrace=%file,%desc']);
  const after = look(first);
  if (ran.code !== (command.ends ?? 0) || after.beside.length > 0 || same(before.files, after.files))
    throw new Error(`${name} does not do its work: ${ran.code} ${ran.said} ${after.beside}`);
  const { calls } = ran;
  const firstChange = calls.findIndex((call) => call.changes);
  const all = calls.flatMap((call, i) =>
    errorsOf({ ...call, isBefore: i < firstChange }).map((error) => ({ call, error })),
  );
  // Fewer in number, and they say more.
  const kills = all.filter(({ error }) => error === 'killed');
  const others = all.filter(({ error }) => error !== 'killed');
  const cases = [...oneOf(others, every), ...oneOf(kills, Math.ceil(every / 6))];
  const counts = { calls: calls.length, errors: 0, kills: 0, missed: 0 };
  const faults = [];
  const queue = [...cases];
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      const result = await broken(command, { ...one, calls });
      if (result === undefined) {
        counts.missed++;
        faults.push(
          `${one.call.label} (${one.call.name} ${one.call.nth}), ${one.error}: could not be broken`,
        );
        continue;
      }
      counts[one.error === 'killed' ? 'kills' : 'errors']++;
      faults.push(...(await faultsOf(command, { ...one, before, after }, result)));
      rmSync(result.folder, { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: 2 * cpus().length }, worker));
  console.log(
    `${name}: ${counts.calls} calls, ${counts.errors} errors, ${counts.kills} kills, ${faults.length} falls`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  return faults.length;
}

try {
  if (spawnSync('strace', ['--version']).status !== 0) throw new Error('strace is not installed');
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const named = process.argv.slice(2).filter((word) => word !== '--sample');
  const isSample = process.argv.includes('--sample');
  // A sample needs no terminal, which is not everywhere.
  const all = Object.keys(commands).filter((name) => !isSample || commands[name].keys === undefined);
  let falls = 0;
  for (const name of named.length === 0 ? all : named)
    falls += await sweep(name, { every: isSample ? 97 : 1 });
  process.exitCode = falls === 0 ? 0 : 1;
} finally {
  server.close();
  rmSync(work, { recursive: true, force: true });
}
