import { defineConfig } from 'vitest/config';

/** Processes that are killed again and again, and every byte of a folder spoilt: not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/data/crash/*.crash.ts', 'test/data/flips/*.test.ts'],
    env: { FLIPS: 'all' },
    testTimeout: 3_600_000,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
