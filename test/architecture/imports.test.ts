import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom. A name in brackets may be imported for its types only. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  cli: ['*'],
  commands: ['*'],
  terminal: ['text', 'files', 'problem', '(context)'],
  report: ['terminal', 'text', 'problem', 'context'],
  files: ['problem', 'context'],
  git: ['data', 'files', 'problem', '(context)'],
  site: [
    'calendar',
    'data',
    'files',
    'formats',
    '(ledger)',
    'locales',
    'markdown',
    '(newsletter)',
    'papers',
    'text',
  ],
  fix: ['pipeline', 'text-checks', 'newsletter', 'issue', 'yaml', 'data', 'problem', 'generated'],
  'text-checks': [
    'checks',
    'claims',
    'data',
    'newsletter',
    'issue',
    'papers',
    'yaml',
    'markdown',
    'text',
    'emoji',
    'problem',
  ],
  pipeline: [
    'calendar',
    'newsletter',
    'files',
    'issue',
    'checks',
    'text-checks',
    'yaml',
    'formats',
    'ledger',
    'problem',
    'context',
    'generated',
  ],
  inbox: [
    'checks',
    'data',
    'files',
    'generated',
    '(issue)',
    'newsletter',
    'papers',
    'pipeline',
    'problem',
    'yaml',
    '(context)',
  ],
  verify: [
    'data',
    'formats',
    'site',
    '(newsletter)',
    'pipeline',
    'forum-model',
    'yaml',
    'issue',
    'markdown',
    'problem',
    '(context)',
  ],
  channels: ['data', 'git', 'http', 'terminal', 'text', 'problem', '(context)'],
  drafting: [
    'channels',
    'claims',
    'data',
    'files',
    'formats',
    'http',
    'issue',
    'text',
    'problem',
    '(context)',
  ],
  merge: ['data', 'diff', 'papers', 'problem', 'text', 'yaml'],
  diff: ['checks', 'yaml', 'papers', 'data', 'problem', 'generated'],
  ledger: ['data', 'calendar', 'files', 'yaml', 'checks', 'problem', '(context)', 'generated'],
  import: [
    'calendar',
    'checks',
    'data',
    'emoji',
    'forum-model',
    'generated',
    'issue',
    'locales',
    'markdown',
    '(newsletter)',
    'papers',
    'problem',
    'text',
    'yaml',
  ],
  preview: [
    'data',
    'fix',
    'formats',
    'ledger',
    'verify',
    'pipeline',
    'forum-model',
    'markdown',
    'yaml',
    'emoji',
    'newsletter',
    'issue',
    'files',
    'problem',
    'site',
    'text',
    'context',
  ],
  newsletter: [
    'git',
    '(claims)',
    'issue',
    'checks',
    'yaml',
    'papers',
    'text',
    'calendar',
    'data',
    '(emoji)',
    'locales',
    'files',
    'problem',
    '(context)',
    'generated',
  ],
  issue: ['checks', 'yaml', 'papers', 'text', 'calendar', 'data', 'problem'],
  checks: ['yaml', 'papers', 'text', 'data', 'problem'],
  yaml: ['papers', 'text', 'data', 'problem'],
  claims: ['papers', 'text', 'forum-lists'],
  papers: ['files', 'http', 'markdown', 'text', 'calendar', 'data', 'problem', '(context)'],
  http: ['text', 'problem', '(context)'],
  locales: ['calendar', 'data'],
  formats: [
    'data',
    'forum-model',
    'issue',
    'papers',
    'calendar',
    'locales',
    '(newsletter)',
    'markdown',
    'text',
    'emoji',
    'problem',
    'generated',
  ],
  markdown: ['forum-lists', 'text', 'emoji', 'data', 'generated'],
  'forum-model': ['forum-lists', 'emoji', 'data', 'problem'],
  emoji: ['text', 'generated'],
  text: ['data', '(problem)'],
  calendar: [],
  'forum-lists': [],
  data: [],
  problem: ['data'],
  context: [],
  generated: ['(checks)'],
};

/** The one place of the program that may import a library, or the few. */
const owners: Readonly<Record<string, string | readonly string[]>> = {
  yaml: 'src/yaml/',
  marked: 'src/markdown/',
  handlebars: 'src/formats/',
  inquirer: 'src/terminal/',
  commander: 'src/cli/program',
  // It makes messages, and sends them.
  nodemailer: ['src/formats/eml/', 'src/channels/smtp/'],
  'markdown-it': 'src/forum-model/',
  'fast-xml-parser': 'src/papers/',
  '@citation-js': 'src/papers/',
  undici: 'src/http/',
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !name.startsWith('src/generated'));

const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const [, kind, from = ''] of source.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  )) {
    found.push({ file, from, typeOnly: kind !== undefined, dynamic: false });
  }
  for (const [, from = ''] of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ file, from, typeOnly: false, dynamic: true });
  }
  return found;
}

function folderOf(path: string): string {
  const [, folder = ''] = path.split('/');
  return folder.replace(/\.ts$/, '');
}

describe('who imports whom', () => {
  test('there is something to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
    expect(Object.keys(allowed).toSorted()).toEqual(
      [...new Set([...files.map(folderOf), ...Object.keys(allowed)])].toSorted(),
    );
  });

  test.each(Object.keys(allowed))('src/%s imports only what it may', (folder) => {
    const list = allowed[folder] ?? [];
    const strangers = imports
      .filter(({ file, from }) => folderOf(file) === folder && from.startsWith('.'))
      .map((entry) => ({ ...entry, to: folderOf(join(dirname(entry.file), entry.from)) }))
      .filter(
        ({ to, typeOnly }) =>
          to !== folder &&
          !list.includes('*') &&
          !list.includes(to) &&
          !(typeOnly && list.includes(`(${to})`)),
      )
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(strangers).toEqual([]);
  });

  test('another folder is entered by its index.ts', () => {
    const trespassers = imports
      .filter(({ from }) => from.startsWith('.'))
      .map((entry) => ({ ...entry, target: join(dirname(entry.file), entry.from) }))
      .filter(({ file, target }) => folderOf(file) !== folderOf(target) && target.split('/').length > 2)
      .filter(
        ({ target }) =>
          !target.startsWith('src/generated/') &&
          !/^src\/[\w-]+\/index\.ts$/.test(target) &&
          // The door of a command is the file of its name.
          !/^src\/commands\/([\w-]+)\/\1\.ts$/.test(target),
      )
      .map(({ file, from }) => `${file} imports ${from}`);
    expect(trespassers).toEqual([]);
  });

  test('folders import each other in one direction, types included', () => {
    const graph = new Map<string, Set<string>>();
    for (const { file, from } of imports) {
      if (!from.startsWith('.')) continue;
      const [here, there] = [folderOf(file), folderOf(join(dirname(file), from))];
      if (here !== there && there !== 'generated') graph.set(here, (graph.get(here) ?? new Set()).add(there));
    }
    const circles: string[] = [];
    const visit = (folder: string, way: readonly string[]): void => {
      if (way.includes(folder)) circles.push([...way.slice(way.indexOf(folder)), folder].join(' → '));
      else for (const next of graph.get(folder) ?? []) visit(next, [...way, folder]);
    };
    visit('cli', []);
    expect(graph.size).toBeGreaterThan(15);
    expect([...new Set(circles)]).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    const graph = new Map<string, string[]>();
    for (const { file, from, dynamic } of imports)
      if (from.startsWith('.') && !dynamic)
        graph.set(file, [...(graph.get(file) ?? []), join(dirname(file), from)]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
        done.add(file);
      }
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('a folder has room: at most 24 files beside each other', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 24)).toEqual([]);
  });

  test('the door of the issue stays narrow, and the pipeline a table of contents', () => {
    const door = readFileSync('src/issue/index.ts', 'utf8');
    const names = [...door.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      list.split(','),
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.length).toBeLessThanOrEqual(32);
    const lines = files
      .filter((file) => file.startsWith('src/pipeline/'))
      .map((file) => readFileSync(file, 'utf8').split('\n').length - 1);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(450);
  });

  test.each(Object.entries(owners))('%s is imported only where it may be', (library, owner) => {
    const others = imports
      .filter(({ from }) => from === library || from.startsWith(`${library}/`))
      .filter(({ file }) => ![owner].flat().some((place) => file.startsWith(place)))
      .map(({ file }) => file);
    expect(others).toEqual([]);
  });

  test('commands are loaded when they are called', () => {
    const eager = imports.filter(
      ({ file, from, dynamic, typeOnly }) =>
        file.startsWith('src/cli/program') && /commands\/[\w-]+\//.test(from) && !dynamic && !typeOnly,
    );
    expect(eager).toEqual([]);
  });

  test('the disk belongs to src/files, other programs to the command line', () => {
    const fs = imports.filter(({ from }) => from.startsWith('node:fs')).map(({ file }) => file);
    expect(fs.filter((file) => !file.startsWith('src/files/'))).toEqual([]);
    const builtIn = files.filter((file) => readFileSync(file, 'utf8').includes('getBuiltinModule'));
    expect(builtIn.filter((file) => !/^src\/(?:files|cli|terminal|commands)\//.test(file))).toEqual([]);
  });

  test('one file starts other programs, and each caller has its reason', () => {
    const having = (pattern: RegExp): string[] =>
      files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
    expect(having(/child_process/)).toEqual(['src/cli/exec-long.ts', 'src/cli/node-context.ts']);
    // A method of that name is a regular expression's, unless it is the context's.
    expect(having(/(?:context\.|[^.\w])(?:exec|execLong|launch)\(/).toSorted()).toEqual([
      'src/cli/exec-long.ts',
      'src/cli/node-context.ts',
      'src/commands/preview/browser.ts',
      'src/drafting/command.ts',
      'src/git/git.ts',
      'src/preview/server/open-editor.ts',
      'src/terminal/external-editor.ts',
    ]);
    expect(having(/['"`]git['"`]/)).toEqual(['src/git/git.ts']);
  });
});

describe('the core is pure', () => {
  // What runs in a browser has a world of its own.
  const shells = ['src/cli/', 'src/terminal/', 'src/files/', 'src/http/proxy-agent.ts', 'src/preview/page/'];
  const core = files.filter((file) => !shells.some((folder) => file.startsWith(folder)));

  test.each([
    ['process', /(?<![\w.$'"`/-])process\.\w/],
    ['console', /(?<![\w.$'"`])console\.\w/],
    ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/],
    ['the network', /(?<![\w.$])fetch\(/],
    ['chance', /\bMath\.random\(/],
  ])('it does not touch %s', (_, pattern) => {
    const offenders = core.filter((file) =>
      pattern.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    expect(offenders.map((file) => relative('.', file))).toEqual([]);
  });
});
