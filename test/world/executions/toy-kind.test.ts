import { expect, test } from 'vitest';
import { createAdvance } from '../../../mock/world/advance.ts';
import type { WritableEntry } from '../../../mock/world/entry.ts';
import { createOpenWorld } from '../../../mock/world/events.ts';
import { effectsOf } from '../../../mock/world/executions/effects.ts';
import { type ExecutionKind, executionTables, lifeCycleTables } from '../../../mock/world/executions/kinds.ts';
import { lifeCycles } from '../../../mock/world/executions/life-cycle.ts';
import { readExecution } from '../../../mock/world/executions/read.ts';
import type { KindTypes } from '../../../mock/world/executions/rows.ts';
import { start } from '../../../mock/world/executions/start.ts';
import { step } from '../../../mock/world/executions/step.ts';
import { stop } from '../../../mock/world/executions/stop.ts';
import { machineTime } from '../../../mock/world/kernel/clock.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { Table } from '../../../mock/world/kernel/table.ts';

// A kind of execution that nobody has: it paints fences. All of it is in this file; the kernels know nothing of it.

interface Painting extends KindTypes {
  readonly Item: { readonly fence: string };
  readonly About: { readonly colour: string };
  readonly Execution: { readonly id: number; readonly status: string; readonly ended: number | undefined };
  readonly Task: { readonly id: number; readonly status: string };
  readonly SubTask: { readonly id: number; readonly status: string; readonly fence: string };
}

interface Painted {
  readonly id: string;
  readonly colour: string;
  readonly ms: number;
}

const createTables = () => ({
  ...lifeCycleTables(),
  fences: new Table<Painted>({ id: (row) => row.id, parent: () => 0 }),
  painting: executionTables<Painting>(),
});
type Tables = ReturnType<typeof createTables>;

const painting: ExecutionKind<Tables, Painting> = {
  family: 'signature',
  tables: ({ painting }) => painting,
  rows: ({ painting }) => painting,
  makeItem: (key, index) => ({ fence: `${key} ${index}` }),
  finish: ({ item, execution }, { tables, nowMs }) =>
    tables.fences.add({ id: item.fence, colour: execution.about.colour, ms: nowMs }),
  views: {
    execution: ({ id }, { status, updatedMs }) => ({ id, status, ended: updatedMs }),
    task: (_row, { id, status }) => ({ id, status }),
    subTask: (_row, { id, status, item }) => ({ id, status, fence: item.fence }),
    sentence: ({ total }) => `${total} fences`,
  },
};

const createWorld = () => {
  const tables = createTables();
  const facts = { tenant: {}, users: [], seed: 1, profile: createProfile(), limits: { keepExecutions: 1000 } };
  const entry = {
    ...facts,
    ...{ name: 'toy', tables, beginning: tables, clock: machineTime, faults: [], lastFaultId: 0, advancedMs: 0 },
  } as unknown as WritableEntry;
  const open = createOpenWorld([]);
  const at = (nowMs: number) => open(entry, nowMs) as unknown as Parameters<typeof start<Tables, Painting>>[2];
  const { advance } = createAdvance([effectsOf(painting)] as never, open);
  return { tables, at, advance: (ms: number) => advance(entry, ms) };
};

const north = { repository: 'north', items: [{ fence: 'gate' }, { fence: 'wall' }] };
const south = { repository: 'south', items: [{ fence: 'hedge' }], fails: 'no paint' };
const plan = { kind: 'listed', tasks: [north, south] } as const;
const { initializedMs, pendingMs, itemMs } = lifeCycles.documented;
const firstEndMs = 1000 + initializedMs + pendingMs + itemMs;

const begun = (lifeCycle?: Parameters<typeof start>[1]['lifeCycle']) => {
  const world = createWorld();
  const row = start(
    painting,
    { policy_id: 1, trigger: 'manual', plan, about: { colour: 'red' }, lifeCycle },
    world.at(1000),
  );
  const read = (ms: number) => {
    const { painting: tables } = world.tables;
    const now = tables.executions.get(row.id);
    if (now === undefined) throw new Error('the execution is gone');
    return readExecution(painting, now, world.at(ms));
  };
  return { ...world, row, read };
};

test('an item has its effect at its own end, whenever the world is advanced', () => {
  const atOnce = begun();
  atOnce.advance(1_000_000);
  const inTurn = begun();
  for (let ms = 1000; ms <= 1_000_000; ms += 999) inTurn.advance(ms);
  const fences = [
    { id: 'gate', colour: 'red', ms: firstEndMs },
    { id: 'wall', colour: 'red', ms: firstEndMs + itemMs },
  ];
  expect(atOnce.tables.fences.all()).toEqual(fences);
  expect(inTurn.tables.fences.all()).toEqual(fences);
  expect(atOnce.tables.painting.pendingEffects.all()).toEqual([]);
});

test('tasks and sub-tasks are what the plan and the time make them; what fails has no effect', () => {
  const { read, advance, tables } = begun();
  expect(read(firstEndMs).execution()).toMatchObject({ status: 'InProgress', ended: undefined });
  const { tasks, subTasks, execution } = read(1_000_000);
  advance(1_000_000);
  expect([0, 1].map((index) => tasks().at(index)?.status)).toEqual(['Succeed', 'Failed']);
  expect(subTasks(1)?.at(1)).toEqual({ id: 2, status: 'Succeed', fence: 'wall' });
  expect(execution()).toMatchObject({ status: 'Failed', ended: firstEndMs + 2 * itemMs });
  expect(tables.fences.get('hedge')).toBeUndefined();
});

test('a stop is a checkpoint with a time: what was done stays, the rest never happens', () => {
  const { read, advance, row, at, tables } = begun();
  advance(firstEndMs);
  stop(painting, row, at(firstEndMs));
  advance(1_000_000);
  expect(read(1_000_000).execution()).toMatchObject({ status: 'Stopped', ended: firstEndMs });
  expect(tables.fences.all().map(({ id }) => id)).toEqual(['gate']);
});

test('steps move an execution that goes by them, and its effects with it', () => {
  const { row, at, advance, tables, read } = begun({ kind: 'stepped' });
  step(painting, row, 3, at(5000));
  advance(6000);
  expect(tables.fences.all()).toEqual([{ id: 'gate', colour: 'red', ms: 5000 }]);
  expect(read(6000).execution().status).toBe('InProgress');
});
