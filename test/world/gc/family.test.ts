/** What garbage collection hears. */
import { expect, test } from 'vitest';
import { gcFamily } from '../../../mock/world/gc/family.ts';
import { ownSchedule } from '../../../mock/world/gc/schedule.ts';
import { startRun } from '../../../mock/world/gc/start.ts';
import type { GcTables } from '../../../mock/world/gc/tables.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import type { WritableWorld } from '../../../mock/world/kernel/world.ts';
import { createTables } from '../../../mock/world/tables.ts';

const limits = { keepExecutions: 1000 };

const newWorld = () =>
  ({
    tables: createTables(),
    profile: createProfile(),
    limits,
    nowMs: 0,
    seed: 1,
  }) as unknown as WritableWorld<GcTables>;

const parameters = { delete_untagged: false, workers: 1, dry_run: false };
const garbage = { digest: 'sha256:1', blobs: 1, size: 1, deletedMs: 0 };

test('nothing is left of an instance that is deleted, and all of the others', () => {
  const world = newWorld();
  const { gc } = world.tables;
  for (const instance_id of ['a', 'b']) {
    startRun(ownSchedule(instance_id, world), { trigger: 'manual', parameters }, world);
    gc.garbage.add({ id: gc.garbage.reserve(), instance_id, ...garbage });
  }
  gcFamily.hears['instance.deleted']?.({ kind: 'instance.deleted', instance_id: 'a' }, world);
  expect(gc.schedules.all().map(({ instance_id }) => instance_id)).toEqual(['b']);
  expect(gc.garbage.all().map(({ instance_id }) => instance_id)).toEqual(['b']);
  expect([gc.executions.all(), gc.pendingEffects.all()].map((rows) => rows.map(({ id }) => id))).toEqual([[2], [2]]);
});

test('what is deleted where nothing is known of is not garbage of anybody', () => {
  const world = newWorld();
  const stored = [{ digest: 'sha256:1', blobs: 1, size: 1 }];
  const event = { kind: 'artifact.deleted', artifact_id: 1, repository_id: 1, digest: 'sha256:1', stored } as const;
  gcFamily.hears['artifact.deleted']?.(event, world);
  expect(world.tables.gc.garbage.all()).toEqual([]);
});
