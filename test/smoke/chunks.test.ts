/**
 * What starts fast loads little: checking an issue loads none of the libraries that read Markdown, render, cook, mail or
 * ask, and not the one that reads YAML where the files are simple. Held against the chunks that the built program is made of, and against what a run of it has loaded.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { program } from '../support/program.ts';

const work = mkdtempSync(join(tmpdir(), 'digest-chunks-'));
afterAll(() => rmSync(work, { recursive: true }));

/** A sentence of each library that no minifier changes. */
const marks: Readonly<Record<string, string>> = {
  yaml: 'Block scalars with more-indented leading empty lines',
  marked: 'https://github.com/markedjs/marked',
  'markdown-it': 'Wrong `markdown-it` preset',
  parse5: 'eof-in-script-html-comment-like-text',
  handlebars: 'Template was precompiled with',
  nodemailer: 'nodemailer',
  inquirer: 'User force closed the prompt',
};

const chunks = new Map(
  readdirSync('dist')
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join('dist', name), 'utf8')]),
);

function librariesIn(names: Iterable<string>): string[] {
  const sources = [...names].map((name) => chunks.get(name) ?? '');
  return Object.keys(marks).filter((library) =>
    sources.some((source) => source.includes(marks[library] ?? '')),
  );
}

/** The chunk and all that it imports before it runs. */
function reach(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const source = chunks.get(name);
  if (source === undefined) throw new Error(`there is no dist/${name}`);
  for (const [, next = ''] of source.matchAll(/(?<!=>)\brequire\("\.\/([\w-]+\.js)"\)/g)) reach(next, seen);
  return seen;
}

function chunkOf(command: string): string {
  // What a command shares with others may have its name; only its own is imported when it is asked for.
  const sources = [...chunks.values()];
  const [name, ...others] = [...chunks.keys()].filter(
    (file) =>
      new RegExp(`^${command}-[\\w-]{8}\\.js$`).test(file) &&
      sources.some((source) => source.includes(`=>require("./${file}")`)),
  );
  if (name === undefined || others.length > 0)
    throw new Error(`dist/ has ${others.length + 1} chunks ${command}`);
  return name;
}

/** Files that a run has loaded, as Node's record of covered code has them. */
function loadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(work, 'coverage-'));
  execFileSync(process.execPath, [program, ...args], {
    cwd: work,
    env: { PATH: process.env['PATH'], HOME: work, NODE_V8_COVERAGE: folder },
  });
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:')).map((url) => basename(fileURLToPath(url)));
}

test('each library is in the program, so that it could be found where it must not be', () => {
  expect(librariesIn(chunks.keys())).toEqual(Object.keys(marks));
  expect(librariesIn(reach(chunkOf('cook')))).toEqual(['markdown-it', 'parse5']);
});

test.each(['run.js', 'validate', 'new', 'init', 'diff'])('%s imports none of them', (name) => {
  const files = reach(name.endsWith('.js') ? name : chunkOf(name));
  expect(files.size).toBeGreaterThan(1);
  expect(librariesIn(files)).toEqual([]);
});

test.each(['publish', 'send'])('what %s loads comes with nothing else', (command) => {
  const own = chunkOf(command);
  expect([...chunks.keys()].filter((name) => reach(name).has(own))).toEqual([own]);
});

describe('a run', () => {
  mkdirSync(join(work, 'issues'));
  cpSync('digest.config.yaml', join(work, 'digest.config.yaml'));
  // The other week has links and names of emoji that only a reading of the Markdown can judge.
  cpSync('issues/2025-07-07.yaml', join(work, 'issues/2025-07-07.yaml'));
  writeFileSync(join(work, 'post.md'), '**굵게**');

  test('that says the version loads one file', () => {
    expect(loadedBy('--version')).toEqual(['digest.js']);
  });

  test('that checks a real week loads no library but those that check', () => {
    const loaded = loadedBy('validate');
    expect(loaded).toContain(chunkOf('validate'));
    expect(librariesIn(loaded)).toEqual([]);
    expect(loaded).not.toContain(chunkOf('links'));
  });

  test('that checks a file which is not simple loads the library for it', () => {
    const text = readFileSync('issues/2025-07-07.yaml', 'utf8');
    writeFileSync(join(work, '2025-07-07.yaml'), text.replace('week:', '"week":'));
    expect(librariesIn(loadedBy('validate', '2025-07-07.yaml'))).toEqual(['yaml']);
  });

  test('that checks what is rendered loads them', () => {
    expect(librariesIn(loadedBy('validate', '--rendered'))).toEqual([
      'marked',
      'markdown-it',
      'parse5',
      'handlebars',
    ]);
  });

  test('that cooks loads what cooks', () => {
    expect(librariesIn(loadedBy('cook', 'post.md'))).toEqual(['markdown-it', 'parse5']);
  });

  test('that renders for the forum does not cook', () => {
    expect(librariesIn(loadedBy('render', '2025-07-07'))).toEqual(['marked', 'handlebars']);
  });

  test('loads what writes bibliographies only for them', () => {
    const writers = ['entries', 'items', 'records', 'rows', 'content'].map(chunkOf);
    const loaded = new Set([
      ...loadedBy('validate'),
      ...loadedBy('render', '2025-07-07', '--format', 'forum,email,text', '--no-cache'),
    ]);
    expect(writers.filter((writer) => loaded.has(writer))).toEqual([]);
    expect(loadedBy('render', '2025-07-07', '--format', 'bibtex')).toContain(writers[0]);
  });
});
