/** How the built program ends at a terminal that is closed, and by a signal. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';
import { type Happening, inPty, noPty, type PtyEnd, type PtyRun } from '../support/pty.ts';

const draft = 'week: 2025-07-14\ndraft: true\npapers: []\n';

let work = '';
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'digest-ends-'));
});
afterAll(() => rmSync(work, { recursive: true }));

/** A newsletter of its own, since answers are kept by newsletter. */
function newsletter(name: string): string {
  const root = join(work, name);
  mkdirSync(join(root, 'issues'), { recursive: true });
  writeFileSync(join(root, 'issues/2025-07-07.yaml'), soundIssue());
  writeFileSync(join(root, 'issues/2025-07-14.yaml'), draft);
  return root;
}

function digest(args: readonly string[], run: PtyRun): Promise<PtyEnd> {
  return inPty([process.execPath, program, ...args], run);
}

const ctrlC = { key: '\x03' };
const isOpen = noPty === undefined ? '' : ` (skipped: ${noPty})`;

describe.skipIf(noPty !== undefined)(`at a terminal${isOpen}`, () => {
  test.concurrent.each<[string, Happening, number | string]>([
    ['a terminal that is closed', 'close', 'SIGHUP'],
    ['HUP', 'SIGHUP', 'SIGHUP'],
    ['TERM', 'SIGTERM', 'SIGTERM'],
    ['INT', 'SIGINT', 130],
    ['Ctrl-C', ctrlC, 130],
  ])('a question ends by %s, and the answers are kept', async (how, happening, ended) => {
    const cwd = newsletter(`kept-${how}`);
    const args = ['add-paper', '--title', 'en=A title', '--offline'];
    const end = await digest(args, { until: '? Title in Korean', happening, cwd });
    expect(end.ended).toBe(ended);
    const answers = join(cwd, '.local/state/digest/answers');
    const [kept = '', ...others] = readdirSync(answers);
    expect(others).toEqual([]);
    expect(readFileSync(join(answers, kept), 'utf8')).toContain('A title');
    expect(readFileSync(join(cwd, 'issues/2025-07-14.yaml'), 'utf8')).toBe(draft);
    if (happening === 'close') return;
    expect(end.isCooked).toBe(true);
    expect(end.screen).toContain('digest: interrupted; nothing was changed');
  });

  describe.each([
    ['in lines', 'dumb', ['add-paper'], '? arXiv id'],
    ['of init', 'xterm', ['init', 'new'], '? Name of the newsletter'],
  ])('a question %s', (name, TERM, args, until) => {
    test.concurrent.each<[string, Happening, number | string]>([
      ['TERM', 'SIGTERM', 'SIGTERM'],
      ['Ctrl-C', ctrlC, 130],
    ])('ends by %s, and nothing was made', async (how, happening, ended) => {
      const cwd = newsletter(`${name}-${how}`);
      const end = await digest(args, { until, happening, cwd, env: { TERM } });
      expect(end.ended).toBe(ended);
      expect(existsSync(join(cwd, 'new'))).toBe(false);
      expect(end.screen).toContain('digest: interrupted; nothing was changed');
    });
  });

  test.concurrent.each<[string, Happening, number | string]>([
    ['a terminal that is closed', 'close', 'SIGHUP'],
    ['HUP', 'SIGHUP', 'SIGHUP'],
    ['TERM', 'SIGTERM', 0],
    ['Ctrl-C', ctrlC, 0],
  ])('a preview ends by %s', async (how, happening, ended) => {
    const cwd = newsletter(`preview-${how}`);
    const end = await digest(['preview', '2025-07-07'], { until: 'http://', happening, cwd });
    expect(end.ended).toBe(ended);
    expect(end.screen).not.toContain('interrupted');
  });

  describe.each([
    ['by the signal that tells it', false, 'SIGHUP', 'SIGHUP'],
    // In a session of its own no signal tells it, but what it reads and writes is gone.
    ['without a signal', true, 129, 2],
  ])('a terminal that is closed ends %s, and without a core', (how, noSignal, interrupted, lost) => {
    test.concurrent.each([
      ['a question', ['add-paper'], '? arXiv id', interrupted, 'xterm'],
      ['a question in lines', ['add-paper'], '? arXiv id', interrupted, 'dumb'],
      // More of it than a terminal keeps for its reader: it is being written when that is gone.
      ['a long result', ['render', '2025-07-07', '--format', 'text'], 'Ada Lovelace', lost, 'xterm'],
    ] as const)('%s', async (name, args, until, ended, TERM) => {
      const cwd = newsletter(`${name}-${how}`);
      const text = soundIssue('2025-07-07', (issue) => issue.replace('세어 본', '세어 본 '.repeat(20_000)));
      writeFileSync(join(cwd, 'issues/2025-07-07.yaml'), text);
      const end = await digest(args, { until, happening: 'close', cwd, env: { TERM }, noSignal });
      expect(end.ended).toBe(ended);
    });
  });
});
