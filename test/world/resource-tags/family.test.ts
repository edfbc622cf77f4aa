/** What tags hear of instances and namespaces. */
import { expect, test } from 'vitest';
import { entryOf } from '../../../mock/seed/fork.ts';
import { materialize } from '../../../mock/seed/materialize.ts';
import { createOpenWorld } from '../../../mock/world/events.ts';
import { createProfile } from '../../../mock/world/kernel/profile.ts';
import { resourceTagFamily } from '../../../mock/world/resource-tags/family.ts';
import { removeInstance } from '../../../mock/world/resources/remove.ts';

const tags = [{ key: 'team', value: 'platform' }];

const opened = () => {
  const instances = ['one', 'two'].map((id) => ({ id, name: id, tags, namespaces: [{ name: 'n', tags }] }));
  const entry = entryOf(materialize({ instances }), { name: 'test', profile: createProfile(), atMs: 0 });
  return createOpenWorld([resourceTagFamily])(entry, 0);
};

test('a new instance has the tags that it is created with', () => {
  const world = opened();
  const resource_tags = [...tags, { key: 'environment', value: '' }];
  world.emit({ kind: 'instance.created', instance_id: 'three', resource_tags });
  const rows = world.tables.resourceTags.ofInstances.under('three');
  expect(rows.map(({ key, value }) => ({ key, value }))).toEqual(resource_tags);
});

test('an instance takes its tags and those of its namespaces along, and no others', () => {
  const world = opened();
  const one = world.tables.instances.all().filter(({ id }) => id === 'one');
  for (const instance of one) removeInstance(instance, world);
  const { ofInstances, ofNamespaces } = world.tables.resourceTags;
  expect(ofInstances.all().map(({ instance_id }) => instance_id)).toEqual(['two']);
  expect(ofNamespaces.all().map(({ namespace_id }) => namespace_id)).toEqual([2]);
});
