/**
 * How long `digest add-paper` takes to its first question in a terminal, beside a bare node in one. Given the folder of another
 * build, both are measured in turn. `node bench/first-question.mjs [FOLDER [ROUNDS]]`; needs `script` of util-linux.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const [other, rounds = '9'] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'digest-question-'));
mkdirSync(join(work, 'issues'));
writeFileSync(join(work, 'issues/2025-07-14.yaml'), 'week: 2025-07-14\ndraft: true\npapers: []\n');
const addPaper = (folder) => `'${process.execPath}' '${join(resolve(folder), 'bin/digest.js')}' add-paper`;
const commands = [
  { name: 'node', command: `'${process.execPath}' -e 'console.log("? ")'` },
  ...(other === undefined ? [] : [{ name: `add-paper, ${other}`, command: addPaper(other) }]),
  { name: 'add-paper', command: addPaper(fileURLToPath(new URL('..', import.meta.url))) },
].map((command) => ({ ...command, times: [] }));

for (let round = 0; round <= Number(rounds); round++) {
  for (const { command, times } of commands) {
    const ms = await untilQuestion(command);
    // The first round warms the disk up.
    if (round > 0) times.push(ms);
  }
}
rmSync(work, { recursive: true });

console.log(`Node ${process.versions.node}, medians of ${rounds} rounds\n`);
console.log('| until the first question | ms | fastest | × bare node |\n| --- | ---: | ---: | ---: |');
for (const { name, times } of commands) {
  const ratio = median(times.map((ms, i) => ms / commands[0].times[i]));
  console.log(
    `| ${name} | ${median(times).toFixed(0)} | ${Math.min(...times).toFixed(0)} | ${ratio.toFixed(2)} |`,
  );
}

/** Runs a command in a terminal of its own, and leaves it at its first question. */
function untilQuestion(command) {
  return new Promise((done, fail) => {
    const env = {
      ...process.env,
      NODE_EXTRA_CA_CERTS: undefined,
      TERM: 'xterm',
      NO_COLOR: '1',
      XDG_STATE_HOME: join(work, 'state'),
      XDG_CACHE_HOME: join(work, 'cache'),
    };
    let shown = '';
    let ms;
    const start = process.hrtime.bigint();
    const child = spawn('script', ['-qfec', `stty cols 80 rows 24; ${command}`, '/dev/null'], {
      cwd: work,
      env,
    });
    child.stdout.on('data', (data) => {
      shown += data;
      if (ms !== undefined || !/(?:^|\n|\x1b\[\w+)\? /.test(shown)) return;
      ms = Number(process.hrtime.bigint() - start) / 1e6;
      // Control-C, as a person leaves.
      child.stdin.write('\x03');
    });
    // A bare node has left by itself.
    child.stdin.on('error', () => {});
    child.on('error', fail);
    child.on('close', () => (ms === undefined ? fail(new Error(`no question: ${shown}`)) : done(ms)));
  });
}
