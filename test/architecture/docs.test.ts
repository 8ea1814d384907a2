import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedPages, helpColumns, makeParts, pageWithParts } from '../../scripts/docs.mjs';
import { formatNames, formats } from '../../src/formats/list.ts';
import { knownLocales, localeOf } from '../../src/locales/index.ts';
import { sources } from '../../src/papers/sources/list.ts';
import type { Source } from '../../src/papers/sources/source.ts';
import { commands } from '../../src/cli/program-commands.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { readMarkdown } from '../../src/markdown/parse/read.ts';
import { readQuoted } from '../../src/markdown/parse/read-quoted.ts';
import { toForum } from '../../src/markdown/print/forum/forum.ts';
import { catalogue } from '../../src/problem/catalogue.ts';
import { Failure, sayDiskError } from '../../src/problem/index.ts';
import { frameOf, linesOf } from '../../src/report/frame.ts';
import { unicodeOf } from '../../src/emoji/index.ts';
import { line } from '../forum-model/cooked.ts';

const read = (page: string): string => readFileSync(page, 'utf8');
const codes = Object.keys(catalogue);

async function helpOf(name: string): Promise<string> {
  let help = '';
  const write = (text: string): void => {
    help += text;
  };
  await buildProgram(['help', name], { write, columns: helpColumns, act: () => Promise.resolve() }).parse();
  return help;
}

describe('the generated parts', () => {
  test.each(generatedPages)('of %s are up to date (npm run docs)', async (page) => {
    const help = Object.fromEntries(
      await Promise.all(commands.map(async ({ name }) => [name, await helpOf(name)] as const)),
    );
    const parts = makeParts({ catalogue, help, frameOf, linesOf });
    expect(read(page)).toBe(pageWithParts(page, parts));
  });
});

describe('docs/problems.md', () => {
  const page = read('docs/problems.md');
  /** What stands between the anchor of a code and the next heading. */
  const sectionOf = (code: string): string =>
    (page.split(`<a id="${code}"></a>\n`)[1] ?? '').split(/\n(?:## |<a id=)/)[0] ?? '';

  test.each(codes)('has an anchor, an example and a way to fix %s', (code) => {
    expect(page.split(`<a id="${code}"></a>\n\n### \`${code}\`\n`)).toHaveLength(2);
    const section = sectionOf(code);
    expect(section).toMatch(/^\*\*(?:error|warning)(?:, in drafts a warning|, off by default)?\.\*\* /m);
    expect(section).toMatch(new RegExp(`\`\`\`text\\n.*  ${code}  `));
    expect(section).toMatch(/\*\*How to fix it:\*\* .{20}/);
  });

  test('has no anchor of a code that is none', () => {
    const anchors = [...page.matchAll(/<a id="([a-z]+\/[^"]+)">/g)].map(([, code = '']) => code);
    expect(anchors.toSorted()).toEqual(codes.toSorted());
  });
});

describe('docs/config.md', () => {
  const page = read('docs/config.md');

  test('lists every key', () => {
    interface Schema {
      readonly properties?: Readonly<Record<string, Schema>>;
    }
    const keys = (node: Schema, prefix = ''): string[] =>
      Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
        `${prefix}${key}`,
        ...keys(value, `${prefix}${key}.`),
      ]);
    const all = keys(JSON.parse(read('schema/config.schema.json')));
    expect(all.length).toBeGreaterThan(40);
    for (const key of all) expect(page).toContain(`| \`${key}\` |`);
  });
});

describe('docs/commands.md', () => {
  const page = read('docs/commands.md');

  test.each(commands.map(({ name }) => name))('describes %s', (name) => {
    expect(page).toMatch(new RegExp(`^\\| \\[\`digest ${name}[ \`].*\\]\\(#${name}\\)`, 'm'));
    expect(page).toContain(`\n## ${name}\n\n<!-- generated: help ${name} -->\n`);
  });

  test('has a row for each format', () => {
    const [, table = ''] = /^\| format \| file \|.*\n\|.*\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const rows = [...table.matchAll(/^\| `(\w+)` \| `2025-07-07(\.[\w.]+)` \|/gm)];
    expect(rows.map(([, name]) => name)).toEqual(formatNames);
    for (const [, name = '', suffix = ''] of rows)
      expect(suffix).toMatch(Object.entries(formats).find(([known]) => known === name)?.[1].files ?? /^$/);
  });

  test('has a row for each variable that names the mirror of a source', () => {
    const listed = [...page.matchAll(/^\| `(DIGEST_\w+_URL)` \|/gm)].map(([, variable]) => variable);
    const mirrors: readonly Source[] = sources;
    expect(listed).toEqual(mirrors.flatMap(({ server }) => server?.mirror ?? []));
  });
});

describe('docs/contract.md', () => {
  const [, names = ''] = /^## Names\n([\s\S]*?)^## /m.exec(read('docs/contract.md')) ?? [];

  test.each(formatNames)('says what the files of %s are named', (name) => {
    const suffixes = [...names.matchAll(/`WEEK(\.[\w.]+)`/g)].map(([, suffix = '']) => suffix);
    expect(suffixes.filter((suffix) => formats[name].files.test(suffix))).not.toEqual([]);
  });
});

describe('docs/what-happens.md', () => {
  const page = read('docs/what-happens.md');
  const write = (code: string): Failure =>
    new Failure('cannot-write', { path: 'FILE', reason: sayDiskError(code) });
  const readFailure = (path: string, code: string): Failure =>
    new Failure('cannot-read', { path, reason: sayDiskError(code) });

  test.each([
    ...['ENOSPC', 'EDQUOT', 'read-only', 'folder-refuses'].map(write),
    ...['ENOSPC', 'EFBIG'].map((code) => new Failure('output-lost', { reason: sayDiskError(code) })),
    readFailure('FILE', 'EIO'),
    readFailure('digest.config.yaml', 'dangling-link'),
    readFailure('issues/2025-07-14.yaml', 'ELOOP'),
    readFailure('issues/2025-07-14.yaml', 'EISDIR'),
    readFailure('issues/2025-07-07.yaml', 'EACCES'),
    readFailure('digest.config.yaml', 'pipe'),
    readFailure('standard input', 'too-large'),
    new Failure('half-written', { path: 'FILE', copy: 'PATH' }),
    new Failure('locked', { path: 'FILE', lock: 'PATH', pid: 1, host: 'HOST' }),
    new Failure('changed-meanwhile', { path: 'FILE', kept: 'PATH' }),
    new Failure('folder-not-ours', { path: 'DIR' }),
    new Failure('exists', { path: 'issues/2025-07-07.YAML' }),
    new Failure('no-working-directory', { path: 'PATH' }),
  ])('says what the program does: $words.message', (failure) => {
    expect(page).toContain(`\`${failure.words.message}\``);
  });
});

describe('the locales that are built in', () => {
  const words = (text: string): string[] => text.split(/, | and | or /).toSorted();
  const locales = knownLocales.toSorted();

  test('are those that the config and its page name', () => {
    const schema = JSON.parse(read('schema/config.schema.json'));
    const [, named = ''] = /tag\. (.*) are built in;/.exec(schema.properties.locale.description) ?? [];
    expect(words(named)).toEqual(locales);
    const [, listed = ''] = /dates\. (.*) are built in:/.exec(read('docs/config.md')) ?? [];
    expect(words(listed.replaceAll('`', ''))).toEqual(locales);
  });

  test('have the labels that the config may replace, and no others', () => {
    const schema = JSON.parse(read('schema/config.schema.json'));
    expect(Object.keys(schema.properties.labels.properties)).toEqual(Object.keys(localeOf('en').labels));
  });

  test('are those that the help of init names', async () => {
    const [, named = ''] = /language of labels and dates: (.*)/.exec(await helpOf('init')) ?? [];
    expect(words(named.replace(' (the default)', ''))).toEqual(locales);
  });
});

describe('docs/templates.md', () => {
  test('lists every built-in template, and no other', () => {
    const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.hbs'),
    );
    const listed = [...read('docs/templates.md').matchAll(/^\| `(\w+\/[\w-]+\.hbs)` \|/gm)].map(
      ([, file = '']) => file,
    );
    expect(listed.toSorted()).toEqual(files.toSorted());
  });
});

describe('docs/forum.md', () => {
  const tables = [
    ...read('docs/forum.md').matchAll(/<!-- cooked: (markdown|quoted) -->\n\n((?:\|.*\n)+)/g),
  ].map(([, kind = '', table = '']) => ({ kind, rows: table.trimEnd().split('\n').slice(2) }));
  const rows = tables.flatMap(({ kind, rows }) =>
    rows.map((row) => {
      const [pasted = '', cooked = '', written = ''] = [...row.matchAll(/`(.*?)`(?= \|)/g)].map(
        ([, text = '']) => text,
      );
      return { kind, pasted, cooked, written };
    }),
  );

  test('has examples', () => expect(rows.length).toBeGreaterThan(10));

  test.each(rows)('shows what the forum makes of $pasted', ({ pasted, cooked }) => {
    const shown = line(pasted)
      .replace(/«([^»]+)»/g, (_, name: string) => unicodeOf(name) ?? name)
      // Whether an address gets a preview is another matter.
      .replace(/ class="(?:inline-)?onebox[^"]*"/g, '');
    expect(shown).toBe(cooked);
  });

  test.each(rows)('shows what digest writes for $pasted', ({ kind, pasted, written }) => {
    const { blocks } = kind === 'quoted' ? readQuoted(pasted, 'line') : readMarkdown(pasted);
    const context = kind === 'quoted' ? 'line' : 'blocks';
    expect(toForum(blocks, { locale: 'ko', context }).trim()).toBe(written);
  });
});

const pages = ['README.md', 'README.ko.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);

/** Anchors as GitHub makes them of headings, and those that stand in the text. */
function anchorsOf(page: string): Set<string> {
  const text = read(page).replace(/^```[\s\S]*?^```/gm, '');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)]);
}

describe('every link leads somewhere', () => {
  const linksIn = (page: string): string[] => {
    const text = read(page)
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`(?!\])/g, '');
    return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  };

  test.each(pages)('in %s', (page) => {
    const links = linksIn(page);
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const url = new URL(link, `file:///${page}`);
      const file = decodeURIComponent(url.pathname.slice(1));
      try {
        const isPage = file.endsWith('.md');
        return isPage && url.hash !== ''
          ? !anchorsOf(file).has(decodeURIComponent(url.hash.slice(1)))
          : !existsSync(file);
      } catch {
        return true;
      }
    });
    expect(links.length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

  test('in the package, but for pictures', () => {
    const { files }: { files: readonly string[] } = JSON.parse(read('package.json'));
    const targets = pages
      .filter((page) => page.startsWith('docs/'))
      .flatMap((page) => linksIn(page).map((link) => new URL(link, `file:///${page}`)))
      .filter(({ protocol }) => protocol === 'file:')
      .map(({ pathname }) => pathname.slice(1))
      .filter((path) => !path.startsWith('docs/pictures/'));
    expect(targets.length).toBeGreaterThan(10);
    const isPacked = (path: string): boolean =>
      files.some((entry) => new RegExp(`^${entry.replaceAll('*', '[^/]*')}(?:/|$)`).test(path));
    expect(targets.filter((path) => !isPacked(path))).toEqual([]);
  });
});

describe('CONTRIBUTING.md', () => {
  const page = read('CONTRIBUTING.md');

  test('has every room of src/', () => {
    const [, table = ''] = /^## The rooms\n\n((?:\|.*\n)+)/m.exec(page) ?? [];
    const named = [...table.matchAll(/`src\/([\w.-]+)/g)].map(([, room = '']) => room);
    const rooms = readdirSync('src').filter((room) => room !== 'generated');
    expect(named.toSorted()).toEqual(rooms.toSorted());
  });

  test('names no file and no folder that is not there', () => {
    const folders = ['bench', 'bin', 'docs', 'schema', 'scripts', 'src', 'templates', 'test'];
    const all = folders.flatMap((folder) => [
      `${folder}/`,
      ...readdirSync(folder, { recursive: true, withFileTypes: true }).map(
        (entry) => `${entry.parentPath}/${entry.name}${entry.isDirectory() ? '/' : ''}`,
      ),
    ]);
    const named = [...page.matchAll(new RegExp(`\`((?:${folders.join('|')})/[^\`\\s]*)\``, 'g'))].map(
      ([, path = '']) => path,
    );
    // `<name>` is any name, the same one each time.
    const isThere = (path: string): boolean => {
      const form = path.replaceAll('.', '\\.').replace(/<\w+>/, '([^/]+)').replaceAll(/<\w+>/g, '\\1');
      return all.some((file) => new RegExp(`^${form}$`).test(file));
    };
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});
