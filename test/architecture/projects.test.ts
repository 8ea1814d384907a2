import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patterns, projectsOf } from '../support/projects.ts';
import type { ProjectName } from '../support/projects.ts';

/** The projects in which a file may be that imports this: what the others lack, or what would make them slow. */
const homes: Readonly<Record<string, readonly ProjectName[]>> = {
  'playwright-core': ['browser'],
  'test/support/browser.ts': ['browser'],
  'test/support/tmux.ts': ['terminal'],
  'test/support/terminal.ts': ['terminal', 'hostile'],
  'test/support/program.ts': ['browser', 'terminal', 'smoke'],
  'test/support/growth.ts': ['hostile'],
};

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((name) => join('test', name))
  .filter((name) => name.endsWith('.ts'));
const tests = files.filter((name) => name.endsWith('.test.ts'));
const sources = new Map(files.map((name) => [name, readFileSync(name, 'utf8')]));

/** What a file of test/ imports, by itself or by another file there. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const [, from = ''] of (sources.get(file) ?? '').matchAll(/(?:\bfrom|\bimport) ?\(?'([^']+)'/g)) {
    const name = from.startsWith('.') ? join(dirname(file), from) : from;
    if (seen.has(name)) continue;
    seen.add(name);
    reach(name, seen);
  }
  return seen;
}

test('each file is in one project, and each project has one', () => {
  expect(tests.filter((file) => projectsOf(file).length !== 1)).toEqual([]);
  expect(new Set(tests.flatMap(projectsOf))).toEqual(new Set(['unit', ...Object.keys(patterns)]));
});

describe('what needs more is not among the unit tests', () => {
  test.each(Object.entries(homes))('%s', (needed, homes) => {
    const users = tests.filter((file) => reach(file).has(needed));
    expect(users).not.toEqual([]);
    expect(users.filter((file) => projectsOf(file).some((name) => !homes.includes(name)))).toEqual([]);
  });

  test('what replaces a module is alone with it', () => {
    const replacing = [...sources].filter(([, text]) => /\bvi\.(?:do)?mock\(/i.test(text));
    expect(replacing.filter(([name]) => !projectsOf(name).includes('isolated'))).toEqual([]);
  });

  test('the built program is started by way of the helper alone', () => {
    const direct = [...sources].filter(([, text]) =>
      /['"/]dist\/run\.js|\(['"](?:\.\/)?bin\/digest\.js/.test(text),
    );
    // That of the workflow plants packages of the program's form.
    expect(direct.map(([name]) => name)).toEqual(['test/smoke/workflow.test.ts', 'test/support/program.ts']);
  });
});

test('no test asks a clock how long something took', () => {
  const asks = [...sources].filter(
    ([, text]) =>
      /performance\.now|process\.hrtime/.test(text) ||
      (/Date\.now/.test(text) && !text.includes('useFakeTimers')),
  );
  // Nobody may be too early there: a busy computer can only make it later.
  expect(asks.map(([name]) => name)).toEqual(['test/smoke/rate-limit.test.ts']);
});
