/**
 * Writes an archive of weekly issues in the contract's format, the same at every run: `node bench/make-archive.mjs DIR [COUNT]`.
 * The papers are those of the real week in issues/, in another order each week, with ids of their own and sentences in
 * another order, so that no cache keyed by text ever hits and no paper comes twice.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const day = 86_400_000;

/** Makes the folder, which must not be there yet. */
export function makeArchive(folder, count) {
  if (existsSync(folder)) throw new Error(`${folder} is already there`);
  const seed = parse(readFileSync(new URL('../issues/2025-07-07.yaml', import.meta.url), 'utf8'));
  mkdirSync(join(folder, 'issues'), { recursive: true });
  writeFileSync(join(folder, 'digest.config.yaml'), 'name: Archive\nlocale: ko\nlanguages: [ko, en]\n');
  for (let n = 0; n < count; n++) {
    const week = new Date(Date.UTC(2025, 6, 7) - n * 7 * day).toISOString().slice(0, 10);
    writeFileSync(join(folder, 'issues', `${week}.yaml`), issue(seed, week, count - n));
  }
}

function issue(seed, week, number) {
  const random = generator(number);
  // Quoted, for a reader of YAML 1.1 takes a bare date for a time.
  const lines = [`week: "${week}"`, `number: ${number}`, 'intro:'];
  for (const { theme, text } of seed.intro) {
    lines.push(
      `  - theme: ${JSON.stringify(`${theme} ${number}`)}`,
      `    text: ${block(vary(text, random), 6)}`,
    );
  }
  lines.push('papers:');
  const papers = shuffle(seed.papers, random);
  for (const [i, paper] of papers.entries()) {
    // With a second text, issues are as long as those of the newsletter that this is made for: 46 KB.
    const summary = `${paper.summary.trim()}\n\n${papers.at(i - 1).summary.trim()}`;
    const id = arxivId(number, i);
    lines.push(
      '  - title:',
      `      ko: ${JSON.stringify(`${paper.title.ko} (${number}호)`)}`,
      `      en: ${JSON.stringify(`${paper.title.en} #${number}`)}`,
    );
    lines.push(
      '    authors:',
      ...(paper.authors ?? ['A. Author']).map((author) => `      - ${JSON.stringify(author)}`),
    );
    lines.push(`    arxiv: "${id}"`, `    summary: ${block(vary(summary, random), 6)}`);
    lines.push(
      '    abstract:',
      `      ko: ${block(vary(paper.abstract.ko, random), 8)}`,
      `      en: ${block(vary(paper.abstract.en, random), 8)}`,
    );
    lines.push(
      '    more:',
      `      - https://example.org/${number}/${i}`,
      `      - title: ${JSON.stringify(`코드 ${number}-${i}: "code"`)}`,
      `        url: https://example.org/code/${number}/${i}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** An id of its own for each paper, however many issues: ids have five digits since January 2015. */
function arxivId(number, place) {
  const months = 120;
  const [year, month] = [15 + Math.floor((number % months) / 12), (number % 12) + 1];
  const digits = Math.floor(number / months) * 100 + place + 1;
  return `${year}${String(month).padStart(2, '0')}.${String(digits).padStart(5, '0')}`;
}

const block = (text, pad) =>
  `|\n${text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(pad) + line))
    .join('\n')}`;

function vary(text, random) {
  return text
    .trim()
    .split('\n')
    .map((line) => shuffle(line.split(/(?<=[.!?]) /), random).join(' '))
    .join('\n');
}

function shuffle(list, random) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** A linear congruential generator (Numerical Recipes' constants): enough to shuffle with. */
function generator(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, count = '520'] = process.argv;
  if (folder === undefined) throw new Error('usage: node bench/make-archive.mjs DIR [COUNT]');
  makeArchive(folder, Number(count));
}
