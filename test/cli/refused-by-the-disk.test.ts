import { describe, expect, test } from 'vitest';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import type { Step } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const two = { '2025-07-07': soundIssue(), '2025-07-14': soundIssue('2025-07-14') };

/** Every file whose path ends so cannot be reached in that way. */
function refusing(step: Step, end: string, files = newsletter(two)): MemoryFiles {
  const disk = new MemoryFiles(files);
  const real = (disk[step] as (...args: unknown[]) => unknown).bind(disk);
  Object.assign(disk, {
    [step](path: string, ...rest: unknown[]) {
      if (path.endsWith(end)) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      return real(path, ...rest);
    },
  });
  return disk;
}

describe('what a disk refuses is told in words', () => {
  test.each<[string, Step, string, string]>([
    ['render --format all', 'makeDirectory', 'out', 'out cannot be written: a folder above it'],
    ['render --all', 'list', 'out', 'out cannot be read: permission denied'],
    ['render --all', 'list', 'issues', 'issues cannot be read: permission denied'],
    ['validate', 'list', 'issues', 'issues cannot be read: permission denied'],
    ['validate', 'read', 'config.yaml', 'digest.config.yaml cannot be read: permission denied'],
    ['new 2025-07-21', 'read', 'config.yaml', 'digest.config.yaml cannot be read: permission denied'],
    ['render 2025-07-14', 'state', '14.yaml', 'issues/2025-07-14.yaml cannot be read: permission denied'],
    ['render -f text', 'stat', 'templates/text', 'templates/text cannot be read: permission denied'],
    ['init', 'makeDirectory', 'schema', 'schema cannot be written: a folder above it'],
    ['cook issues/2025-07-07.yaml', 'read', '07.yaml', '2025-07-07.yaml cannot be read: permission denied'],
    ['-C issues validate', 'stat', 'issues', 'issues cannot be read: permission denied'],
  ])('%s: %s of %s', async (command, step, end, message) => {
    const { code, stdout, stderr } = await runCli(command, { files: refusing(step, end) });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('bug');
    // Where a part was written, a part failed.
    expect(code).toBe(stdout === '' ? 2 : 1);
    expect(stdout).toMatch(/^(?:(?:out\/.*|issues\/\.gitkeep)\n)*$/);
  });

  test('a file that cannot be read is no success, and does not keep the others from being checked', async () => {
    const { code, stdout, stderr } = await runCli('validate', { files: refusing('read', '07.yaml') });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'digest: issues/2025-07-07.yaml cannot be read: permission denied\n',
    });
    const alone = await runCli('validate 2025-07-07', { files: refusing('read', '07.yaml') });
    expect(alone.code).toBe(2);
    const broken = { ...two, '2025-07-14': 'nonsense: 1\n' };
    const both = await runCli('validate', { files: refusing('read', '07.yaml', newsletter(broken)) });
    expect(both.stdout).toContain('unknown key');
    expect(both.code).toBe(1);
  });

  test('a report for machines is whole all the same', async () => {
    const { stdout } = await runCli('validate --format json', { files: refusing('read', '07.yaml') });
    expect(JSON.parse(stdout)).toMatchObject([{ file: 'issues/2025-07-07.yaml', code: 'cannot-read' }]);
  });

  test('an issue whose output is refused leaves the others', async () => {
    const files = new MemoryFiles({ ...newsletter(two), '/desk/out/': '' });
    files.put('/desk/out/2025-07-07.forum.md', 'mine', 0o444);
    const { code, stdout, stderr } = await runCli('render --all', { files });
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'out/2025-07-14.forum.md\n' });
    expect(stderr).toBe(
      'digest: out/2025-07-07.forum.md cannot be written: it is read-only; the file was not changed\n' +
        'failed: issues/2025-07-07.yaml; 1 done\n',
    );
  });

  test.each(['issues/2025-07-07.yaml', 'issues/2025-07-07.yaml/deeper'])(
    'a folder %s for the output',
    async (out) => {
      const world = { files: newsletter(two) };
      const { code, stdout, stderr } = await runCli(`render -f all -o ${out}`, world);
      expect(stderr).toMatch(/cannot be written: (?:it is not a folder|.*not a folder)/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    },
  );
});

describe('what has the name of an issue and is no file', () => {
  const files = (): MemoryFiles => {
    const disk = new MemoryFiles({ ...newsletter(two), '/desk/issues/2025-08-04.yaml/': '' });
    disk.putLink('/desk/issues/2025-08-11.yaml', '/desk/nowhere');
    return disk;
  };

  test('is named by validate, which cannot say that all is well', async () => {
    const { code, stdout, stderr } = await runCli('validate', { files: files() });
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'digest: issues/2025-08-04.yaml cannot be read: it is a folder\n' +
        'hint: A file belongs there: move the folder away, or give it another name.\n' +
        'digest: issues/2025-08-11.yaml cannot be read: it is a link to something that does not exist\n' +
        'hint: Bring back what the link leads to, or remove the link.\n',
    });
    expect((await runCli('validate issues', { files: files() })).stderr).toBe(stderr);
  });

  test('is a part of render --all that failed', async () => {
    const { code, stdout, stderr } = await runCli('render --all', { files: files() });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: 'out/2025-07-07.forum.md\nout/2025-07-14.forum.md\n',
    });
    expect(stderr).toContain('digest: issues/2025-08-04.yaml cannot be read: it is a folder\n');
    expect(stderr).toMatch(/\nfailed: issues\/2025-08-04\.yaml, issues\/2025-08-11\.yaml; 2 done\n$/);
  });

  test('is never the latest, which says what it passes over', async () => {
    const { code, stdout, stderr } = await runCli('render', { files: files() });
    expect(code).toBe(1);
    expect(stdout).toContain('2025/07/14');
    expect(stderr).toMatch(/^using issues\/2025-07-14\.yaml\n/);
    expect(stderr).toContain('digest: issues/2025-08-11.yaml cannot be read: it is a link to something');
  });

  test('is not passed over by what writes: the paper is of that week', async () => {
    const world = { files: files() };
    const { code, stderr } = await runCli('remove 1', world);
    expect(code).toBe(2);
    expect(stderr).toContain('issues/2025-08-11.yaml cannot be read: it is a link to something');
    expect(world.files.text('/desk/issues/2025-07-14.yaml')).toBe(two['2025-07-14']);
    world.files.drop('/desk/issues/2025-08-04.yaml');
    world.files.drop('/desk/issues/2025-08-11.yaml');
    world.files.putLink('/desk/issues/2025-07-01.yaml', '2025-07-01.yaml');
    expect((await runCli('remove 1', world)).code).toBe(0);
  });

  test('is refused by its path', async () => {
    const { code, stderr } = await runCli('render issues/2025-08-04.yaml', { files: files() });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'digest: issues/2025-08-04.yaml cannot be read: it is a folder\n' +
        'hint: A file belongs there: move the folder away, or give it another name.\n',
    });
    const byDate = await runCli('render 2025-08-13', { files: files() });
    expect(byDate.code).toBe(2);
    expect(byDate.stderr).toContain('issues/2025-08-11.yaml cannot be read: it is a link to something');
  });
});
