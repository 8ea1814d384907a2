/** A pull request may bring links: through none of them is anything read or written that is not the newsletter's. */
import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const secret = 'TOKEN=very secret\n';

function desk(
  links: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): MemoryFiles {
  const files = new MemoryFiles({
    ...newsletter({ '2025-07-07': soundIssue() }),
    '/home/ed/secret': secret,
    '/home/ed/folder/': '',
    ...more,
  });
  for (const [path, to] of Object.entries(links)) files.putLink(path, to);
  return files;
}

const commands = [
  'validate',
  'validate --rendered',
  'validate --fix',
  'render --all --format all --out o',
  'status',
  'new',
];

describe.each([
  ['an issue', { '/desk/issues/2025-07-14.yaml': '/home/ed/secret' }, 'issues/2025-07-14.yaml'],
  ['the config', { '/desk/digest.config.yaml': '/home/ed/secret' }, 'digest.config.yaml'],
  ['a template', { '/desk/templates/forum/card.hbs': '/home/ed/secret' }, 'templates/forum/card.hbs'],
  ['the templates', { '/desk/templates': '/home/ed/folder' }, 'templates'],
])('%s that leads out', (_, links, named) => {
  test.each(commands)('%s reads nothing of it', async (command) => {
    const files = desk(links, { '/home/ed/folder/forum/card.hbs': secret });
    const context = fakeContext({ files });
    const { code, stdout, stderr } = await runCli(command, context);
    expect(stdout + stderr).not.toContain('secret');
    for (const path of files.paths('/desk').filter((one) => !(one in links)))
      expect(files.text(path), path).not.toContain('secret');
    if (command === 'new') return;
    if (code === 0) return expect(named).toMatch(/^templates/);
    expect(stderr + stdout).toContain(`${named} cannot be read: its link leads out of the newsletter`);
    expect(code).toBeGreaterThan(0);
  });
});

test('it is the repository of the folder itself that counts, where a link leads to it', async () => {
  const files = desk(
    { '/home/ed/work': '/desk/', '/desk/issues/2025-07-14.yaml': '/home/ed/secret' },
    { '/home/ed/.git/HEAD': '' },
  );
  const { code, stderr } = await runCli('-C /home/ed/work validate', fakeContext({ files }));
  expect(stderr).toContain('its link leads out of the newsletter');
  expect(code).toBe(1);
});

describe('writing', () => {
  test('render puts a file in place of a link, and what that led to stays', async () => {
    const files = desk({
      '/desk/out/2025-07-07.txt': '/home/ed/secret',
      '/desk/out/2025-07-07.forum.md': '/nowhere',
    });
    const { code, stderr } = await runCli('render 2025-07-07 --format all --out out', fakeContext({ files }));
    expect(code, stderr).toBe(0);
    expect(files.text('/home/ed/secret')).toBe(secret);
    expect(files.isLink('/desk/out/2025-07-07.txt')).toBe(false);
    expect(files.text('/desk/out/2025-07-07.txt')).toContain('Small Models');
    expect(files.text('/desk/out/2025-07-07.forum.md')).toContain('Small Models');
  });

  test.each([
    ['render 2025-07-07 --format all --out out', 'out'],
    ['preview 2025-07-07 --static out/page', 'out'],
    ['init --update', 'schema'],
  ])('%s makes nothing where %s leads out', async (command, folder) => {
    const files = desk({ [`/desk/${folder}`]: '/home/ed/folder' });
    const { code, stderr } = await runCli(command, fakeContext({ files }));
    expect(stderr).toContain(`${folder} cannot be `);
    expect(stderr).toContain('its link leads out of the newsletter');
    expect(code).not.toBe(0);
    expect(files.list('/home/ed/folder')).toEqual([]);
  });

  test('init --update puts its own files in place of links', async () => {
    const files = desk({
      '/desk/schema/issue.schema.json': '/home/ed/secret',
      '/desk/.github/workflows/digest.yml': '/home/ed/secret',
    });
    const { code, stderr } = await runCli('init --update', fakeContext({ files }));
    expect(code, stderr).toBe(0);
    expect(files.text('/home/ed/secret')).toBe(secret);
    expect(files.text('/desk/schema/issue.schema.json')).toContain('"$schema"');
    expect(files.text('/desk/.github/workflows/digest.yml')).toContain('digest');
  });

  test('an issue that is a link within the repository stays one, and is written where it leads', async () => {
    const draft = soundIssue('2025-07-14', (text) => `draft: true\n${text}`);
    const files = desk(
      { '/desk/issues/2025-07-14.yaml': '/desk/drafts/next.yaml' },
      { '/desk/drafts/next.yaml': draft },
    );
    const stdin =
      'title: { ko: "시험", en: "Another test" }\nlink: https://e.example/x\nsummary: 시험입니다.\n';
    const { code, stderr } = await runCli(
      'add-paper --from - --yes --issue 2025-07-14',
      fakeContext({ files, stdin }),
    );
    expect(code, stderr).toBe(0);
    expect(files.isLink('/desk/issues/2025-07-14.yaml')).toBe(true);
    expect(files.text('/desk/drafts/next.yaml')).toContain('Another test');
  });

  test('an issue that leads out is not written', async () => {
    const files = desk(
      { '/desk/issues/2025-07-14.yaml': '/home/ed/issue' },
      { '/home/ed/issue': soundIssue('2025-07-14') },
    );
    const stdin =
      'title: { ko: "시험", en: "Another test" }\nlink: https://e.example/x\nsummary: 시험입니다.\n';
    const { code, stderr } = await runCli(
      'add-paper --from - --yes --issue 2025-07-14',
      fakeContext({ files, stdin }),
    );
    expect(code).toBe(2);
    expect(stderr).toContain('issues/2025-07-14.yaml cannot be ');
    expect(files.text('/home/ed/issue')).toBe(soundIssue('2025-07-14'));
    expect(files.list('/home/ed')).toEqual(['folder', 'issue', 'secret']);
  });
});
