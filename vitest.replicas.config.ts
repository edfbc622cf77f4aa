import { defineConfig } from 'vitest/config';

/**
 * Needs a redis-server and an nginx: `scripts/debian-packages.sh redis-server nginx`, or their paths in REDIS_SERVER and NGINX.
 * Not part of `npm test`.
 */
export default defineConfig({
  test: {
    include: ['test/redis/**/*.replicas.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    reporters: process.env.CI ? ['default', './test/support/closing-line.ts'] : ['default'],
  },
});
