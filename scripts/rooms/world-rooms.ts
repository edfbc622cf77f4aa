import type { Door, Room } from './room.ts';

const kernels = ['mock/world/kernel', 'mock/world/policies', 'mock/world/executions'];

/** The rooms of a world: its state and its rules. None of them does any I/O. */
export const worldRooms: readonly Room[] = [
  {
    folder: 'mock/world/kernel',
    job: 'Tables, clock, ids, time, glob, paging, profile: what every family is made of.',
    knows: ['spec/generated'],
    packages: ['node:zlib'],
    never: 'any family, any other room',
  },
  {
    folder: 'mock/world/policies',
    job: 'Triggers, cron, selectors and schedules, whatever a policy does.',
    knows: ['mock/world/kernel'],
    packages: [],
    never: 'any family',
  },
  {
    folder: 'mock/world/executions',
    job: 'Plan, progress, start, read and stop of an execution, whatever its items are.',
    knows: ['mock/world/kernel', 'mock/world/policies'],
    never: 'any family',
  },
  {
    folder: 'mock/world/resources',
    job: 'Instances, namespaces, repositories and artifacts: rows, finding, views, push, removal and what forbids it.',
    knows: ['mock/world/kernel', 'mock/world/policies', 'mock/errors', 'mock/spec', 'spec/generated'],
    packages: ['node:crypto'],
    never: 'any family',
  },
  {
    folder: 'mock/world/registries',
    job: 'Registries that an instance replicates from and to: rows, rules, views and what they hold.',
    knows: ['mock/world/kernel', 'mock/world/resources', 'mock/errors', 'mock/spec', 'spec/generated'],
    never: 'any family',
  },
  {
    folder: 'mock/world/replication',
    job: 'Replication: its policies, and what their executions copy between instances and registries.',
    knows: [
      ...[...kernels, 'mock/world/resources', 'mock/world/registries'],
      ...['mock/errors', 'mock/spec', 'spec/generated'],
    ],
    never: 'another family: it hears of it as an event',
  },
  {
    folder: 'mock/world/<family>',
    job: 'One family: its rows, rules, views and its kind of execution.',
    knows: [...kernels, 'mock/world/resources', 'mock/kms', 'mock/vpc', 'mock/errors', 'mock/spec', 'spec/generated'],
    never: 'another family: it hears of it as an event',
  },
  {
    folder: 'mock/world',
    files: ['commit.ts', 'advance.ts', 'events.ts'],
    job: 'The one way to write, what becomes due, and what is said of it. They get the families as a table.',
    knows: [...kernels, 'mock/world', 'mock/log', 'mock/errors'],
    never: 'any family',
  },
  {
    folder: 'mock/world',
    job: 'The tables of all families as one state, and the worlds.',
    knows: [
      ...[...kernels, 'mock/world/resources', 'mock/world/registries'],
      ...['mock/world/replication', 'mock/world/<family>', 'mock/kms', 'mock/vpc'],
      ...['mock/log', 'mock/faults', 'mock/errors', 'mock/spec'],
    ],
    packages: ['node:zlib'],
    never: 'requests, HTTP',
  },
];

export const worldDoors: readonly Door[] = [
  {
    file: 'mock/world/state.ts',
    openTo: ['mock/world/commit.ts', 'mock/world/saved.ts', 'mock/world/digest.ts', 'mock/begin.ts'],
    reason:
      'Rows change only in what commit applies, so that the accepted commands are the whole state; a start may begin with a saved one.',
  },
];
