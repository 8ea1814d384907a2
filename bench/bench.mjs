/**
 * What commands cost, beside other tools where they are installed: `npm run bench [-- OPTIONS]`.
 *   --rows a,b      only rows whose names begin so: version, help, validate, render, add-paper, unchanged, status, changed, memory,
 *                   growth, preview
 *   --rounds N      how many rounds (15), a third of them for 520 issues
 *   --node PATH     the node that everything runs in
 *   --program PATH  another build's bin/digest.js
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inTurn, weigh } from './measure.mjs';
import { median } from './median.mjs';
import { howToInstall, openPeers } from './peers.mjs';
import { previewTimes } from './preview.mjs';
import { rowsFor } from './rows.mjs';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '' },
    rounds: { type: 'string', default: '15' },
    node: { type: 'string', default: process.execPath },
    program: { type: 'string', default: fileURLToPath(new URL('../bin/digest.js', import.meta.url)) },
  },
});
const [node, program] = [resolve(options.node), resolve(options.program)];
const rounds = Number(options.rounds);
const fewer = Math.ceil(rounds / 3);
const isWanted = ({ key }) => options.rows.split(',').some((name) => key.startsWith(name));
const work = mkdtempSync(join(tmpdir(), 'digest-bench-'));
const env = {
  ...process.env,
  XDG_CACHE_HOME: join(work, 'cache'),
  XDG_STATE_HOME: join(work, 'state'),
  NO_COLOR: '1',
  // The certificates that this names are read at every start of Node 20, which says nothing about a program.
  NODE_EXTRA_CA_CERTS: undefined,
  DIGEST_WORKERS: undefined,
  GITHUB_ACTIONS: undefined,
};

const peers = openPeers({ work, node, env });
const { short, long, heavy } = rowsFor({ work, node, program, env, peers });

try {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  console.log(`Node ${version.slice(1)}, ${cpus().length} × ${cpus()[0]?.model}, ${day}`);
  console.log(`× counts bare \`node -e 0\`; medians of ${rounds} rounds in turn, ${fewer} for 520 issues\n`);
  console.log('| work | digest | peers | to reach |\n| --- | --- | --- | --- |');
  await tellTimes(short.filter(isWanted), rounds);
  await tellTimes(long.filter(isWanted), fewer);
  await tellMemory();
  if (isWanted({ key: 'preview' }))
    for (const { name, ms } of await previewTimes({ node, program, env }))
      tell(`\`preview\`, from saved to shown, ${name}`, inMs(ms), [], [judge('30 ms', ms, 30)]);
  if (peers.missing.length > 0) console.log(`\nNot installed: ${peers.missing.join(', ')}.\n${howToInstall}`);
} finally {
  rmSync(work, { recursive: true });
}

/** What a peer is measured against is taken round by round. */
async function tellTimes(rows, rounds) {
  const commands = new Map();
  for (const { key, own, peers: others } of rows) {
    commands.set(key, await own());
    for (const name of installed(others)) commands.set(`${key} ${name}`, others[name]());
  }
  const taken = inTurn([...commands.values()], { node, env, rounds });
  const timesOf = (name) => taken.get(commands.get(name))?.times ?? [];
  for (const { key, work, peers: others, reach = [] } of rows) {
    const times = timesOf(key);
    const shares = (peer) => timesOf(`${key} ${peer}`).map((other, i) => times[i] / other);
    const judged = reach.map(({ most, of, over }) => {
      if (of !== undefined) return judge(`${most} of ${of}`, median(shares(of)), most);
      if (over !== undefined)
        return judge(`\`${over}\` + ${most}`, median(times) - median(timesOf(over)), most);
      return judge(`${most}×`, median(times), most);
    });
    const said = installed(others).map((name) => `${name} ${median(timesOf(`${key} ${name}`)).toFixed(2)}×`);
    tell(
      work,
      `${median(times).toFixed(2)}×, ${inMs(median(taken.get(commands.get(key)).ms))}`,
      said,
      judged,
    );
  }
}

/** Peak memory of 520 issues, and how time and memory grow with ten times as many. */
async function tellMemory() {
  for (const { name, own, peers: others, most } of heavy) {
    const isGrowth = isWanted({ key: 'growth' });
    if (!isGrowth && !isWanted({ key: 'memory' })) continue;
    const small = await weigh(own(520), node);
    const said = [];
    for (const peer of installed(others)) {
      const { mebibytes } = await weigh(others[peer](), node);
      said.push(`${peer} ${mebibytes.toFixed(0)} MiB`);
    }
    const judged = judge(`${most} MiB`, small.mebibytes, most);
    tell(`peak memory, 520, ${name}`, `${small.mebibytes.toFixed(0)} MiB`, said, [judged]);
    if (!isGrowth) continue;
    const large = await weigh(own(5200), node);
    const [time, memory] = [large.ms / small.ms, large.mebibytes / small.mebibytes];
    const reached = [judge('11 × the time', time, 11), judge('1.2 × the memory', memory, 1.2)];
    tell(
      `5,200 over 520, ${name}`,
      `${time.toFixed(1)} × the time, ${memory.toFixed(2)} × the memory`,
      [],
      reached,
    );
  }
}

function installed(others = {}) {
  return peers.names.filter((name) => name in others);
}

function judge(text, value, most) {
  if (Number.isNaN(value)) return `≤ ${text}: not measured`;
  return `≤ ${text}: ${value <= most ? 'ok' : `missed, ${value.toFixed(2)}`}`;
}

function tell(work, own, others, reached) {
  console.log(`| ${work} | ${own} | ${others.join(', ')} | ${reached.join('; ')} |`);
}

function inMs(ms) {
  return `${ms.toFixed(0)} ms`;
}
