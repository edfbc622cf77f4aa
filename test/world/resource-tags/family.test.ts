/** What tags hear of instances and namespaces: told of the rows directly. */
import { expect, test } from 'vitest';
import { materialize } from '../../../mock/seed/materialize.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { resourceTagFamily } from '../../../mock/world/resource-tags/family.ts';

const tags = [{ key: 'team', value: 'platform' }];

const started = () => {
  const { tables, ...facts } = materialize({
    instances: ['one', 'two'].map((id) => ({ id, name: id, tags, namespaces: [{ name: 'n', tags }] })),
  });
  const fixed = { nowMs: 0, profile: createProfile(), limits: { keepExecutions: 1000 }, emit: () => undefined };
  return { ...facts, ...fixed, caller: facts.users[0], tables };
};

test('a new instance has the tags that it is created with', () => {
  const world = started();
  const resource_tags = [...tags, { key: 'environment', value: '' }];
  const event = { kind: 'instance.created', instance_id: 'three', resource_tags } as const;
  resourceTagFamily.hears['instance.created']?.(event, world);
  const rows = world.tables.resourceTags.ofInstances.under('three');
  expect(rows.map(({ key, value }) => ({ key, value }))).toEqual(resource_tags);
});

test('an instance takes its tags and those of its namespaces along, and no others', () => {
  const world = started();
  const { ofInstances, ofNamespaces } = world.tables.resourceTags;
  resourceTagFamily.hears['instance.deleted']?.({ kind: 'instance.deleted', instance_id: 'one' }, world);
  expect(ofInstances.all().map(({ instance_id }) => instance_id)).toEqual(['two']);
  expect(ofNamespaces.all().map(({ namespace_id }) => namespace_id)).toEqual([2]);
});
