import { defineConfig } from 'vitest/config';

/** The storm takes a minute or more, and most of two cores: it is not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/storm/*.storm.ts'],
    testTimeout: 30_000,
    // The whole storm is one hook; a busy machine may take its time.
    hookTimeout: 1_800_000,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
