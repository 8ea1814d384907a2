/**
 * Changes the code of a folder in small ways, one at a time, and says which changes no test noticed: `npm run mutate -- FOLDER [TESTS]`.
 * FOLDER may be files as well, with commas between them. TESTS are patterns of test files, by default the unit tests of the folder of the same name below test/, or of the one around it.
 * Results are kept in .stryker/, so that the next run plays only what has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What vitest is told while Stryker runs it: its other settings are for all tests at once. */
export default {
  test: {
    include: process.env['DIGEST_MUTATE_TESTS']?.split(','),
    exclude: ['test/{browser,terminal,smoke}/**', 'test/**/*.{watch,hostile,isolated}.test.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
};

/** @param {string} folder */
function testsOf(folder) {
  let tests = folder.replace(/^src\b/, 'test');
  while (!existsSync(tests)) tests = dirname(tests);
  return `${tests}/**/!(*.property).test.ts`;
}

/** @param {string} folder @param {readonly string[]} tests */
async function mutate(folder, tests) {
  process.env['DIGEST_MUTATE_TESTS'] = (tests.length > 0 ? tests : [testsOf(folder)]).join(',');
  const { Stryker } = await import('@stryker-mutator/core');
  const files = folder.endsWith('.ts') ? folder.split(',') : [`${folder}/**/*.ts`];
  // Many files by their names are more than a file's name can have.
  const name =
    folder.length > 100 ? createHash('sha256').update(folder).digest('hex') : folder.replaceAll(/\W+/g, '-');
  await new Stryker({
    mutate: files,
    // A sentence that reads otherwise is no other behaviour.
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutate.mjs', related: false },
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    incremental: true,
    incrementalFile: `.stryker/${name}.json`,
    tempDirName: '.stryker/tmp',
    ignorePatterns: ['/dist', '/out', '/site', '/bench', '/coverage'],
    // TypeScript 7 has no functions to rewrite it with.
    tsconfigFile: 'none.json',
    disableTypeChecks: false,
    concurrency: Math.max(1, availableParallelism() - 1),
    timeoutMS: 30_000,
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { logTests: false, reportTests: false },
    allowConsoleColors: false,
  }).runMutationTest();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, ...tests] = process.argv.slice(2);
  if (folder === undefined) throw new Error('npm run mutate -- FOLDER [TESTS], such as src/ledger');
  await mutate(folder, tests);
}
