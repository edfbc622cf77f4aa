/** What a run of garbage collection looks at. */
import { expect, test, vi } from 'vitest';
import { sweep } from '../../../mock/world/gc/sweep.ts';
import type { GcTables } from '../../../mock/world/gc/tables.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import type { WritableWorld } from '../../../mock/world/kernel/world.ts';
import { createTables } from '../../../mock/world/tables.ts';

const many = 300;

test('each artifact is looked up once, however much garbage there is', () => {
  const tables = createTables();
  const { namespaces, repositories, artifacts, gc } = tables;
  namespaces.add({ id: 1, instance_id: 'i', name: 'n' } as never);
  for (let id = 1; id <= many; id += 1) {
    repositories.add({ id, namespace_id: 1, name: `r${id}` } as never);
    artifacts.add({ id, repository_id: id, digest: `held-${id}`, tags: [{ name: 't' }] } as never);
    gc.garbage.add({
      id,
      instance_id: 'i',
      digest: id % 3 === 0 ? `held-${id}` : `gone-${id}`,
      blobs: 1,
      size: 1,
      deletedMs: 0,
    });
  }
  const looks = [vi.spyOn(artifacts, 'named'), vi.spyOn(gc.garbage, 'named')];
  const world = { tables, profile: createProfile({ 'gc.time_window': 'none' }), nowMs: 1, emit: () => {} };
  const parameters = { delete_untagged: false, workers: 1, dry_run: false };
  const removed = sweep('i', parameters, world as unknown as WritableWorld<GcTables>);
  expect(removed.purged_manifests).toBe((many * 2) / 3);
  expect(gc.garbage.all()).toEqual([]);
  expect(looks.flatMap(({ mock }) => mock.calls).length).toBeLessThanOrEqual(many);
});
