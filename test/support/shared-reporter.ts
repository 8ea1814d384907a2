import type { Reporter, TestModule } from 'vitest/node';

/** What stands behind the title of a test that is skipped for want of the shared data. */
export const needsShared = ' (needs ../shared)';

/** Tells in one line each how much was skipped because the shared data, or what a test needs of a system, is not there. */
export class SharedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const all = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    const reasons = new Map<string, number>();
    for (const { fullName } of all) {
      // Such tests, or the group around them, say it in their title.
      const reason = /\(skipped: ([^)]*)\)/.exec(fullName)?.[1];
      if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    for (const [reason, count] of reasons) process.stdout.write(`\n${count} skipped: ${reason}\n`);
    const skipped = all.filter(({ name }) => name.endsWith(needsShared));
    if (skipped.length === 0) return;
    const files = new Set(skipped.map(({ module }) => module.moduleId)).size;
    process.stdout.write(
      `\n${skipped.length} groups of tests in ${files} files read recorded material in ../shared (or where DIGEST_SHARED says), which is not here: skipped\n`,
    );
  }
}
