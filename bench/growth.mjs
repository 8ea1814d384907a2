/**
 * How the work for a text grows with its length: each piece of test/growth/pieces.ts, over and over, in each place of
 * test/growth/works.ts that a text of a stranger may stand in, at several sizes. Prints processor time, the most memory, and
 * the exponent from the smallest size to the largest, and the steepest in between: 1 is linear, 2 the square. The sizes lie on
 * both sides of what a post may have. What misses is measured again in a process of its own.
 * `node bench/growth.mjs [--works a,b] [--pieces a,b] [--sizes 20,125,500] [--seconds 60] [--rows 40] [--json FILE]`
 */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const here = fileURLToPath(import.meta.url);
/** Below this many milliseconds a figure tells of the machine, and none of it is waited for. */
const floor = 20;
/** The exponent up to which growth counts as linear, and the megabytes that no text may take. */
const [steep, heavy] = [1.15, 300];

if (process.send !== undefined) await work();
else await lead();

/** In the child: measures what it is told to, one after the other. */
async function work() {
  const { works } = await import(pathToFileURL(process.argv[2]));
  process.on('message', ({ work: name, piece: wanted, size }) => {
    const { run, pieces } = works.find((one) => one.name === name);
    const text = pieces.find((one) => one.name === wanted).of(size * 1000);
    void measure(() => run(text)).then((row) => process.send(row));
  });
  // The compiler's work is not the text's.
  const pairs = works.map(({ name, pieces }) => ({ name, pieces: pieces.map((piece) => piece.name) }));
  process.send(pairs);
}

async function measure(run) {
  globalThis.gc?.();
  let [time, memory, fault] = [Number.POSITIVE_INFINITY, 0, undefined];
  // What is quick is measured again: the first run is the compiler's as well.
  for (let runs = 0; runs < 3 && (runs === 0 || time < 60); runs++) {
    resetPeak();
    const before = process.cpuUsage();
    try {
      await run();
    } catch (error) {
      fault = String(error?.message ?? error).slice(0, 80);
    }
    const { user, system } = process.cpuUsage(before);
    time = Math.min(time, (user + system) / 1000);
    memory = Math.max(memory, peak());
  }
  return { time, memory, fault };
}

/** The system's highest mark of this process's memory begins again, where it is Linux. */
function resetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Then it is that of all so far.
  }
}

/** Megabytes. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

async function lead() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { values } = parseArgs({
    options: {
      works: { type: 'string' },
      pieces: { type: 'string' },
      sizes: { type: 'string', default: '20,125,500' },
      seconds: { type: 'string', default: '60' },
      rows: { type: 'string', default: '40' },
      json: { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'digest-growth-'));
  try {
    const entry = await bundled(folder);
    await measureAll(entry, values);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundled(folder) {
  const { build } = await import('esbuild');
  const outfile = join(folder, 'test/growth/works.mjs');
  const banner = {
    js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
  };
  await build({
    entryPoints: ['test/growth/works.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner,
    define: { 'import.meta.url': JSON.stringify(new URL('../test/growth/works.ts', import.meta.url).href) },
    logLevel: 'error',
  });
  return outfile;
}

async function measureAll(entry, { works, pieces, sizes: list, seconds, rows: most, json }) {
  const sizes = list.split(',').map(Number);
  const hasName = (wanted, name) => wanted === undefined || wanted.split(',').some((one) => name === one);
  const holds = (wanted, name) => wanted === undefined || name.includes(wanted);
  let child = await start(entry);
  const rows = [];
  const rowOf = async (piece, work) => {
    const at = [];
    for (const size of sizes) {
      const found = await ask(child.process, { work, piece, size }, Number(seconds) * 1000);
      at.push({ size, ...found });
      if (found.time !== undefined) continue;
      child = await start(entry);
      break;
    }
    return { work, piece, at, ...exponentsOf(at) };
  };
  for (const work of child.pairs.filter(({ name }) => hasName(works, name)))
    for (const piece of new Set(work.pieces.filter((name) => holds(pieces, name)))) {
      let row = await rowOf(piece, work.name);
      if (isMissed(row)) {
        // What others left in the process weighs on it, and the machine may have been busy: a process of its own tells.
        child.process.kill('SIGKILL');
        child = await start(entry);
        row = lesser(row, await rowOf(piece, work.name));
      }
      rows.push(row);
      if (json !== undefined) writeFileSync(json, `${JSON.stringify(row)}\n`, { flag: 'a' });
    }
  child.process.kill('SIGKILL');
  print(rows, Number(most), sizes);
}

function isMissed({ at, steepest }) {
  return steepest > steep || at.some(({ memory = 0 }) => memory > heavy);
}

/** Of two measurements of the same, the smaller time and memory at each size. */
function lesser(one, other) {
  const at = other.at.map((found, i) => {
    const before = one.at[i];
    if (before?.time === undefined || found.time === undefined) return found;
    return {
      ...found,
      time: Math.min(found.time, before.time),
      memory: Math.min(found.memory, before.memory),
    };
  });
  return { ...other, at, ...exponentsOf(at) };
}

function start(entry) {
  // As the program asks of V8 for a file of more than 60 kB (src/cli/threads.ts).
  const process = fork(here, [entry], {
    execArgv: ['--expose-gc', '--heap-growing-percent=40', '--semi-space-growth-factor=1'],
  });
  return new Promise((resolve) => process.once('message', (pairs) => resolve({ process, pairs })));
}

/** Nothing where it takes too long, or the process dies of it. */
function ask(child, about, milliseconds) {
  return new Promise((resolve) => {
    const settle = (row) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(row);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      settle({ fault: 'too long' });
    }, milliseconds);
    child.once('message', settle);
    child.once('exit', (code, signal) => settle({ fault: `died: ${signal ?? code}` }));
    child.send(about);
  });
}

/** From the smallest size to the largest, and the steepest from a size to the next that is four times as large or more. */
function exponentsOf(at) {
  let steepest = 0;
  for (const small of at) {
    const large = at.find(({ size }) => size >= 4 * small.size);
    if (large !== undefined) steepest = Math.max(steepest, between(small, large));
  }
  const last = at.at(-1);
  const exponent = at.some(({ time }) => time === undefined)
    ? Number.POSITIVE_INFINITY
    : between(at[0], last);
  return { exponent, steepest: Math.max(exponent, steepest) };
}

/** What took no time at the smaller one counts as the least that tells something. */
function between(small, large) {
  const growth = Math.max(large.time ?? Number.POSITIVE_INFINITY, floor) / Math.max(small.time, floor);
  return Math.log(growth) / Math.log(large.size / small.size);
}

function print(rows, most, sizes) {
  const sorted = rows.toSorted((a, b) => b.exponent - a.exponent || b.steepest - a.steepest);
  const cell = ({ time, memory, fault } = {}) =>
    time === undefined ? (fault ?? '') : `${Math.round(time)} ms, ${Math.round(memory)} MB`;
  console.log(`| where | what | exponent | steepest | ${sizes.map((size) => `${size} kB`).join(' | ')} | |`);
  console.log(`| --- | --- | ---: | ---: | ${sizes.map(() => '---:').join(' | ')} | --- |`);
  for (const { work, piece, exponent, steepest, at } of sorted.slice(0, most)) {
    const fault = at.find((one) => one.fault !== undefined && one.time !== undefined)?.fault ?? '';
    const cells = sizes.map((_, i) => cell(at[i]));
    console.log(
      `| ${work} | ${piece.replaceAll('|', '\\|')} | ${exponent.toFixed(2)} | ${steepest.toFixed(2)} | ${cells.join(' | ')} | ${fault} |`,
    );
  }
  const count = (is) => rows.filter(is).length;
  console.log(
    `\n${rows.length} cases: ${count(({ exponent }) => exponent > steep)} grow faster than linear (exponent > ${steep}), ` +
      `${count(({ steepest }) => steepest > steep)} somewhere in between, ` +
      `${count(({ at }) => at.some(({ memory = 0 }) => memory > heavy))} take more than ${heavy} MB.`,
  );
}
