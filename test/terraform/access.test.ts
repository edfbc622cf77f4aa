/** What Terraform's provider asks of domain names, public and private access, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const pollMs = 5000;

/** Waits first, then asks every five seconds, at most for ten minutes, as the provider's state machines do. */
const poll = async (
  { get, clock }: Fake,
  path: string,
  isDone: (status: number, body: { status?: string }) => boolean,
) => {
  for (let waitedMs = 0; waitedMs < 600_000; waitedMs += pollMs) {
    clock.advance(pollMs);
    const { status, body } = await get(path);
    if (isDone(status, body)) return body;
    expect(body.status, path).not.toMatch(/Failed$|Error$/);
  }
  throw new Error(`${path} did not come to an end`);
};

describe('swr_enterprise_domain_name', () => {
  test('is added, read by its uid without a change to plan, given another certificate, deleted, and then gone', async () => {
    const { get, post, put, remove, instance } = await startFake();
    const domains = `${instance}/domainname`;
    const body = { certificate_id: 'scs1730805603352', domain_name: 'tf-test.example.com' };
    const created = await post(domains, body);
    expect(created.status).toBe(201);
    const { uid } = created.body.domain_name_info;
    const read = async () => (await get(domains, { uid })).body.domain_name_infos;
    const filled = { type: 'custom', created_at: expect.stringMatching(/./), updated_at: expect.stringMatching(/./) };
    expect(await read()).toEqual([expect.objectContaining({ ...body, ...filled, uid })]);
    expect((await put(`${domains}/${uid}`, { certificate_id: 'scs2' })).status).toBe(200);
    expect(await read()).toEqual(await read());
    expect(await read()).toMatchObject([{ ...body, certificate_id: 'scs2' }]);
    expect((await remove(`${domains}/${uid}`)).status).toBe(204);
    expect(await read()).toEqual([]);
    expect((await remove(`${domains}/${uid}`)).status).toBe(404);
  });

  test('its data source reads the domain name that every instance has, and finds it by uid and by name', async () => {
    const { get, instance } = await startFake();
    const { domain_name_infos: all } = (await get(`${instance}/domainname`)).body;
    const [{ uid, domain_name }] = all;
    for (const field of ['uid', 'domain_name', 'type', 'created_at', 'updated_at'])
      expect(all[0][field]).toEqual(expect.stringMatching(/./));
    for (const query of [{ uid }, { domain_name }])
      expect((await get(`${instance}/domainname`, query)).body.domain_name_infos).toEqual(all);
  });
});

describe('the public access of swr_enterprise_instance', () => {
  test('is switched on, gets a white list, loses it, and is switched off', async () => {
    const fake = await startFake();
    const policy = `${fake.instance}/endpoint-policy`;
    const becomes = (wanted: string) => poll(fake, policy, (_, { status }) => status === wanted);
    expect((await fake.post(policy, { enable: true })).status).toBe(202);
    await becomes('Enable');
    const ip_list = [
      { description: 'demo', ip: '192.168.1.0/24' },
      { description: null, ip: '192.168.1.2/32' },
    ];
    expect((await fake.put(policy, { ip_list })).status).toBe(200);
    const shown = [ip_list[0], { description: '', ip: '192.168.1.2/32' }];
    expect((await fake.get(policy)).body).toEqual({ status: 'Enable', ip_list: shown });
    expect((await fake.put(policy, { ip_list: [] })).status).toBe(200);
    expect((await fake.post(policy, { enable: false })).status).toBe(202);
    await becomes('Disable');
    expect((await fake.get(policy)).body).toEqual({ status: 'Disable', ip_list: [] });
  });
});

/** The data source adds up pages of a hundred until one is empty. */
const readAll = async ({ get, instance }: Fake) => {
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (let offset = 0; ; offset += 100) {
    const page = (await get(`${instance}/internal-endpoints`, { limit: 100, offset })).body.internal_endpoints;
    if (page.length === 0) return rows;
    rows.push(...page);
  }
};

describe('swr_enterprise_private_network_access_control', () => {
  test('is created for a second VPC, runs by the first poll, and is gone by the first poll after its deletion', async () => {
    const fake = await startFake();
    const endpoints = `${fake.instance}/internal-endpoints`;
    const network = {
      subnet_id: '6b638754-2b95-47d7-9f90-632c8706ece7',
      vpc_id: '0d09f1bc-95fb-4e04-90c6-1ac60daa2c07',
    };
    const created = await fake.post(endpoints, { description: 'test', project_id: fake.swr.projectId, ...network });
    expect([created.status, created.body]).toEqual([201, { id: expect.any(String) }]);
    const endpoint = `${endpoints}/${created.body.id}`;
    const running = await poll(fake, endpoint, (_, { status }) => status === 'Running');
    expect(running).toMatchObject({ ...network, description: 'test', status: 'Running' });
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z') + pollMs);
    expect((await fake.remove(endpoint)).status).toBe(204);
    await poll(fake, endpoint, (status) => status === 404);
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z') + 2 * pollMs);
  });

  test('its data source reads the one that every instance has, with nothing empty', async () => {
    const [first, ...others] = await readAll(await startFake());
    expect(others).toEqual([]);
    for (const field of [
      ...['id', 'vpcep_endpoint_id', 'endpoint_ip', 'project_id', 'project_name', 'vpc_id', 'vpc_name', 'vpc_cidr'],
      ...['subnet_id', 'subnet_name', 'subnet_cidr', 'status', 'description', 'created_at'],
    ])
      expect(first?.[field], field).toEqual(expect.stringMatching(/./));
  });
});
