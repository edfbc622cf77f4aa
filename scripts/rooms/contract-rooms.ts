import type { Room } from './room.ts';

const core = ['contracts', 'contracts/service', 'contracts/resources'];
const never = 'the fake: it knows the spec and HTTP';

/** The rooms of the contract kit. */
export const contractRooms: readonly Room[] = [
  {
    folder: 'contracts/host',
    job: 'What a command needs of the machine: files, and where it writes.',
    knows: [],
    packages: ['yaml', 'node:fs', 'node:path'],
    never: 'cases, targets',
  },
  {
    folder: 'contracts/service',
    job: 'The service as the spec has it: operations, paths, a client, clean-up.',
    knows: ['spec/generated'],
    packages: ['ajv', 'ajv-formats'],
    never,
  },
  {
    folder: 'contracts/resources',
    job: 'One descriptor per resource: parents, id, list, show, create, update, remove, good bodies.',
    knows: ['contracts/service', 'spec/generated'],
    never,
  },
  {
    folder: 'contracts',
    job: 'The core: case, match, run, checks, result.',
    knows: ['contracts/service', 'contracts/resources', 'spec/generated'],
    packages: ['node:util'],
    never,
  },
  {
    folder: 'contracts/cases/parts',
    job: 'What cases are put together from.',
    knows: core,
    never,
  },
  {
    folder: 'contracts/cases/rules',
    job: 'Cases derived for every operation: paging, authentication, parents, ids, bodies.',
    knows: [...core, 'contracts/cases/parts'],
    never: 'any single operation',
  },
  {
    folder: 'contracts/cases/<family>',
    job: 'The cases of one family, by hand.',
    knows: [...core, 'contracts/cases/parts', 'contracts/cases/rules'],
    never: 'another family',
  },
  { folder: 'contracts/cases', job: 'All cases as one list.', knows: [...core, 'contracts/cases/**'], never },
  {
    folder: 'contracts/targets',
    job: 'A target: how it is reached and as whom, what is known of how it answers, and how preconditions are met there.',
    knows: [...core, 'contracts/host', 'spec/generated'],
    packages: ['node:crypto'],
    never,
  },
  {
    folder: 'contracts/compare',
    job: 'Two answers side by side: what is alike, what differs.',
    knows: [...core, 'contracts/targets'],
    never,
  },
  {
    folder: 'contracts/causes',
    job: 'Why cases failed: one cause a case, with a key that is the same in each run, and what to do about it.',
    knows: [...core, 'contracts/compare', 'spec/generated'],
    packages: ['yaml', 'node:crypto'],
    never,
  },
  {
    folder: 'contracts/reports',
    job: 'Results for a reader: console, Markdown, HTML, JUnit, SARIF, JSON, HAR, annotations of GitHub.',
    knows: [...core, 'contracts/causes', 'contracts/compare', 'contracts/host'],
    packages: ['har-format', 'node:fs', 'node:path'],
    never,
  },
  {
    folder: 'contracts/discover/probes',
    job: 'Questions to a service whose answers no page has.',
    knows: [...core, 'contracts/targets', 'spec/generated'],
    never,
  },
  {
    folder: 'contracts/discover',
    job: 'The commands `probe`, `capture` and `sweep`.',
    knows: [
      ...core,
      ...['contracts/discover/probes', 'contracts/targets', 'contracts/reports', 'contracts/host', 'spec/generated'],
    ],
    packages: ['ajv', 'ajv-formats', 'yaml', 'node:crypto', 'node:fs', 'node:path'],
    never,
  },
  {
    folder: 'contracts/verify',
    job: 'The command `verify`: which cases, in which order, what is known.',
    knows: [
      ...[
        ...core,
        'contracts/cases/**',
        'contracts/targets',
        'contracts/causes',
        'contracts/compare',
        'contracts/reports',
        'contracts/discover',
        'contracts/discover/probes',
      ],
      ...['contracts/host'],
    ],
    packages: ['ajv', 'yaml', 'node:fs', 'node:path'],
    never,
  },
  {
    folder: 'contracts/mutants',
    job: 'Fakes broken on purpose, to count what the cases catch.',
    knows: [...core, 'contracts/cases/**', 'contracts/targets'],
    never,
  },
];
