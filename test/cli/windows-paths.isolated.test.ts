import { afterEach, expect, test, vi } from 'vitest';
import { type ForumRecord, sha256Of } from '../../src/ledger/index.ts';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const { system } = vi.hoisted(() => ({ system: { isWindows: false } }));

/** The program asks `node:path` alone how paths are written, so that it can be told. */
vi.mock('node:path', async (original) => {
  const { posix, win32 } = await original<typeof import('node:path')>();
  const names = Object.keys(win32) as (keyof typeof win32)[];
  const module = {};
  for (const name of names)
    Object.defineProperty(module, name, {
      get: () => (system.isWindows ? win32 : posix)[name],
      enumerable: true,
    });
  return module;
});

afterEach(() => {
  system.isWindows = false;
});

/** A disk of Windows: the same, asked for with other paths. */
function drive(files: MemoryFiles): MemoryFiles {
  return new Proxy(files, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        const args = given.map((arg) =>
          typeof arg === 'string' ? arg.replace(/^C:/, '').replaceAll('\\', '/') : arg,
        );
        const result: unknown = Reflect.apply(value, target, args);
        return name === 'realPath' && typeof result === 'string'
          ? `C:${result.replaceAll('/', '\\')}`
          : result;
      };
    },
  });
}

const paper = 'title: { ko: "새 논문", en: "New" }\narxiv: "2507.09999"\nsummary: 요약입니다.\n';
const before = soundIssue('2025-07-07', (text) => text.replace('Ada', 'Augusta'));
const posted: ForumRecord = {
  url: 'https://forum.example',
  external_id: 'digest-2025-07-07',
  title: 'A',
  posts: [{ part: 1, state: 'posted', raw: sha256Of('text'), at: '2025-07-09T03:00:00Z' }],
  issue: sha256Of(before),
};
const world = (): MemoryFiles =>
  new MemoryFiles({
    ...newsletter(
      {
        '2025-07-07': soundIssue(),
        '2025-07-14': soundIssue('2025-07-14', (text) => text.replace('What Small', 'TODO')),
      },
      'name: Test\nlocale: ko\nemail: { from: a@example.org, to: b@example.org, unsubscribe_url: "https://example.org/u" }\n',
    ),
    '/desk/posts/2024-04-22.md':
      '# Papers\n\n## Small\n\nhttps://arxiv.org/abs/2404.01234\n\nMost calls are small.\n',
    '/desk/published/2025-07-07.json': JSON.stringify({ version: 1, week: '2025-07-07', forum: posted }),
    '/desk/published/2025-07-07.forum.yaml': before,
    '/desk/inbox/a.yaml': paper,
    '/desk/templates/text/card.hbs': '{{title}}\n{{nothing}}\n',
  });

async function play(commands: readonly string[], isWindows: boolean) {
  const disk = world();
  const said: string[] = [];
  for (const command of commands) {
    system.isWindows = isWindows;
    const files = isWindows ? drive(disk) : disk;
    const cwd = isWindows ? 'C:\\desk' : '/desk';
    const argv = command.split(' ').map((word) => (isWindows ? word.replaceAll('/', '\\') : word));
    const { code, stdout, stderr } = await runCli(argv, fakeContext({ files, cwd }));
    system.isWindows = false;
    said.push(`${command}: ${code}\n${stdout}${stderr}`);
  }
  const written = disk.paths('/desk').map((path) => [path, disk.text(path)] as const);
  return { said, written: Object.fromEntries(written) };
}

/** What programs read has the same paths everywhere; what people read has theirs. */
test.each([
  ['validate -f json', 'validate -f sarif', 'validate -f github', 'validate -f junit', 'status -f json'],
  ['validate --rendered -f json', 'diff -f json 2025-07-07'],
])('%s: to the byte what it is elsewhere', async (...commands) => {
  expect(await play(commands, true)).toEqual(await play(commands, false));
});

test.each([
  ['new 2025-07-21', 'render --all -f all --out out', 'validate --fix'],
  ['assemble --week 2025-07-14', 'remove 1 -i issues/2025-07-14.yaml', 'status'],
  ['import posts/2024-04-22.md', 'import posts --check', 'validate issues/2024-04-22.yaml'],
  ['init', 'site --out site', 'preview --static out 2025-07-07'],
])('%s: the same files, and the same words but for their paths', async (...commands) => {
  const there = await play(commands, true);
  const here = await play(commands, false);
  expect(there.written).toEqual(here.written);
  const asHere = there.said.map((text) => text.replaceAll('C:\\', '/').replaceAll('\\', '/'));
  expect(asHere).toEqual(here.said.map((text) => text.replaceAll('\\', '/')));
});
