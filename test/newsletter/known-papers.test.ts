import { describe, expect, test } from 'vitest';
import { runBoth, runCached } from '../support/cached.ts';
import { newsletter, soundIssue } from '../support/issues.ts';
import { MemoryFiles } from '../support/memory-files.ts';
import { runCli } from '../support/run-cli.ts';

const config = 'name: Test\nlocale: ko\narchive: { known: known.txt }\n';

function desk(known: string | undefined): MemoryFiles {
  const issues = newsletter({ '2025-06-30': soundIssue('2025-06-30'), '2025-07-07': soundIssue() }, config);
  return new MemoryFiles(known === undefined ? issues : { ...issues, '/desk/known.txt': known });
}

describe('what was published before the tool', () => {
  test.each([
    ['by its arXiv id', '# old posts\n2507.07001v2  # in March\n'],
    ['by its address', 'https://arxiv.org/pdf/2507.07001\r\n'],
    ['by its DOI', '10.48550/arXiv.2507.07001\n'],
  ])('is a duplicate, %s', async (_, known) => {
    const { code, stdout } = await runCli('validate --format compact', { files: desk(known) });
    expect(code).toBe(0);
    expect(stdout).toContain('paper/duplicate-archive paper 1 is already in known.txt (same arXiv id)');
  });

  test('others are none', async () => {
    const { stdout } = await runCli('validate', { files: desk('2401.00001\nhttps://example.org/a#part\n') });
    expect(stdout).toBe('2 files, no problems\n');
  });

  test('a line that names no paper is told with its place', async () => {
    const { code, stderr } = await runCli('validate', { files: desk('2401.00001\nnothing here\n') });
    expect(code).toBe(2);
    expect(stderr).toContain('line 2 of known.txt names no paper: "nothing here"');
  });

  test('a file that is not there is not an empty one', async () => {
    const { code, stderr } = await runCli('validate', { files: desk(undefined) });
    expect(code).toBe(2);
    expect(stderr).toContain('known.txt');
  });

  test('a file outside of the newsletter is refused', async () => {
    const files = desk('2507.07001\n');
    files.put('/desk/digest.config.yaml', config.replace('known.txt', '../known.txt'));
    const { code, stdout } = await runCli('validate --format compact', { files });
    expect(code).toBe(1);
    expect(stdout).toContain('archive.known');
  });

  test('a run takes nothing from one before that knew other papers', async () => {
    const files = desk('2401.00001\n');
    await runCached('validate', files);
    expect((await runCached('validate', files)).isAgain).toBe(true);
    files.put('/desk/known.txt', '2507.07001\n');
    const { cached, plain } = await runBoth('validate', files);
    expect(cached.stdout).toContain('paper/duplicate-archive');
    expect(cached.stdout).toBe(plain.stdout);
  });
});
