/** What a new instance is reached by, and what is left of that when it is deleted. */
import { expect, test } from 'vitest';
import { entryOf } from '../../../mock/seed/fork.ts';
import { materialize } from '../../../mock/seed/materialize.ts';
import { accessFamily } from '../../../mock/world/access/family.ts';
import { createOpenWorld } from '../../../mock/world/events.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';

const atMs = Date.parse('2026-03-01T12:00:00Z');

const opened = () => {
  const seed = {
    instances: [
      {
        ...{ id: 'one', name: 'one', endpoints: [], domains: [{ domain_name: 'a.b' }] },
        ...{ endpoint_policy: {}, endpoint_connections: [{}], endpoint_permissions: [{ permission: '*' }] },
      },
      { id: 'two', name: 'two' },
    ],
  };
  const entry = entryOf(materialize(seed), { name: 'test', profile: createProfile(), atMs });
  return createOpenWorld([accessFamily])(entry, atMs);
};

test('a new instance has access from its own VPC, which runs and has a description', () => {
  const world = opened();
  world.emit({ kind: 'instance.created', instance_id: 'one', resource_tags: [] });
  const { vpc_id, subnet_id } = world.tables.instances.get('one') ?? {};
  expect(world.tables.access.endpoints.under('one')).toMatchObject([
    {
      vpc_id,
      subnet_id,
      status: 'Running',
      description: expect.stringMatching(/./),
      created_at: '2026-03-01T12:00:00Z',
    },
  ]);
});

test('unless it was created without it', () => {
  const world = opened();
  world.emit({ kind: 'instance.created', instance_id: 'one', without_intranet_access: true, resource_tags: [] });
  expect(world.tables.access.endpoints.under('one')).toEqual([]);
});

test('with an instance goes all that it is reached by, and nothing of another', () => {
  const world = opened();
  world.emit({ kind: 'instance.created', instance_id: 'one', resource_tags: [] });
  world.emit({ kind: 'instance.deleted', instance_id: 'one' });
  const { endpoints, ...others } = world.tables.access;
  expect(endpoints.all().map(({ instance_id }) => instance_id)).toEqual(['two']);
  for (const table of Object.values(others)) expect(table.size).toBe(0);
});
