import { defineConfig } from 'vitest/config';
import { SharedReporter } from './test/support/shared-reporter.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A whole process, a browser or a terminal needs longer than a function.
    testTimeout: 20_000,
    reporters: ['default', new SharedReporter()],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/generated/**'],
      reporter: ['text-summary', 'html'],
    },
  },
});
