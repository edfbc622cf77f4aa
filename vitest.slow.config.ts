import { defineConfig } from 'vitest/config';

/** Tests that start programs and wait for them: not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/**/*.slow.ts'],
    testTimeout: 60_000,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
