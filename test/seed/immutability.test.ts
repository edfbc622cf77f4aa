/** Immutable rules, indexes and build histories of a seed. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Namespace = NonNullable<NonNullable<Seed['instances']>[number]['namespaces']>[number];

const digest = `sha256:${'1'.repeat(64)}`;
const seedOf = (namespace: Partial<Namespace>): Seed => ({
  instances: [{ name: 'i', namespaces: [{ name: 'n', ...namespace }] }],
});

const everything = (decoration: string) => [{ kind: 'doublestar', decoration, pattern: '**' }];

test('a rule of which nothing is said makes every tag immutable', async () => {
  const { get, instance } = await startFake({ seed: seedOf({ immutable_rules: [{}] }) });
  expect((await get(`${instance}/immutabletagrules`)).body.immutable_rules).toEqual([
    {
      ...{ id: 1, namespace_id: 1, namespace_name: 'n', priority: 0, disabled: false },
      ...{ action: 'immutable', template: 'immutable_template' },
      ...{ tag_selectors: everything('matches'), scope_selectors: { repository: everything('repoMatches') } },
    },
  ]);
});

test('an id that is given twice is refused', async () => {
  expect(await refusalOf(seedOf({ immutable_rules: [{ id: 4 }, { id: 4 }] }))).toMatch(
    /id 4 of immutable rules is given twice/,
  );
});

test('a build history comes back as it was given; a step without a size has no layer', async () => {
  const created = '2026-01-02T03:04:05.006Z';
  const build_history = [
    { created, created_by: 'ADD rootfs', size: 7, digest, media_type: 'application/x' },
    { created, created_by: 'CMD sh' },
  ];
  const repositories = [{ name: 'r', artifacts: [{ digest, build_history }] }];
  const { get, instance } = await startFake({ seed: seedOf({ repositories }) });
  const { body } = await get(`${instance}/namespaces/n/repositories/r/artifacts/${digest}/additions/build_history`);
  const times = { created, created_at: created };
  expect(body).toEqual({
    total: 2,
    build_histories: [
      { ...times, created_by: 'ADD rootfs', size: 7, digest, mediaType: 'application/x', empty_layer: false },
      { ...times, created_by: 'CMD sh', size: 0, digest: '', mediaType: '', empty_layer: true },
    ],
  });
});

test('the demo world has a rule in force and one that is switched off, and none in library', async () => {
  const { get, instance } = await startFake();
  const { immutable_rules: rules } = (await get(`${instance}/immutabletagrules`)).body;
  expect(rules).toMatchObject([
    { id: 1, namespace_name: 'root', disabled: false },
    { id: 2, namespace_name: 'staging', disabled: true },
  ]);
});
