/** What a registry that is no instance holds, found without a look through all of it. */
import { expect, test, vi } from 'vitest';
import { receive } from '../../../mock/world/registries/content.ts';
import { digestAt, repositoriesOf, type Side } from '../../../mock/world/replication/sides.ts';
import { createTables } from '../../../mock/world/tables.ts';

const registry = { id: 1 } as NonNullable<Side['registry']>;
const side: Side = { registry, instance_id: undefined };

const newWorld = () => {
  const tables = createTables();
  const world = { tables, nowMs: 0 } as never;
  const push = (repository: string, digest: string, tag?: string) =>
    receive(registry, { repository, digest, tag } as never, world);
  return { tables, push, digestOf: (repository: string, tag: string) => digestAt(side, repository, tag, world), world };
};

test('a tag is that of the artifact that was pushed under it last, in its repository', () => {
  const { tables, push, digestOf } = newWorld();
  push('a/b', 'd1', 'v1');
  push('a/b', 'd1', 'v2');
  push('a/c', 'd2', 'v1');
  push('a/b', 'd3', 'v1');
  push('a/b', 'd4');
  expect(['v1', 'v2', 'v3'].map((tag) => digestOf('a/b', tag))).toEqual(['d3', 'd1', undefined]);
  expect([digestOf('a/c', 'v1'), digestOf('a', 'b:v1')]).toEqual(['d2', undefined]);
  const tags = tables.registries.artifacts.under(1).map((row) => [row.digest, row.tags]);
  expect(tags).toEqual([
    ['d1', ['v2']],
    ['d2', ['v1']],
    ['d3', ['v1']],
    ['d4', []],
  ]);
});

test('pushes and their tags are looked up and not searched for', () => {
  const { tables, push, digestOf } = newWorld();
  const listed = vi.spyOn(tables.registries.artifacts, 'under');
  for (let number = 0; number < 100; number += 1) {
    push(`a/r${number % 5}`, `d${number}`, `t${number % 20}`);
    expect(digestOf(`a/r${number % 5}`, `t${number % 20}`)).toBe(`d${number}`);
  }
  expect(listed).not.toHaveBeenCalled();
});

test('the repositories of a registry are told apart once for all', () => {
  const { tables, world } = newWorld();
  let reads = 0;
  const rows = Array.from({ length: 200 }, (_, id) => ({
    id,
    registry_id: 1,
    tags: [],
    digest: `d${id}`,
    get repository() {
      reads += 1;
      return `a/r${id % 100}`;
    },
  }));
  tables.registries.artifacts.addAll(rows as never);
  reads = 0;
  const found = repositoriesOf(side, { namespaces: undefined }, world);
  expect(found.map(({ name, artifacts }) => [name, artifacts().length])).toEqual(
    Array.from({ length: 100 }, (_, number) => [`a/r${number}`, 2]),
  );
  expect(reads).toBeLessThanOrEqual(3 * rows.length);
});
