/** What nobody has documented about executions, whatever they are of. */
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { scopeRule } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';
import { create, ended, execute, executionAt, hour, listed, recorded, seed } from './signing.ts';

type Execution = Readonly<Record<string, unknown>>;

/** What is seen of an execution at once, when it waits, when it has begun and an hour later. */
const courseOf = async (fake: Fake, path: string, see: (execution: Execution) => unknown) => {
  const seen = [];
  for (const ms of [0, 500, 1000, hour]) {
    fake.clock.advance(ms);
    seen.push(see(await executionAt(fake, path)));
  }
  return seen;
};

const probes: ProbesOf<'executions'> = {
  'executions.status': {
    ask: async (fake) => {
      const path = await execute(fake, 6);
      return courseOf(fake, path, ({ status }) => status);
    },
    answers: {
      from_tasks: ['Initialized', 'InProgress', 'InProgress', 'Failed'],
      by_progress: ['Initialized', 'Pending', 'InProgress', 'Failed'],
    },
  },
  'executions.status_text': {
    ask: async (fake) => {
      const atOnce = await executionAt(fake, await execute(fake, 6));
      const { execution } = await ended(fake);
      const { id } = (await create(fake, { scope_rules: [scopeRule({ repository: 'nothing' })] })).body;
      const empty = await executionAt(fake, await execute(fake, id));
      return [atOnce.status_text, execution.status_text, empty.status_text];
    },
    answers: {
      without_tasks: ['', '', 'no resources need to be signed'],
      sentence: ['3 of 3 to be signed', '1 of 3 failed', 'no resources need to be signed'],
      status: ['Initialized', 'Failed', 'Succeed'],
      empty: ['', '', ''],
    },
  },
  'executions.updated_at': {
    ask: async (fake) => {
      const path = await execute(fake, 6);
      return courseOf(fake, path, ({ updated_at }) => updated_at);
    },
    answers: {
      end: [...Array(3).fill('0001-01-01T00:00:00Z'), '2026-03-01T12:00:02.3Z'],
      progress: ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.5Z', '2026-03-01T12:00:01.5Z', '2026-03-01T12:00:02.3Z'],
    },
  },
  'executions.counter_unit': {
    ask: async (fake) => {
      const { total, succeed, failed } = (await ended(fake)).execution;
      return { total, succeed, failed };
    },
    answers: { tasks: { total: 3, succeed: 2, failed: 1 }, sub_tasks: { total: 4, succeed: 3, failed: 1 } },
  },
  'executions.in_progress_counts': {
    ask: async (fake) => {
      const path = await execute(fake, 9, 'pile');
      fake.clock.advance(30_000);
      const { total, succeed, failed, stopped, in_progress } = await executionAt(fake, path);
      return { waitsOrRuns: in_progress > 1, addsUp: in_progress + succeed + failed + stopped === total };
    },
    answers: { unfinished: { waitsOrRuns: true, addsUp: true }, running: { waitsOrRuns: false, addsUp: false } },
  },
  'executions.partial_failure_status': {
    ask: async (fake) => {
      const { execution } = await ended(fake);
      return [execution.status, execution.failed];
    },
    answers: { Failed: ['Failed', 1], Succeed: ['Succeed', 1] },
  },
  'executions.order': {
    ask: (fake) => listed(fake, recorded(fake), 'executions'),
    answers: { newest_first: [7, 5, 3], oldest_first: [3, 5, 7] },
  },
  'executions.pace': {
    ask: async (fake) => {
      const path = await execute(fake, 9, 'pile');
      const statusIn = async (ms: number) => {
        fake.clock.advance(ms);
        return (await executionAt(fake, path)).status;
      };
      return [await statusIn(0), await statusIn(59_000), await statusIn(6_000)];
    },
    answers: {
      documented: ['Initialized', 'InProgress', 'Succeed'],
      instant: ['Succeed', 'Succeed', 'Succeed'],
    },
  },
};

probeBehaviours(['executions'], probes, seed);
