import type { Room } from './room.ts';

/** The rooms of the fake around its worlds. */
export const mockRooms: readonly Room[] = [
  {
    folder: 'mock/spec',
    job: 'The spec, typed: operations, inputs and outputs, compiled validators.',
    knows: ['spec/generated', 'package.json'],
    packages: ['ajv', 'node:module'],
    never: 'who serves it',
  },
  {
    folder: 'mock/wire',
    job: 'A request and a reply as plain data.',
    knows: [],
    packages: ['node:http'],
    never: 'sockets; of node:http only types',
  },
  {
    folder: 'mock/errors',
    job: 'The one typed error, and how a violation is explained.',
    knows: ['spec/generated'],
    packages: ['ajv', 'fastest-levenshtein'],
    never: 'HTTP, any single operation',
  },
  {
    folder: 'mock/log',
    job: 'The accepted commands in order.',
    knows: ['mock/world/kernel'],
    never: 'what a command does',
  },
  {
    folder: 'mock/faults',
    job: 'Injected faults: when they fire, what they do to an answer.',
    knows: ['mock/wire', 'mock/errors', 'mock/world/kernel', 'mock/spec', 'spec/generated'],
    never: 'any family, sockets',
  },
  {
    folder: 'mock/journal',
    job: 'What was asked and answered, and which operations were covered.',
    knows: ['mock/wire', 'mock/errors', 'mock/world/kernel', 'mock/spec', 'spec/generated'],
    never: 'any family, faults',
  },
  {
    folder: 'mock/handlers',
    job: 'One function an operation: input and world in, body out.',
    knows: ['mock/world/**', 'mock/errors', 'mock/spec', 'spec/generated'],
    never: 'HTTP, headers, Express, environment, faker, files',
  },
  {
    folder: 'mock/iam',
    job: 'The parts of IAM and STS that clients ask for: tokens, temporary keys, who is calling.',
    knows: ['mock/world', 'mock/world/kernel', 'mock/errors', 'mock/spec'],
    packages: ['node:crypto'],
    never: 'gateway, handlers, seeds',
  },
  {
    folder: 'mock/gateway/aksk',
    job: 'The signature of a request by AK and SK: canonical form, check, explanation of a mismatch.',
    knows: ['mock/wire', 'mock/errors', 'mock/world/kernel'],
    packages: ['node:crypto'],
    never: 'worlds, operations',
  },
  {
    folder: 'mock/gateway',
    job: 'The one way of an API request, from match to reply.',
    knows: [
      ...['mock/gateway/aksk', 'mock/spec', 'mock/wire', 'mock/errors', 'mock/world', 'mock/world/kernel'],
      ...['mock/iam', 'mock/faults', 'mock/journal'],
    ],
    packages: ['ajv'],
    never: 'any single operation, handlers, seeds, Express',
  },
  {
    folder: 'mock/seed/planted',
    job: 'The demo world as a fake reads it at start, written by `npm run plant`.',
    knows: [],
  },
  {
    folder: 'mock/seed/scenarios',
    job: 'Seeds that have a name: demo, large, empty.',
    knows: ['spec/generated'],
    never: 'rows',
  },
  {
    folder: 'mock/seed',
    job: 'Seed files and scenarios to a world; the only user of faker.',
    knows: ['mock/world/**', 'mock/seed/scenarios', 'mock/seed/planted', 'mock/errors', 'mock/spec', 'spec/generated'],
    packages: ['@faker-js/faker', 'ajv', 'ajv-formats', 'yaml', 'node:fs'],
    never: 'requests, HTTP',
  },
  {
    folder: 'mock/control',
    job: '`/_fake/`, the API of the fake itself, one file a noun.',
    knows: [
      ...['mock/world/**', 'mock/seed', 'mock/faults', 'mock/journal', 'mock/gateway'],
      ...['mock/spec', 'mock/wire', 'mock/errors', 'spec/generated'],
    ],
    packages: ['ajv', 'ajv-formats', 'openapi-backend', 'node:crypto'],
    never: 'Express, sockets',
  },
  {
    folder: 'mock/client',
    job: 'The verbs of `/_fake/` for a user of the library, in this process or over HTTP.',
    knows: ['spec/generated', 'mock/control/ids.ts'],
    never: 'what is behind them',
  },
  {
    folder: 'mock/http',
    job: 'The Express application as a list of planes; server, sending, certificate. The only user of Express and timers.',
    knows: ['mock/gateway', 'mock/control', 'mock/wire', 'mock/errors'],
    packages: ['express', 'selfsigned', 'node:http', 'node:https', 'node:module', 'node:net'],
    never: 'worlds, rows, any single operation',
  },
  {
    folder: 'mock',
    job: 'The public words, and `compose.ts`, where all parts meet.',
    knows: ['mock/**'],
    packages: ['node:http'],
    never: 'process',
  },
  {
    folder: 'mock/fixtures',
    job: 'The fake as a fixture of a test framework.',
    knows: ['mock/index.ts'],
    packages: ['vitest'],
    never: 'what is behind the public words',
  },
];
