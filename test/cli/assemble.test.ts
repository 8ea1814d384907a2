import { describe, expect, test } from 'vitest';
import { fakeContext } from '../support/context.ts';
import { newsletter } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const config = 'name: Test\nlocale: en\nlanguages: [en]\n';
const path = '/desk/issues/2025-07-07.yaml';
const issue = `week: 2025-07-07
draft: true
papers:
  - title: "One" # the first
    arxiv: "2506.15671"
    summary: x

closing: Bye
`;
const paperOf = (n: number, more = ''): string =>
  `# paper ${n}\ntitle: 'No. ${n}' # beside\narxiv: "2506.1567${n}"\nsummary: |2\n    deep\n  ${n}\n${more}`;
const moved = (n: number): string =>
  paperOf(n)
    .replace(/\n(?!$)/g, '\n    ')
    .replace(/^(# .*)\n {4}/, '  $1\n  - ');

function desk(
  inbox: Readonly<Record<string, string>>,
  issues: Record<string, string> = { '2025-07-07': issue },
) {
  return {
    ...newsletter(issues, config),
    ...Object.fromEntries(Object.entries(inbox).map(([name, text]) => [`/desk/inbox/${name}.yaml`, text])),
  };
}

function inboxOf(files: MemoryFiles): string[] {
  return files.paths('/desk/inbox').map((file) => file.replace('/desk/inbox/', ''));
}

const three = {
  b: paperOf(3, 'by: Lee\n'),
  a: paperOf(2, 'by: { name: Kim, email: kim@e.example }\n'),
  c: paperOf(4, 'by: { name: Kim, email: kim@e.example }\n'),
};
const assembled = issue.replace(
  '\nclosing',
  `${moved(2)}${moved(3)}${moved(4)}\ncredits:\n  - Kim\n  - Lee\n\nclosing`,
);

describe('digest assemble', () => {
  test('moves the text of what waits, in the order of names, and credits each person once', async () => {
    const files = new MemoryFiles(desk(three));
    const { code, stdout, stderr } = await runCli('assemble', fakeContext({ files }));
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'Co-authored-by: Kim <kim@e.example>\n',
      stderr: `using issues/2025-07-07.yaml\n${['a', 'b', 'c']
        .map((name) => `inbox/${name}.yaml went into issues/2025-07-07.yaml\n`)
        .join('')}`,
    });
    expect(files.text(path)).toBe(assembled);
    expect(inboxOf(files)).toEqual([]);
  });

  test('an address reaches no format, and the names reach each', async () => {
    const files = new MemoryFiles(desk(three));
    await runCli('assemble', fakeContext({ files }));
    for (const format of ['forum', 'email', 'text', 'json']) {
      const { code, stdout } = await runCli(`render --draft --format ${format}`, fakeContext({ files }));
      expect(code).toBe(0);
      expect(stdout).not.toContain('kim@e.example');
      expect(stdout).toMatch(
        format === 'json' ? /"credits": \[\s*"Kim",\s*"Lee"\s*\]/ : 'With thanks to Kim, Lee',
      );
    }
  });

  test('one that cannot stand apart from the others as they do stays, and the others go in', async () => {
    const apart = issue.replace('\nclosing', '\n  - title: Two\n    summary: y\n\nclosing');
    const odd = paperOf(3).replace('|2', '|+2') + '\n\n';
    const files = new MemoryFiles(desk({ a: paperOf(2), b: odd, c: paperOf(4) }, { '2025-07-07': apart }));
    const { code, stderr } = await runCli('assemble', fakeContext({ files }));
    expect(code).toBe(1);
    expect(stderr).toContain('inbox/b.yaml was left where it is: its lines cannot be moved as they stand');
    expect(files.text(path)).toBe(apart.replace('\nclosing', `\n${moved(2)}\n${moved(4)}\nclosing`));
    expect(inboxOf(files)).toEqual(['b.yaml']);
  });

  test('takes only the files that are named, into the issue that is named', async () => {
    const files = new MemoryFiles(desk(three, { '2025-07-07': issue, '2025-07-14': 'week: 2025-07-14\n' }));
    const { code, stderr } = await runCli('assemble inbox/b.yaml 2025-07-14', fakeContext({ files }));
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'inbox/b.yaml went into issues/2025-07-14.yaml\n' });
    expect(files.text('/desk/issues/2025-07-14.yaml')).toBe(
      `week: 2025-07-14\npapers:\n${moved(3)}credits:\n  - Lee\n`,
    );
    expect(files.text(path)).toBe(issue);
    expect(inboxOf(files)).toEqual(['a.yaml', 'c.yaml']);
  });

  test.each(['inbox', 'inbox/ 2025-07-07', 'inbox/b.yml inbox'])(
    'the folder is all that waits in it, by either ending: %s',
    async (refs) => {
      const waiting = { ...desk({ a: three.a, c: three.c }), '/desk/inbox/b.yml': three.b };
      const files = new MemoryFiles(waiting);
      const { code, stdout } = await runCli(`assemble ${refs}`, fakeContext({ files }));
      expect({ code, stdout }).toEqual({ code: 0, stdout: 'Co-authored-by: Kim <kim@e.example>\n' });
      expect([files.text(path), inboxOf(files)]).toEqual([assembled, []]);
    },
  );

  test('what is wrong or there already stays, with the reason, and the others go in', async () => {
    const inbox = {
      a: paperOf(1),
      b: paperOf(2, 'arxivv: x\n'),
      c: paperOf(3),
      d: paperOf(3),
      e: paperOf(5),
      f: '{ title: Flow, arxiv: "2506.15676", summary: x, by: Kim }\n',
      g: paperOf(7, 'by: { email: x }\n'),
    };
    const earlier = 'week: 2025-06-30\npapers:\n  - { title: No. 5, arxiv: "2506.15675", summary: x }\n';
    const files = new MemoryFiles(desk(inbox, { '2025-07-07': issue, '2025-06-30': earlier }));
    const { code, stdout, stderr } = await runCli('assemble', fakeContext({ files }));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /inbox\/a.yaml was left where it is: it has the arXiv id of paper 1 in issues\/2025-07-07.yaml, but another title\n/,
    );
    expect(stderr).toMatch(/inbox\/b.yaml was left where it is: unknown key "arxivv"/);
    expect(stderr).toMatch(
      /inbox\/d.yaml was left where it is: issues\/2025-07-07.yaml has it already, as paper 2 \(same arXiv id\)\n/,
    );
    expect(stderr).toMatch(/inbox\/e.yaml was left where it is: paper 3 is already in 2025-06-30/);
    expect(stderr).toMatch(/inbox\/f.yaml was left where it is: its lines cannot be moved as they stand/);
    expect(stderr).toMatch(/inbox\/g.yaml was left where it is: .*name/);
    expect(stderr).toContain('texts behind | and not |+.');
    expect(files.text(path)).toBe(issue.replace('\nclosing', `${moved(3)}\nclosing`));
    expect(inboxOf(files)).toEqual(['a.yaml', 'b.yaml', 'd.yaml', 'e.yaml', 'f.yaml', 'g.yaml']);
  });

  test('a dry run shows the difference, and changes nothing', async () => {
    const files = new MemoryFiles(desk({ a: paperOf(2) }));
    const { code, stdout, stderr } = await runCli('assemble --dry-run', fakeContext({ files }));
    expect(code).toBe(0);
    expect(stdout).toBe(
      `--- a/issues/2025-07-07.yaml\n+++ b/issues/2025-07-07.yaml\n@@ -4,5 +4,11 @@\n${[
        '   - title: "One" # the first',
        '     arxiv: "2506.15671"',
        '     summary: x',
        ...moved(2)
          .trimEnd()
          .split('\n')
          .map((line) => `+${line}`),
        ' ',
        ' closing: Bye',
      ].join('\n')}\n`,
    );
    expect(stderr).toContain('inbox/a.yaml would go into issues/2025-07-07.yaml');
    expect(files.text(path)).toBe(issue);
    expect(inboxOf(files)).toEqual(['a.yaml']);
  });

  test('says where nothing waits, and where no issue is a draft', async () => {
    expect(await runCli('assemble', { files: desk({}) })).toMatchObject({
      code: 0,
      stderr: 'no paper waits in inbox\n',
    });
    const ready = { '2025-07-07': issue.replace('draft: true\n', '') };
    expect(await runCli('assemble', { files: desk(three, ready) })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no issue in issues is a draft/) as string,
    });
    expect(await runCli('assemble 2025-07-07 2025-07-14', { files: desk(three) })).toMatchObject({ code: 2 });
    expect(await runCli('assemble inbox/x.yaml', { files: desk(three) })).toMatchObject({ code: 2 });
  });

  test.each(['week: 2025-07-14\ndraft: true\npapers:\n  - title: "x\n', 'draft: yes\npapers: []\n', ''])(
    'passes over no later week whose file is broken, as in %j',
    async (later) => {
      const files = new MemoryFiles(desk(three, { '2025-07-07': issue, '2025-07-14': later }));
      const { code, stderr } = await runCli('assemble', fakeContext({ files }));
      expect([code, stderr.split('\n')[0]]).toEqual([
        1,
        'digest: issues/2025-07-14.yaml has errors and was not changed',
      ]);
      expect([files.text(path), inboxOf(files).length]).toEqual([issue, 3]);
    },
  );

  test('a file that is changed while its paper goes in stays', async () => {
    const files = new MemoryFiles(desk({ a: paperOf(2) }));
    files.afterClose = (written) => {
      if (written.startsWith('/desk/issues/')) files.sneak('/desk/inbox/a.yaml', `${paperOf(2)}# more\n`);
    };
    const { code, stderr } = await runCli('assemble', fakeContext({ files }));
    expect(code).toBe(1);
    expect(stderr).toMatch(/inbox\/a.yaml was left where it is: it was changed meanwhile/);
    expect(inboxOf(files)).toEqual(['a.yaml']);
  });
});

describe('killed at any step', () => {
  test('the next run ends with the same issue, an empty inbox and the same lines for the commit', async () => {
    const whole = new MemoryFiles(desk(three));
    await runCli('assemble', fakeContext({ files: whole }));
    const writes = ['open', 'write', 'rename', 'remove'] as const;
    let between = 0;
    for (const step of writes) {
      const count = whole.steps.filter((one) => one.startsWith(`${step} `)).length;
      expect(count).toBeGreaterThan(0);
      for (let nth = 1; nth <= count; nth++) {
        const files = new MemoryFiles(desk(three));
        files.break(step, 'killed', nth);
        await runCli('assemble', fakeContext({ files }));
        files.revive();
        const where = `${step} ${nth}`;
        expect([issue, assembled], where).toContain(files.text(path));
        const waiting = inboxOf(files);
        // A paper is never in neither.
        if (files.text(path) === issue) expect(waiting, where).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
        else if (waiting.length > 0) between++;
        const again = await runCli('assemble', fakeContext({ files }));
        expect(again.code, `${where}: ${again.stderr}`).toBe(0);
        expect(files.text(path), where).toBe(assembled);
        expect(inboxOf(files), where).toEqual([]);
        if (waiting.includes('a.yaml'))
          expect(again.stdout, where).toBe('Co-authored-by: Kim <kim@e.example>\n');
      }
    }
    expect(between).toBeGreaterThan(2);
  });
});

describe('digest validate', () => {
  test('checks what waits like a card, at its place, with the inbox among duplicates', async () => {
    const inbox = {
      a: paperOf(2),
      b: `\n# c\n${paperOf(2, 'tag: x\nby: { name: "a <b>" }\n')}`,
      c: 'title: "\n',
      d: paperOf(1),
    };
    const { code, stdout } = await runCli('validate --format compact', { files: desk(inbox) });
    expect(code).toBe(1);
    expect(stdout.split('\n').filter((line) => line.startsWith('inbox/'))).toEqual([
      expect.stringMatching(/^inbox\/b\.yaml:5:8: warning paper\/duplicate-archive .* in inbox\/a\.yaml/),
      expect.stringMatching(/^inbox\/b\.yaml:9:1: error schema\/unknown-key /),
      expect.stringMatching(/^inbox\/b\.yaml:10:13: error schema\/value by\.name /),
      expect.stringMatching(/^inbox\/c\.yaml:1:8: error yaml\//),
      expect.stringMatching(/^inbox\/d\.yaml:3:8: warning paper\/duplicate-archive .* in 2025-07-07/),
    ]);
    const named = await runCli('validate inbox/a.yaml', { files: desk(inbox) });
    expect(named).toMatchObject({ code: 0 });
    const folder = await runCli('validate inbox --format compact', { files: desk(inbox) });
    const ofInbox = stdout.split('\n').filter((line) => !line.startsWith('issues/'));
    expect(folder.stdout.split('\n')).toEqual(ofInbox);
  });

  test('what helps is said of a paper and not of an issue', async () => {
    const inbox = { a: paperOf(2), b: paperOf(2), c: '', d: '- title: x\n', e: 'title: x\n---\ntitle: y\n' };
    const { stdout } = await runCli('validate inbox', { files: desk(inbox) });
    expect(stdout.match(/(?<=hint: ).*/g)).toEqual([
      'It waits there too. Keep one of the two files.',
      'A file of inbox/ holds one paper, and begins like this: title: …',
      'A file of inbox/ holds one paper, without a dash before it: title: …',
      'A file of inbox/ holds one paper: give each a file of its own.',
    ]);
  });

  test('sees a paper that comes, where it looked at the same issues before', async () => {
    const issues = { '2025-06-30': issue.replaceAll('2025-07-07', '2025-06-30').replace('15671', '15670') };
    const files = new MemoryFiles(desk({}, { ...issues, '2025-07-07': issue }));
    const context = fakeContext({ files });
    const first = await runCli('validate', context);
    expect(first.code).toBe(0);
    files.put('/desk/inbox/a.yaml', paperOf(2, 'tag: x\n'));
    expect(await runCli('validate', context)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('unknown key "tag"') as string,
    });
  });
});
