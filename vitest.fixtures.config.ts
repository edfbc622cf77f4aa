import { defineConfig } from 'vitest/config';

/** The packed package in a folder of its own, under each test runner: `npm run fixtures -- node`. Not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/fixtures/*.fixture.ts'],
    globalSetup: './test/fixtures/installed.ts',
    testTimeout: 120_000,
    maxWorkers: 1,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
