/**
 * Each step on the disk of each command that writes is broken: by each kind of error, by a write that takes half, by a kill. Then
 * every file is old or new, and whole; what is left beside goes with the next run, which does the whole work; and the exit code and
 * the words are true.
 */
import { describe, expect, test } from 'vitest';
import { fakeContext, type FakeContext, type FakeWorld } from '../support/context.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles, type Step } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const codes = ['EIO', 'ENOSPC', 'EACCES', 'short', 'killed'] as const;
/** Where one of them fails, what stands beside cannot be known for ours or taken away: the next run does it. */
const mayLeave: ReadonlySet<Step> = new Set(['remove', 'rename', 'read', 'stat']);

const paper =
  'title: { ko: "작은 시험", en: "A small test" }\nlink: https://e.example/x\nsummary: 시험입니다.\n';
const two = `${soundIssue()}  - title: { ko: "둘째", en: "Second" }
    link: https://e.example/2
    summary: 둘째입니다.
`;
const quoted = soundIssue('2025-07-07', (text) => text.replace('"작은 모델의 쓸모"', '“작은 모델의 쓸모”'));
const assets = Object.fromEntries(
  ['page.js', 'page.css', 'frame.js', 'frame.css', 'frame.html', 'index.html'].map((name) => [
    `/package/dist/preview/${name}`,
    name.endsWith('.html') ? '<html><head></head><body></body></html>' : `// ${name}\n`,
  ]),
);

const commands: [command: string, files: Record<string, string>, world?: FakeWorld][] = [
  [
    'add-paper --from - --yes',
    newsletter({ '2025-07-07': soundIssue('2025-07-07', (text) => `draft: true\n${text}`) }),
    { stdin: paper },
  ],
  ['new 2025-07-14', newsletter({ '2025-07-07': soundIssue() })],
  ['init', { '/desk/': '' }],
  ['init --update', { ...newsletter(), '/desk/schema/issue.schema.json': '{}\n' }],
  [
    'render 2025-07-07 --format all --out out',
    {
      ...newsletter({ '2025-07-07': soundIssue() }),
      '/desk/out/2025-07-07.forum.md': 'of last time\n',
      '/desk/out/2025-07-07.txt': 'of last time\n',
    },
  ],
  ['preview 2025-07-07 --static page', { ...newsletter({ '2025-07-07': soundIssue() }), ...assets }],
  [
    'assemble 2025-07-07',
    { ...newsletter({ '2025-07-07': soundIssue() }), '/desk/inbox/a.yaml': `${paper}by: Kim\n` },
  ],
  ['move 2 1 --issue 2025-07-07', newsletter({ '2025-07-07': two })],
  ['remove 2 --issue 2025-07-07', newsletter({ '2025-07-07': two })],
  ['validate 2025-07-07 --fix', newsletter({ '2025-07-07': quoted })],
];

/** What a user has: no lock, nothing temporary, nothing of a cache. */
function filesOf(files: MemoryFiles): Map<string, string> {
  const own = files.paths('/desk').filter((path) => !isBeside(path));
  return new Map(own.map((path) => [path, files.text(path)]));
}

const isBeside = (path: string): boolean => /\/\.[^/]+\.(?:lock|digest-(?:\d+(?:-\w+)?|whole))$/.test(path);

function worldOf(files: MemoryFiles, world: FakeWorld = {}): FakeContext {
  return fakeContext({ ...world, files });
}

describe.each(commands)('%s', (command, given, world) => {
  test('each step, each error', { timeout: 300_000 }, async () => {
    const make = (): MemoryFiles => new MemoryFiles(given);
    const sound = make();
    const before = filesOf(make());
    const first = worldOf(sound, world);
    sound.steps.length = 0;
    const done = await runCli(command, first);
    expect(done.code, done.stderr).toBe(0);
    const after = filesOf(sound);
    expect(after).not.toEqual(before);
    expect([...sound.paths('/desk')].filter(isBeside)).toEqual([]);
    const steps = sound.steps.map((step) => step.split(' ')[0] as Step);

    // What these two read the others read too, and much is made of it.
    const isSlow = /^(?:render|preview)/.test(command);
    const firstWrite = steps.findIndex((step) => step === 'makeDirectory' || step === 'open');
    let count = 0;
    for (const [i, step] of steps.entries()) {
      if (isSlow && i < firstWrite) continue;
      const nth = steps.slice(0, i + 1).filter((one) => one === step).length;
      for (const code of codes) {
        if (code === 'short' && step !== 'write') continue;
        const where = `${command}: ${sound.steps[i]} (the ${nth}. ${step}), ${code}`;
        const files = make();
        const context = worldOf(files, world);
        files.break(step, code, nth);
        const ran = await runCli(command, context);
        files.revive();
        count++;
        const now = filesOf(files);
        for (const [path, text] of now)
          expect([before.get(path), after.get(path)], `${where}: ${path}`).toContain(text);
        for (const path of before.keys())
          if (after.has(path)) expect(now.has(path), `${where}: ${path} is gone`).toBe(true);
        if (code !== 'killed') {
          expect(ran.stderr, where).not.toMatch(/bug in digest|after the end|undefined/);
          if (!mayLeave.has(step))
            expect(files.paths('/desk').filter(isBeside), `${where}: left`).toEqual([]);
          if (ran.code === 0) expect(now, where).toEqual(after);
          else expect(ran.stderr, where).toMatch(/^digest: /m);
          if (isSlow) expect([before, after], `${where}: a part`).toContainEqual(now);
        }
        const again = await runCli(command, worldOf(files, world));
        const isDone = [...after].every(([path, text]) => now.get(path) === text);
        // Done again, adding and moving do something else.
        if (isDone) continue;
        expect(again.code, `${where}: then ${again.stderr}`).toBe(0);
        expect(filesOf(files), `${where}: the next run`).toEqual(after);
        // All that is left is older here than any write takes.
        expect(files.paths('/desk').filter(isBeside), `${where}: the next run`).toEqual([]);
      }
    }
    expect(count).toBeGreaterThan(50);
  });
});
