/** Recorded sub-tasks that say of an artifact only its tag or only its digest. */
import { describe, expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';
import { type Namespace, seedOf } from './seeds.ts';

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

const repositories = [
  {
    name: 'r',
    artifacts: [
      { tags: ['1.0'], digest: digestOf('a') },
      { tags: ['1.1', 'latest'], digest: digestOf('b') },
    ],
  },
];

const credential = { type: 'basic', access_key: 'a', access_secret: 'not-a-secret' } as const;

const shown = async (family: 'signature' | 'retention', policies: Partial<Namespace>) => {
  const { get, instance } = await startFake({ seed: seedOf({ name: 'n', repositories, ...policies }) });
  const executions = `${instance}/namespaces/n/${family}/policies/1/executions`;
  return (await get(`${executions}/1/tasks/1/subtasks`)).body.sub_tasks;
};

const given = [
  ['a tag has the digest', '1.0', undefined, '1.0', digestOf('a')],
  ['one of two tags has the digest', 'latest', undefined, 'latest', digestOf('b')],
  ['a digest has the tags', undefined, digestOf('b'), '1.1,latest', digestOf('b')],
  ['a tag that is not there has none', '2.0', undefined, '2.0', ''],
  ['a tag and a digest are taken as they are', '2.0', digestOf('c'), '2.0', digestOf('c')],
  ['neither has neither', undefined, undefined, '', ''],
] as const;

describe.each(given)('%s', (_, tag, digest, wantedTag, wantedDigest) => {
  const said = { ...(digest !== undefined && { digest }) };

  test('in signature', async () => {
    const sub_tasks = [{ ...said, ...(tag !== undefined && { tags: tag }) }];
    const policy = { name: 'p', executions: [{ tasks: [{ repository: 'r', sub_tasks }] }] };
    const [seen] = await shown('signature', { signature_policies: [policy] });
    expect([seen.tags, seen.digest]).toEqual([wantedTag, wantedDigest]);
  });

  test('in retention', async () => {
    const sub_tasks = [{ ...said, ...(tag !== undefined && { tag }) }];
    const policy = { name: 'p', executions: [{ tasks: [{ repository: 'r', sub_tasks }] }] };
    const [seen] = await shown('retention', { retention_policies: [policy] });
    expect([seen.tag, seen.digest]).toEqual([wantedTag, wantedDigest]);
  });

  test('in replication', async () => {
    const tags = wantedTag.split(',');
    const sub_tasks = [{ ...said, ...(tag !== undefined && { tag }) }];
    const registries = [{ name: 'r', type: 'huawei-SWR', url: 'https://r.example.com', credential }] as const;
    const executions = [{ tasks: [{ repository: 'n/r', sub_tasks }] }];
    const replication_policies = [{ name: 'p', dest_registry: { id: 1 }, executions }];
    const [one] = seedOf({ name: 'n', repositories }).instances ?? [];
    const { get, instance } = await startFake({
      seed: { instances: [{ name: 'i', ...one, registries, replication_policies }] },
    });
    const [seen] = (await get(`${instance}/replication/executions/1/tasks/1/subtasks`)).body.sub_tasks;
    expect([tags.includes(seen.tag), seen.digest]).toEqual([true, wantedDigest]);
  });
});
