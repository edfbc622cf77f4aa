import { defineConfig } from 'vitest/config';

/** Needs a Chromium of the system's: `apt-get install chromium`, or its path in CHROMIUM. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 60_000,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
