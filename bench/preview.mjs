/**
 * How long it takes from a saved file to its readers' new DOM in `digest preview`, in a real Chromium. A part of
 * `npm run bench`; by itself `npm run bench:preview [-- EDITS [MANY]]`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/find-chromium.mjs';
import { makeArchive } from './make-archive.mjs';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const week = readFileSync(join(root, 'issues/2025-07-07.yaml'), 'utf8');
const config = 'name: Bench\nlocale: ko\nemail:\n  from: a@example.org\n  to: b@example.org\n';

/**
 * Milliseconds from a saved file to its readers' new DOM, of one issue and of one among 520: medians of `edits` edits, then those of
 * `many`, to see what the server and the page still hold. Nothing where there is no Chromium.
 */
export async function previewTimes({ edits = 50, many = 0, node, program, env }) {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.error('preview: not measured, for there is no Chromium; set CHROME_PATH.');
    return [];
  }
  const work = mkdtempSync(join(tmpdir(), 'digest-preview-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const found = [];
  for (const [name, issues, count] of [
    ['1 issue', 0, edits],
    ['520 issues', 520, edits],
    ['1 issue', 0, many],
  ]) {
    const folder = join(work, `${issues}-${count}`);
    const start = { node, program, env };
    if (count > 0) found.push({ name, count, ...(await measure(browser, { issues, count, folder, start })) });
  }
  await browser.close();
  rmSync(work, { recursive: true });
  return found;
}

async function measure(browser, { issues, count, folder, start: { node, program, env } }) {
  if (issues > 0) makeArchive(folder, issues);
  else mkdirSync(join(folder, 'issues'), { recursive: true });
  writeFileSync(join(folder, 'digest.config.yaml'), config);
  const file = join(folder, 'issues/2025-07-07.yaml');
  writeFileSync(file, week);
  const server = spawn(node, ['--expose-gc', program, 'preview', '2025-07-07'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) =>
    server.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(url);
  const frame = page.frames().find((one) => one.url().endsWith('frame.html')) ?? page.frames()[1];
  await frame.waitForSelector('text=저자들은');
  await page.waitForTimeout(1000);
  // Both clocks are this computer's, and count from 1970.
  await frame.evaluate(() => {
    window.seen = new Map();
    new MutationObserver(() => {
      const [, number] = /edit-(\d+)-/.exec(document.body.textContent) ?? [];
      if (number !== undefined && !window.seen.has(number))
        window.seen.set(number, performance.timeOrigin + performance.now());
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  let before;
  const times = [];
  for (let i = 1; i <= count; i++) {
    const text = week.replace('저자들은', `edit-${i}- 저자들은`);
    const start = performance.timeOrigin + performance.now();
    writeFileSync(file, text);
    const end = await frame
      .waitForFunction((n) => window.seen.get(n), String(i))
      .then((handle) => handle.jsonValue());
    times.push(end - start);
    // By then everything is loaded and warm.
    if (i === Math.ceil(count / 5)) before = await memory(server.pid, page);
    // An editor saves again when it has seen what came of it; now and then it is left alone for longer.
    await new Promise((resolve) => setTimeout(resolve, i % 10 === 0 && count < 200 ? 400 : 20));
  }
  const after = await memory(server.pid, page);
  await page.close();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  const sorted = times.toSorted((a, b) => a - b);
  return { ms: median(sorted), slow: sorted[Math.floor((count - 1) * 0.9)], before, after };
}

/** MB that a server holds, where the system tells it, and that the page's scripts hold after a collection. */
async function memory(pid, page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  let resident = '–';
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    resident = Math.round(Number(kilobytes) / 1024);
  } catch {
    // Only Linux has it.
  }
  return `${resident} + ${(usedSize / 1024 / 1024).toFixed(1)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [edits = 50, many = 1000] = process.argv.slice(2).map(Number);
  const start = { node: process.execPath, program: join(root, 'bin/digest.js'), env: process.env };
  console.log('| from saved to shown | edits | median ms | 90 % ms | MB after a fifth | at the end |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, count, ms, slow, before, after } of await previewTimes({ edits, many, ...start }))
    console.log(`| ${name} | ${count} | ${ms.toFixed(0)} | ${slow.toFixed(0)} | ${before} | ${after} |`);
}
