import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createFakeSwr, type Seed } from '../../mock/index.ts';
import { scenarios } from '../../mock/seed/load.ts';
import { plant } from '../../mock/seed/plant.ts';
import { demo as planted } from '../../mock/seed/planted/demo.ts';
import { snapshotOf, storeFromText } from '../../mock/world/snapshot.ts';
import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { policyBody } from '../support/bodies.ts';
import { type Fake, startFake } from '../support/fake.ts';

type Items<Type, Key extends keyof Type> = NonNullable<Type[Key]> extends readonly (infer Item)[] ? Item : never;
type Instance = Items<Seed, 'instances'>;
type Namespace = Items<Instance, 'namespaces'>;
type Repository = Items<Namespace, 'repositories'>;
type Policy = Items<Namespace, 'signature_policies'>;
type Execution = Items<Policy, 'executions'>;

/** Seeds of one thing of each kind above, and of these beneath. */
const seedOf = (...namespaces: Namespace[]): Seed => ({ instances: [{ name: 'i', namespaces }] });
const repositories = (...list: Repository[]) => seedOf({ name: 'n', repositories: list });
const artifacts = (...list: Items<Repository, 'artifacts'>[]) => repositories({ name: 'r', artifacts: list });
const policies = (...list: Policy[]) => seedOf({ name: 'n', signature_policies: list });
const executions = (...list: Execution[]) => policies({ name: 'p', executions: list });
const tasks = (...list: Items<Execution, 'tasks'>[]) => executions({ tasks: list });

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileWith = (text: string, kind = 'yaml'): string => {
  files += 1;
  const path = join(folder, `seed-${files}.${kind}`);
  writeFileSync(path, text);
  return path;
};

const refusalOf = (seed: string | Seed): Promise<string> =>
  createFakeSwr({ seed }).then(
    async ({ close }) => close().then(() => 'it was accepted'),
    (error: Error) => error.message,
  );

/** Everything a client can read of a fake's library, as bytes and headers, a new execution among it. */
const crawl = async ({ get, post, instance }: Fake) => {
  const library = `${instance}/namespaces/library`;
  const { body } = await get(`${library}/repositories`);
  const names = body.repositories.map(({ name }: { readonly name: string }) => name);
  const { id } = (await post(`${library}/signature/policies`, policyBody())).body;
  const executed = await post(`${library}/signature/policies/${id}/executions`);
  const paths = [
    instance.slice(0, instance.lastIndexOf('/')),
    `${instance}/namespaces`,
    `${instance}/repositories?limit=100`,
    ...names.map((name: string) => `${library}/repositories/${name}/artifacts`),
    `${instance}/signature/policies`,
    `${library}/signature/policies/1/executions`,
    `${library}/signature/policies/${id}/executions/${executed.body.id}/tasks`,
  ];
  const answers = [];
  for (const path of paths) answers.push(await get(path));
  return answers.map(({ text, headers }) => ({ text, requestId: headers['x-request-id'] }));
};

describe('scenarios', () => {
  test.each([
    ['demo', { instances: 2, namespaces: 3, repositories: 46 }],
    ['empty', { instances: 1, namespaces: 1, repositories: 0 }],
    ['large', { instances: 1, namespaces: 2, repositories: 1900 }],
  ])('%s loads and answers', async (seed, totals) => {
    const { get, instance } = await startFake({ seed });
    expect({
      instances: (await get(instance.slice(0, instance.lastIndexOf('/')))).body.total,
      namespaces: (await get(`${instance}/namespaces`)).body.total,
      repositories: (await get(`${instance}/repositories`)).body.total,
    }).toEqual(totals);
  });

  test('a name that is neither a scenario nor a file is refused, naming the scenarios', async () => {
    expect(await refusalOf('demon')).toMatch(/"demon".*demo, empty, large/);
  });
});

describe('demo', () => {
  test('its instance comes first in the list and its credentials are those that are written down', async () => {
    const { swr, get } = await startFake();
    const id = '11111111-2222-4333-8444-555555555555';
    expect((await get(`/v2/${swr.projectId}/instances`)).body.instances[0].id).toBe(id);
    expect(swr).toMatchObject({
      region: 'cn-north-4',
      projectId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      domainId: 'd0000000000000000000000000000001',
      instanceId: id,
      ak: 'FAKESWRDEMOACCESSKEY',
      sk: 'fake-swr-demo-secret-key-not-a-secret-00',
      token: 'fake-swr-demo-token',
    });
  });

  test('its library has 40 repositories or more, with artifacts of several tags and of none', async () => {
    const { get, instance } = await startFake();
    const path = `${instance}/namespaces/library/repositories`;
    const { total, repositories } = (await get(path)).body;
    const listed = (await get(`${path}/${repositories[0].name}/artifacts`)).body.artifacts;
    const counts = listed.map(({ tags }: { readonly tags: readonly unknown[] }) => tags.length).sort();
    expect(total).toBeGreaterThanOrEqual(40);
    expect([counts.at(0), counts.at(-1)]).toEqual([0, 4]);
  });

  test('it has policies of each trigger and executions in each status', async () => {
    const { get, instance } = await startFake();
    const { policies } = (await get(`${instance}/signature/policies`)).body;
    const triggers = policies.map(({ trigger }: { readonly trigger: { readonly type: string } }) => trigger.type);
    expect([...new Set(triggers)].sort()).toEqual(['event_based', 'manual', 'scheduled']);
    const { body } = await get(`${instance}/namespaces/library/signature/policies/1/executions`);
    const statuses = body.executions.map(({ status }: { readonly status: string }) => status).sort();
    expect(statuses).toEqual(['Failed', 'InProgress', 'Initialized', 'Pending', 'Stopped', 'Succeed']);
  });

  test('no two tags of a repository have one id, those of signatures among them', async () => {
    const { get, swr } = await startFake();
    const { body } = await get(`/v2/instances/${swr.instanceId}/namespaces/library/repositories/alpine/tags`);
    const ids = body.tags.map(({ id }: { readonly id: number }) => id).sort((a: number, b: number) => a - b);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

describe('one seed', () => {
  const generated = (seed: number): Seed => ({
    seed,
    ...seedOf({ name: 'library', generate: { repositories: 4 }, signature_policies: [{ name: 'p' }] }),
  });

  test.each<[string, string | Seed]>([
    ['demo', 'demo'],
    ['one that generates', generated(7)],
  ])('gives the same bytes twice: %s', async (_, seed) => {
    expect(await crawl(await startFake({ seed }))).toEqual(await crawl(await startFake({ seed })));
  });

  test('gives other repositories, digests and jobs with another number', async () => {
    const made = async (seed: number) =>
      JSON.stringify(await crawl(await startFake({ seed: generated(seed) }))).match(
        /sha256:[0-9a-f]{64}|"(?:job_id|repository_name)\\":\\"[^"]+"/g,
      );
    const [one, other] = [await made(7), new Set(await made(8))];
    expect(one?.length).toBeGreaterThan(20);
    expect(one?.filter((value) => other.has(value))).toEqual([]);
  });

  test('gives the same bytes as an object, a YAML file and a JSON file', async () => {
    const seed = generated(7);
    const [object, yaml, json] = await Promise.all(
      [seed, fileWith(stringify(seed)), fileWith(JSON.stringify(seed), 'json')].map(async (each) =>
        crawl(await startFake({ seed: each })),
      ),
    );
    expect([yaml, json]).toEqual([object, object]);
  });
});

describe('a seed file that is wrong is refused with the file, the line and the field', () => {
  test.each([
    ['an unknown field', 'instances:\n  - name: a\n    namespacs: []', 3, 'namespacs'],
    ['a wrong type', 'region: here\nseed: many', 2, 'seed is "many"'],
    ['a bad enum', 'instances:\n  - name: a\n    status: Sleeping', 3, 'status is "Sleeping".*Running'],
    ['a missing name', 'instances:\n  - name: a\n  - id: b', 3, 'name is required'],
    ['a version that YAML reads as a number', stringify(artifacts({ tags: ['x'] })).replace('x', '1.0'), 9, 'tags.0'],
    ['broken YAML', 'region: here\ninstances: [', 2, ''],
    ['an anchor that is nowhere', 'region: here\ntoken: *nowhere', 2, 'nowhere'],
    ['a key that stands twice', 'region: here\nregion: there', 2, ''],
    ['a list', '- name: a', 1, 'object'],
    ['a namespace that stands twice', stringify(seedOf({ name: 'a' }, { name: 'a' })), 5, 'namespace.* a '],
    ['an id that stands twice', stringify(executions({ id: 77 }, { id: 77 })), 9, 'id 77'],
  ])('%s', async (_, text, line, field) => {
    const file = fileWith(text);
    const message = await refusalOf(file);
    expect(message).toContain(`${file}: line ${line}:`);
    expect(message).toMatch(new RegExp(field));
    expect(message.split('\n').every((problem) => problem.includes(`${file}: line`))).toBe(true);
  });

  test('all that is wrong is told at once', async () => {
    const message = await refusalOf(fileWith('seed: many\nregin: here\ninstances:\n  - id: b'));
    expect(message.match(/line \d/g)?.sort()).toEqual(['line 1', 'line 2', 'line 4']);
  });
});

describe('a seed that says something twice is refused, naming it', () => {
  const id = 77;
  const digest = `sha256:${'7'.repeat(64)}`;
  const twins = ['a', 'b'].map((name) => ({ name, id }));
  const twinInstances = ['a', 'b'].map((name) => ({ name, id: 'twin' }));

  test.each<[string, Seed, string | number]>([
    ['namespaces of one name', seedOf({ name: 'twin' }, { name: 'twin' }), 'twin'],
    ['repositories of one name', repositories({ name: 'twin' }, { name: 'twin' }), 'twin'],
    ['artifacts of one digest', artifacts({ digest }, { digest }), digest],
    ['instances of one id', { instances: twinInstances }, 'twin'],
    ['namespaces of one id', seedOf({ name: 'a', namespace_id: id }, { name: 'b', namespace_id: id }), id],
    ['repositories of one id', repositories(...twins), id],
    ['artifacts of one id', artifacts({ id }, { id }), id],
    ['an accessory and an artifact of one id', artifacts({ id, accessories: [{ artifact_id: id }] }), id],
    ['tags of one id', artifacts({ tags: twins }), id],
    ['accessories of one id', artifacts({ accessories: [{ id }, { id }] }), id],
    ['policies of one id', policies(...twins), id],
    ['executions of one id', executions({ id }, { id }), id],
    ['tasks of one id', tasks({ repository: 'r', id }, { repository: 'r', id }), id],
    ['sub-tasks of one id', tasks({ repository: 'r', sub_tasks: [{ id }, { id }] }), id],
  ])('%s', async (_, seed, named) => expect(await refusalOf(seed)).toContain(String(named)));
});

test('ids that a seed gives are kept, and no other record gets one of them, nor that of a record that is gone', async () => {
  const seed = seedOf(
    { name: 'a' },
    { name: 'b', namespace_id: 1 },
    {
      name: 'c',
      namespace_id: 50,
      signature_policies: [{ name: 'a' }, { name: 'b', id: 1 }, { name: 'c', id: 50 }],
    },
  );
  const { get, post, remove, instance } = await startFake({ seed });
  const path = `${instance}/namespaces/c/signature/policies`;
  const idsIn = (records: readonly { readonly name: string; readonly id?: number; readonly namespace_id?: number }[]) =>
    Object.fromEntries(records.map(({ name, id, namespace_id }) => [name, id ?? namespace_id]));

  const ofPolicies = idsIn((await get(`${instance}/signature/policies`)).body.policies);
  await remove(`${path}/50`);
  const made = [(await post(path, policyBody())).body.id, (await post(path, policyBody())).body.id];
  expect(ofPolicies).toMatchObject({ b: 1, c: 50 });
  expect(new Set([1, 50, ofPolicies.a, ...made]).size).toBe(5);

  const ofNamespaces = idsIn((await get(`${instance}/namespaces`)).body.namespaces);
  const { id } = (await post(`${instance}/namespaces`, { namespace_name: 'd', metadata: { public: 'false' } })).body;
  expect(ofNamespaces).toMatchObject({ b: 1, c: 50 });
  expect(new Set([1, 50, ofNamespaces.a, id]).size).toBe(4);
});

test('every field of an instance that a seed gives comes back as it was given', async () => {
  const given: Required<Omit<Instance, 'namespaces'>> = {
    id: 'my-id',
    name: 'my-name',
    description: 'my description',
    spec: 'swr.ee.basic',
    version: '1.2.3',
    charge_mode: 'postPaid',
    status: 'Unavailable',
    access_address: 'access.example.com',
    mirror_address: 'mirror.example.com',
    vpc_id: 'my-vpc-id',
    vpc_name: 'my-vpc',
    vpc_cidr: '10.0.0.0/8',
    subnet_id: 'my-subnet-id',
    subnet_name: 'my-subnet',
    subnet_cidr: '10.1.0.0/16',
    vpcep_service_id: 'my-endpoint',
    obs_bucket_name: 'my-bucket',
    obs_in_resaccount: true,
    user_def_obs: true,
    project_name: 'my-project',
    enterprise_project_id: 'my-enterprise-project',
    product_id: 'my-product',
    order_id: 'my-order',
    created_at: '2021-02-03T04:05:06.789012+08:00',
    updated_at: '2022-02-03T04:05:06Z',
    expires_at: '2032-02-03T04:05:06.7Z',
  };
  const { get, swr } = await startFake({ seed: { project_id: 'mine', instances: [given] } });
  const { body } = await get('/v2/mine/instances/my-id');
  expect(body).toEqual({ ...given, project_id: 'mine' });
  expect((await get('/v2/mine/instances')).body.instances).toEqual([body]);
  expect(swr.instanceId).toBe('my-id');
  expect(Object.keys({ ...given, namespaces: [] }).sort()).toEqual(
    Object.keys(schema.definitions.SeedInstance.properties).sort(),
  );
});

test.each<[string, Seed, string, string]>([
  ['many pulls', repositories({ name: 'r', pull_count: 2 ** 31 }), 'get', '/repositories'],
  ['many tasks', executions({ total: 2 ** 31 }), 'get', '/namespaces/n/signature/policies/1/executions'],
  ['the last id', executions({ id: 2 ** 31 - 1 }), 'post', '/namespaces/n/signature/policies/1/executions'],
])('a seed with %s is refused, or what it says can be shown', async (_, seed, method, path) => {
  const fake = await startFake({ seed }).catch((error: Error) => error.message);
  if (typeof fake === 'string') expect(fake).toContain('seed');
  else expect((await fake.send(method as 'get' | 'post', `${fake.instance}${path}`)).status).toBeLessThan(300);
});

test('the demo world as it was planted beforehand is what its seed makes', () => {
  const read = snapshotOf(storeFromText(planted));
  const made = JSON.parse(JSON.stringify(snapshotOf(plant(scenarios.demo).store)));
  expect(read, 'stale: run `npm run plant` and commit the result').toEqual(made);
});
