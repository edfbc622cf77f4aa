import { defineConfig } from 'vitest/config';

/** Needs a Chromium of the system's: `apt-get install chromium`, or its path in CHROMIUM. */
export default defineConfig({
  test: {
    include: ['test/dashboard/*.dashboard.ts'],
    globalSetup: ['test/dashboard/support/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
