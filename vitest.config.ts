import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test/setup/global.ts'],
    include: [
      'app/**/*.test.ts',
      'sandbox/**/*.test.ts',
      'test/**/*.test.ts',
      'cli/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    reporters: ['dot', './test/setup/last-line-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
