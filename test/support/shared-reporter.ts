import type { Reporter, TestModule } from 'vitest/node';

/** What stands behind the title of a test that is skipped for want of the shared data. */
export const needsShared = ' (needs ../shared)';

/** Tells in one line how much was skipped because the shared data is not there, and nothing where it is. */
export class SharedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].filter(({ name }) => name.endsWith(needsShared)),
    );
    if (skipped.length === 0) return;
    const files = new Set(skipped.map(({ module }) => module.moduleId)).size;
    process.stdout.write(
      `\n${skipped.length} groups of tests in ${files} files read recorded material in ../shared (or where DIGEST_SHARED says), which is not here: skipped\n`,
    );
  }
}
