import type { Room } from './room.ts';

/** The rooms of the fake that users come by: its control plane, its ports, its client, its data. */
export const outerRooms: readonly Room[] = [
  {
    folder: 'mock/control/changes',
    job: "What the calls of `/_fake/` change, each as a command's kind: the same live and in a replay.",
    knows: [
      ...['mock/control', 'mock/world/**', 'mock/seed', 'mock/faults', 'mock/wire', 'mock/errors', 'mock/spec'],
      'spec/generated',
    ],
    never: 'requests, files, timers',
  },
  {
    folder: 'mock/control',
    job: '`/_fake/`, the API of the fake itself, one file per noun.',
    knows: [
      ...['mock/world/**', 'mock/seed', 'mock/seed/format', 'mock/faults', 'mock/journal', 'mock/gateway', 'mock/kms'],
      ...['mock/log', 'mock/metrics', 'mock/spec', 'mock/wire', 'mock/errors', 'spec/generated'],
      ...['mock/browse', 'mock/events', 'mock/dashboard'],
    ],
    packages: ['ajv', 'ajv-formats', 'openapi-backend', 'node:crypto', 'node:http', 'node:net'],
    never: 'Express, sockets',
  },
  {
    folder: 'mock/browse',
    job: 'What a page is shown of a world, noun by noun: pages of rows as plain data.',
    knows: ['mock/world/**', 'mock/kms', 'mock/errors', 'mock/spec'],
    never: 'who asks, requests',
  },
  {
    folder: 'mock/dashboard',
    job: 'The page at `/_fake/`: its files, and the headers that they are sent with.',
    knows: ['mock/wire'],
    packages: ['node:fs/promises'],
    never: 'worlds, data, who may see it',
  },
  {
    folder: 'mock/events',
    job: 'What happens as a stream of events: each look tells what is other than at the one before.',
    knows: ['mock/journal', 'mock/world', 'mock/world/kernel', 'mock/spec'],
    never: 'who reads it, timers',
  },
  {
    folder: 'mock/deliveries',
    job: 'Webhooks on their way: claims what is due, posts it, says what came of it. The only room that calls others.',
    knows: ['mock/world', 'mock/world/webhooks', 'mock/errors'],
    packages: ['node:http', 'node:https', 'node:timers'],
    never: 'requests to the fake, any other family',
  },
  {
    folder: 'mock/client',
    job: 'The verbs of `/_fake/` for a user of the library, in this process or over HTTP.',
    knows: ['spec/generated', 'mock/spec/control-types.ts', 'mock/spec/operations.ts'],
    packages: ['eventsource-parser'],
    never: 'what is behind them',
  },
  {
    folder: 'mock/http',
    job: 'The Express application as a list of planes; server, sending, certificate. The only user of Express and timers.',
    knows: ['mock/gateway', 'mock/control', 'mock/registry', 'mock/log', 'mock/wire', 'mock/errors'],
    packages: [
      'express',
      'selfsigned',
      'node:http',
      'node:https',
      'node:module',
      'node:net',
      'node:stream',
      'node:timers',
      'node:timers/promises',
    ],
    never: 'worlds, rows, any single operation',
  },
  {
    folder: 'mock/options',
    job: 'What a caller may ask of a fake: its options, checked, with their defaults.',
    knows: [
      ...['mock/control', 'mock/deliveries', 'mock/gateway', 'mock/http', 'mock/journal', 'mock/seed/**'],
      ...['mock/wire', 'mock/errors', 'mock/world/kernel'],
    ],
    never: 'what is done with them',
  },
  {
    folder: 'mock/data',
    job: 'The log of a fake in a folder: commands, snapshots, what is checked at a start, repair and transfer.',
    knows: [
      'mock/options',
      'mock/log',
      'mock/metrics',
      'mock/errors',
      'mock/world/kernel',
      'mock/seed/**',
      'mock/spec',
    ],
    packages: [
      ...['classic-level', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:path', 'node:timers/promises'],
      'node:zlib',
    ],
    never: 'what a command does',
  },
  {
    folder: 'mock/redis',
    job: 'The log that replicas share, a stream in Redis: appending, following, the barrier, snapshots, what is lost.',
    knows: ['mock/data', 'mock/options', 'mock/log', 'mock/metrics', 'mock/errors', 'mock/world/kernel', 'mock/spec'],
    packages: ['@redis/client', 'node:crypto', 'node:fs/promises', 'node:os', 'node:timers', 'node:timers/promises'],
    never: 'what a command does',
  },
  {
    folder: 'mock',
    job: 'The public words, `compose.ts`, where all parts meet, and `begin.ts`, where a state begins.',
    knows: ['mock/**'],
    packages: ['node:http'],
    never: 'process',
  },
  {
    folder: 'mock/start',
    job: 'A fake in a process of its own: how it is found, started and ended.',
    knows: ['mock/client', 'mock/gateway'],
    packages: [
      ...['node:child_process', 'node:events', 'node:fs', 'node:net', 'node:readline', 'node:stream'],
      ...['node:timers/promises', 'node:url'],
    ],
    never: 'what a fake does',
  },
  {
    folder: 'mock/fixtures',
    job: 'The fake as a fixture of a test framework.',
    knows: ['mock/index.ts'],
    packages: ['testcontainers', 'vitest', 'node:crypto', 'node:test', 'node:timers'],
    never: 'what is behind the public words',
  },
];
