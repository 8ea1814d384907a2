/** The scripts of `digest completion` in the shells themselves, with the built program. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { soundIssue } from '../support/issues.ts';
import { program } from '../support/program.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-completion-')));
afterAll(() => rmSync(work, { recursive: true }));
mkdirSync(join(work, 'issues'));
mkdirSync(join(work, 'two words'));
for (const week of ['2025-06-30', '2025-07-07'])
  writeFileSync(join(work, `issues/${week}.yaml`), soundIssue(week));
mkdirSync(join(work, 'bin'));
writeFileSync(join(work, 'bin/digest'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
chmodSync(join(work, 'bin/digest'), 0o755);

function shell(
  name: string,
  args: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(name, args, {
    cwd: work,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: `${join(work, 'bin')}:${process.env['PATH']}`, HOME: work },
  });
  return { status, stdout, stderr };
}

const without = (name: string): string =>
  spawnSync(name, ['--version']).status === 0 ? '' : ` (skipped: there is no ${name})`;

const noBash = without('bash');
describe.skipIf(noBash !== '')(`bash${noBash}`, () => {
  /** What bash would offer for the last of the words, which it has taken apart itself. */
  function offered(...words: readonly string[]): string[] {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const script = `source <(digest completion bash)
complete -p digest > /dev/null || exit 9
COMP_WORDS=(digest ${quoted})
COMP_CWORD=${words.length}
_digest
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { status, stdout, stderr } = shell('bash', ['--noprofile', '--norc', '-c', script]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n').filter((line) => line !== '');
  }

  test.each<[string, string[], string[]]>([
    ['commands', ['re'], ['remove', 'render']],
    ['flags', ['render', '--spl'], ['--split']],
    ['issues', ['render', '2'], ['2025-07-07', '2025-06-30']],
    ['a value behind the sign', ['render', '--format', '=', 'fo'], ['forum']],
    [
      'nothing yet behind the sign',
      ['validate', '--format', '='],
      ['text', 'compact', 'github', 'json', 'sarif', 'junit'],
    ],
    ['files beside issues', ['validate', 'iss'], ['issues']],
    ['folders', ['render', '--out', 'two'], ['two words']],
    ['nothing where nothing is known', ['new', '2025'], []],
  ])('completes %s', (_, words, wanted) => {
    expect(offered(...words)).toEqual(wanted);
  });
});

const noZsh = without('zsh');
test.skipIf(noZsh !== '')(`zsh takes its script${noZsh}`, () => {
  const script = 'compdef() { print -r -- "$@" }; source <(digest completion zsh) && whence -w _digest';
  expect(shell('zsh', ['-f', '-c', script])).toEqual({
    status: 0,
    stdout: '_digest digest\n_digest: function\n',
    stderr: '',
  });
});

const noFish = without('fish');
test.skipIf(noFish !== '')(`fish completes${noFish}`, () => {
  const script = 'digest completion fish | source; complete -C "digest render 2"; complete -C "digest re"';
  const { status, stdout } = shell('fish', ['-N', '-c', script]);
  expect(status).toBe(0);
  expect(stdout).toBe('2025-07-07\n2025-06-30\nremove\ttake papers out of an issue\nrender\trender issues\n');
});
