/** Two branches of one week, merged by the installed git with the built program, and by git alone. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/yaml/parse.ts';
import { program } from '../support/program.ts';
import { cases, type MergeCase } from './merge-cases.ts';
import { editorAt, noGit } from '../support/git.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'digest-merges-')));
afterAll(() => rmSync(work, { recursive: true }));
const bin = join(work, 'bin');
const env = editorAt(work, `${bin}:${process.env['PATH']}`);

beforeAll(() => {
  mkdirSync(bin);
  writeFileSync(join(bin, 'digest'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(join(bin, 'digest'), 0o755);
});

/** A repository of a newsletter, in which git has been told to merge with the program. */
class Repository {
  readonly top = mkdtempSync(join(work, 'top-'));

  run(command: string, ...args: string[]): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: this.top, encoding: 'utf8', env });
    return { status, said: stdout + stderr };
  }

  git(...args: string[]): string {
    const { status, said } = this.run('git', ...args);
    expect({ args, status, said: status === 0 ? '' : said }).toEqual({ args, status: 0, said: '' });
    return said;
  }

  put(name: string, text: string): void {
    mkdirSync(dirname(join(this.top, name)), { recursive: true });
    writeFileSync(join(this.top, name), text);
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=changed');
  }

  text(name: string): string {
    return readFileSync(join(this.top, name), 'utf8');
  }

  static make(): Repository {
    const repository = new Repository();
    repository.git('init', '--quiet', '--initial-branch=main');
    repository.git('config', 'core.autocrlf', 'false');
    repository.put('digest.config.yaml', 'name: T\nlocale: en\n');
    expect(repository.run('digest', 'init', '--merge-driver').said).toBe(
      '.gitattributes\ngit merges issues by papers in this clone; another clone needs `digest init --merge-driver` too\n',
    );
    return repository;
  }

  copy(): Repository {
    const copy = new Repository();
    cpSync(this.top, copy.top, { recursive: true });
    return copy;
  }

  /** Makes two branches of one base: main is ours, topic theirs. */
  branch({ base, ours, theirs, ourName = usualName }: MergeCase): void {
    if (base !== undefined) this.put(usualName, base);
    this.commit();
    this.git('checkout', '--quiet', '-b', 'topic');
    this.put(usualName, theirs);
    this.commit();
    this.git('checkout', '--quiet', 'main');
    if (ourName !== usualName && base !== undefined) this.git('mv', usualName, ourName);
    this.put(ourName, ours);
    this.commit();
  }

  /** Merges the other branch, as long as nothing is left to do. */
  merge(name: string): { readonly result: string; readonly text: string; readonly said: string } {
    const { status, said } = this.run('git', 'merge', '--quiet', '-m', 'merged', 'topic');
    // Git has names for the sides since 2.44.
    const text = this.text(name)
      .replaceAll(/^<{7} (?:ours|HEAD)$/gm, '<<<<<<< OURS')
      .replaceAll(/^>{7} (?:theirs|topic)$/gm, '>>>>>>> THEIRS');
    const { findings, data } = parseYaml(readFileSync(join(this.top, name)));
    const marks = text.match(/^<{7}/gm)?.length ?? 0;
    const papers = data?.['papers'];
    const ids = Array.isArray(papers) ? papers.map((paper: { arxiv?: unknown }) => paper.arxiv) : [];
    const isDoubled = new Set(ids).size < ids.length;
    const clean = findings.length > 0 ? 'broken' : isDoubled ? 'a paper twice' : 'clean';
    const result = status === 0 ? clean : marks === 1 ? '1 clash' : `${marks} clashes`;
    return {
      result,
      text,
      said: said.replaceAll(/^(?:Auto-merging|CONFLICT|Automatic merge failed).*\n/gm, ''),
    };
  }
}

const usualName = 'issues/2025-07-07.yaml';

function clashNotice(name: string, text: string): string {
  const count = text.match(/^<{7}/gm)?.length ?? 0;
  return `digest: both sides changed the same in ${name}, at ${count} ${count === 1 ? 'place' : 'places'}
hint: Keep what is right between <<<<<<< and >>>>>>>, remove these lines and =======, then \`git add\` the file.
`;
}

describe.skipIf(noGit !== '')(`with git${noGit}`, () => {
  let made: Repository;
  beforeAll(() => {
    made = Repository.make();
  });

  test.each(cases.map((one) => ({ marked: 'clean', ...one })))(
    '$name | git alone: $byGit | digest: $marked',
    (one) => {
      const repository = made.copy();
      const name = one.ourName ?? usualName;
      repository.branch(one);
      const driver = repository.git('config', 'merge.digest.driver').trim();
      repository.git('config', '--remove-section', 'merge.digest');
      const alone = repository.merge(name);
      repository.git('reset', '--quiet', '--hard', alone.result.includes('clash') ? 'HEAD' : 'HEAD~1');
      repository.git('config', 'merge.digest.driver', driver);
      const merged = repository.merge(name);
      const { byGit, marked, said = '' } = one;
      expect({ git: alone.result, digest: merged.result }).toEqual({ git: byGit, digest: marked });
      expect(merged.text).toBe(one.expected);
      expect(merged.said).toBe(marked === 'clean' || said !== '' ? said : clashNotice(name, merged.text));
    },
  );

  test.each([
    ['is an older one, without the command', '#!/bin/sh\nexit 2\n'],
    ['is only half installed', "#!/usr/bin/env node\nrequire('./not-there.js');\n"],
    ['is gone', undefined],
  ])('where the program %s, git merges by lines, and nothing of theirs is lost', (_, script) => {
    const repository = made.copy();
    const tool = join(repository.top, 'tool');
    const driver = repository.git('config', 'merge.digest.driver').trim();
    repository.git('config', 'merge.digest.driver', driver.replaceAll(/\bdigest (?=merge|>)/g, './tool '));
    if (script !== undefined) {
      writeFileSync(tool, script);
      chmodSync(tool, 0o755);
    }
    const base = 'week: 2025-07-07\npapers: []\n';
    repository.branch({
      ...{ name: '', byGit: '', expected: '' },
      ...{ base, ours: `${base}x-ours: 1\n`, theirs: `${base}x-theirs: 1\n` },
    });
    const { result, text } = repository.merge(usualName);
    expect([result, text]).toEqual([
      '1 clash',
      `${base}<<<<<<< OURS\nx-ours: 1\n=======\nx-theirs: 1\n>>>>>>> THEIRS\n`,
    ]);
  });

  test('the table of them in the docs', () => {
    expect(cases.length).toBeGreaterThanOrEqual(15);
    const told = cases.map(({ name, byGit, marked = 'clean' }) => `| ${name} | ${byGit} | ${marked} |\n`);
    expect(readFileSync('docs/commands.md', 'utf8')).toContain(told.join(''));
  });
});
