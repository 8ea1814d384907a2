import { defineConfig } from 'vitest/config';
import { patterns } from './test/support/projects.ts';
import { SharedReporter } from './test/support/shared-reporter.ts';

const special = Object.entries(patterns);
const unit = {
  name: 'unit',
  include: ['test/**/*.test.ts'],
  exclude: Object.values(patterns),
  // They share what is loaded: half of their time was loading it for each file anew.
  isolate: false,
};

export default defineConfig({
  test: {
    // `vitest run --project NAME` runs one of them, `npm run test:quick` the unit tests.
    projects: [unit, ...special.map(([name, pattern]) => ({ name, include: [pattern] }))].map((test) => ({
      extends: true as const,
      test,
    })),
    // Vitest leaves a core to itself, which is half of a small machine.
    maxWorkers: '100%',
    // It ends what hangs. A process, a browser or a terminal needs longer than a function, and a busy machine longer still.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', new SharedReporter()],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/generated/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
