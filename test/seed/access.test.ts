/** Who reaches an instance, as a seed says it. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Instance = NonNullable<Seed['instances']>[number];

const seedOf = (given: Partial<Instance>): Seed => ({ instances: [{ name: 'i', ...given }] });
const started = (given: Partial<Instance>) => startFake({ seed: seedOf(given) });

test('an instance of which nothing is said has the access that a new one has', async () => {
  const { get, instance } = await started({});
  expect((await get(`${instance}/domainname`)).body.domain_name_infos).toMatchObject([{ type: 'default' }]);
  expect((await get(`${instance}/endpoint-policy`)).body).toEqual({ status: 'Disable', ip_list: [] });
  expect((await get(`${instance}/internal-endpoints`)).body).toMatchObject({ total: 1 });
  expect((await get(`${instance}/internal-endpoint/permissions`)).body).toEqual({ permissions: [], total_count: 0 });
});

test('domain names stand beside the default one, as they are given', async () => {
  const times = { created_at: '2025-05-22T20:28:30.467856+08:00', updated_at: '2025-05-22T20:28:30.467857+08:00' };
  const whole = { uid: 'my-uid', domain_name: 'a.example.com', certificate_id: 'scs1', ...times };
  const { get, instance } = await started({ domains: [whole, { domain_name: 'b.example.com' }] });
  const [, first, second] = (await get(`${instance}/domainname`)).body.domain_name_infos;
  expect(first).toMatchObject(whole);
  expect(second).toMatchObject({ domain_name: 'b.example.com', certificate_id: expect.stringMatching(/^scs/) });
});

test('internal endpoints are those of the seed alone; what is left out is made up, and what is going on stays', async () => {
  const statuses = ['Running', 'Creating', 'CreateError', 'Deleting', 'DeleteError'] as const;
  const endpoints = statuses.map((status, at) => ({ id: status, status, vpc_id: `vpc-${at}` }));
  const { get, clock, instance } = await started({ endpoints });
  clock.advance(86_400_000);
  const shown = (await get(`${instance}/internal-endpoints`)).body.internal_endpoints.reverse();
  expect(shown.map(({ status }: { status: string }) => status)).toEqual(statuses);
  for (const { status, endpoint_ip } of shown)
    expect([status, endpoint_ip !== '']).toEqual([status, status !== 'Creating' && status !== 'CreateError']);
  expect((await started({ endpoints: [] })).instance).toBe(instance);
});

test('an endpoint keeps every field that is given, and its address lies in its subnet', async () => {
  const network = { vpc_id: 'v', vpc_name: 'vn', vpc_cidr: '10.0.0.0/16', subnet_id: 's', subnet_name: 'sn' };
  const more = { project_id: 'p', project_name: 'pn', description: 'd', status_text: 't', vpcep_endpoint_id: 'e' };
  const given = { id: 'x', ...network, subnet_cidr: '10.0.7.128/25', ...more, created_at: '2026-01-02T03:04:05Z' };
  const { get, instance } = await started({ endpoints: [given] });
  const { endpoint_ip, ...shown } = (await get(`${instance}/internal-endpoints/x`)).body;
  expect(shown).toEqual({ ...given, status: 'Running' });
  expect(endpoint_ip).toMatch(/^10\.0\.7\.(129|1[3-9]\d|2[0-5]\d)$/);
});

test('another world has the same access under its own instance and project', async () => {
  const { swr, get } = await started({
    endpoint_policy: { ip_list: [{ ip: '10.0.0.1' }] },
    domains: [{ domain_name: 'a.b' }],
  });
  const world = await swr.fork();
  const path = `/v2/${world.projectId}/instances/${world.instanceId}`;
  const read = async (what: string) => {
    const answer = await fetch(`${swr.url}${path}/${what}`, { headers: { 'X-Auth-Token': world.token } });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const own = { instance_id: world.instanceId, project_id: world.projectId };
  expect((await read('domainname')).domain_name_infos).toMatchObject([{ uid: world.instanceId, ...own }, own]);
  expect((await read('internal-endpoints')).internal_endpoints).toMatchObject([{ project_id: world.projectId }]);
  expect((await read('endpoint-policy')).ip_list).toHaveLength(1);
  expect(
    (await get(`/v2/${swr.projectId}/instances/${swr.instanceId}/domainname`)).body.domain_name_infos,
  ).toHaveLength(2);
});

test.each<[string, Partial<Instance>, string]>([
  ['a domain name', { domains: [{ domain_name: 'a.b' }, { domain_name: 'A.b' }] }, 'domain name a.b is given twice'],
  ['an id of an endpoint', { endpoints: [{ id: 'x' }, { id: 'x' }] }, 'endpoint x is given twice'],
  ['an id of a connection', { endpoint_connections: [{ id: 'x' }, { id: 'x' }] }, 'connection x is given twice'],
  ['a permission', { endpoint_permissions: [{ permission: '*' }, { permission: '*' }] }, 'permission * is given twice'],
])('%s is given once', async (_, given, message) => {
  expect(await refusalOf(seedOf(given))).toContain(message);
});
