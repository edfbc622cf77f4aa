import { contractRooms } from './contract-rooms.ts';
import { dashboardRooms } from './dashboard-rooms.ts';
import { mockRooms } from './mock-rooms.ts';
import { outerRooms } from './outer-rooms.ts';
import type { Door, Room } from './room.ts';
import { worldDoors, worldRooms } from './world-rooms.ts';

const free = { knows: 'every room', packages: 'any' } as const;

/** Every room: its job and what it may import. What `npm run rooms` writes and checks is made from this list. */
export const rooms: readonly Room[] = [
  {
    folder: 'spec/generated',
    job: 'What `npm run spec` makes of spec/: documents, types, lists.',
    knows: [],
    never: 'the code',
  },
  {
    folder: 'spec/generated/validators',
    job: 'Compiled validators, one module per family, loaded with its first call.',
    knows: [],
    never: 'the code',
  },
  ...worldRooms,
  ...mockRooms,
  ...outerRooms,
  {
    folder: 'cli',
    job: 'The command line, one file per command. It joins the fake and the contract kit; the only user of process.',
    knows: [
      ...[
        'mock',
        'mock/data',
        'mock/spec',
        'mock/errors',
        'mock/seed',
        'mock/seed/scenarios/names.ts',
        'mock/world/kernel',
      ],
      ...['contracts/verify', 'contracts/discover', 'contracts/reports', 'contracts/targets', 'contracts/host'],
    ],
    packages: ['commander', 'pino', 'yaml', 'node:fs', 'node:path', 'node:readline', 'node:util'],
    never: 'gateway, handlers, rows',
  },
  ...contractRooms,
  ...dashboardRooms,
  {
    folder: 'action',
    job: 'The steps of the GitHub actions. They run the command line as a program.',
    knows: [],
    packages: [
      ...['node:child_process', 'node:crypto', 'node:events', 'node:fs', 'node:os', 'node:path', 'node:readline'],
      ...['node:timers/promises'],
    ],
    never: 'the code of the fake and of the kit',
  },
  { folder: 'scripts/**', job: 'What writes the generated files, and builds.', ...free },
  { folder: 'test/**', job: 'Tests; mirrors the folders above. Helpers are in test/support.', ...free },
  { folder: 'clients/**', job: 'Programs that use the real SDKs, tools of containers, and what runs both.', ...free },
  { folder: 'fixtures/**', job: 'The fake as a fixture in other languages, and what builds and tests each.', ...free },
  { folder: 'examples/**', job: 'The fake in use, as a reader would write it.', ...free },
  { folder: 'bench/**', job: 'The benchmark. It has a package.json of its own, for the peers it races.', ...free },
];

export const doors: readonly Door[] = worldDoors;
