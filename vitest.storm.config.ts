import { defineConfig } from 'vitest/config';

/** The storm takes a minute or more, and most of two cores: it is not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/storm/*.storm.ts'],
    testTimeout: 30_000,
    hookTimeout: 600_000,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
