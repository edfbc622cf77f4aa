import { defineConfig } from 'vitest/config';

/** Needs a redis-server: `scripts/debian-packages.sh redis-server`, or its path in REDIS_SERVER. Not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/redis/**/*.replicas.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
