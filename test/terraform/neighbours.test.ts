/** What Terraform's provider asks of VPC, KMS and IAM before, between and after its calls to SWR, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { policyBody } from '../support/bodies.ts';
import { type Fake, startFake } from '../support/fake.ts';

const start = async () => {
  const fake = await startFake();
  return { fake, project: fake.swr.projectId };
};

/** A VPC and a subnet as the provider's instance tests have them. */
const network = async (fake: Fake, project: string) => {
  const vpc = await fake.post(`/v1/${project}/vpcs`, { vpc: { name: 'tf_test_abcde', cidr: '192.168.0.0/16' } });
  expect(vpc.status).toBe(200);
  const subnet = await fake.post(`/v1/${project}/subnets`, {
    subnet: {
      ...{ name: 'tf_test_abcde', cidr: '192.168.0.0/24', gateway_ip: '192.168.0.1', vpc_id: vpc.body.vpc.id },
      ...{ dhcp_enable: true, ipv6_enable: false, dnsList: ['100.125.1.250', '100.125.129.250'] },
    },
  });
  expect(subnet.status).toBe(200);
  return { vpcId: vpc.body.vpc.id as string, subnetId: subnet.body.subnet.id as string };
};

describe('huaweicloud_vpc', () => {
  test('is created, waited for until it is OK, read in three versions, changed, deleted, and then gone', async () => {
    const { fake, project } = await start();
    const { body } = await fake.post(`/v1/${project}/vpcs`, { vpc: { name: 'tf_test_abcde', cidr: '192.168.0.0/16' } });
    const path = `/v1/${project}/vpcs/${body.vpc.id}`;
    expect((await fake.get(path)).body.vpc.status).toBe('OK');
    expect((await fake.get(`/v2.0/${project}/vpcs/${body.vpc.id}/tags`)).body).toEqual({ tags: [] });
    expect((await fake.get(`/v3/${project}/vpc/vpcs/${body.vpc.id}`)).body.vpc.extend_cidrs).toEqual([]);
    const changed = { name: 'tf_test_update', cidr: '192.168.0.0/16', description: 'changed' };
    expect((await fake.put(path, { vpc: changed })).status).toBe(200);
    expect((await fake.get(path)).body.vpc).toMatchObject({ ...changed, enterprise_project_id: '0', routes: [] });
    expect([(await fake.remove(path)).status, (await fake.get(path)).status]).toEqual([204, 404]);
  });
});

describe('huaweicloud_vpc_subnet', () => {
  test('is created, waited for until it is ACTIVE, changed, and deleted before its VPC', async () => {
    const { fake, project } = await start();
    const { vpcId, subnetId } = await network(fake, project);
    const path = `/v1/${project}/subnets/${subnetId}`;
    const { subnet } = (await fake.get(path)).body;
    expect(subnet).toMatchObject({
      ...{ status: 'ACTIVE', vpc_id: vpcId, dhcp_enable: true, ipv6_enable: false, extra_dhcp_opts: [] },
      ...{ primary_dns: '100.125.1.250', secondary_dns: '100.125.129.250' },
    });
    expect((await fake.get(`/v2.0/${project}/subnets/${subnetId}/tags`)).body).toEqual({ tags: [] });
    const own = `/v1/${project}/vpcs/${vpcId}/subnets/${subnetId}`;
    const update = { subnet: { name: 'tf_test_update', dhcp_enable: true, description: '' } };
    expect((await fake.put(own, update)).status).toBe(200);
    expect([(await fake.remove(own)).status, (await fake.get(path)).status]).toEqual([204, 404]);
    expect((await fake.remove(`/v1/${project}/vpcs/${vpcId}`)).status).toBe(204);
  });
});

describe('huaweicloud_kms_key', () => {
  const bodyOf = { key_alias: 'tf_test_abcde', key_spec: 'SM2', key_usage: 'SIGN_VERIFY', origin: 'kms' };

  test('is created, waited for until it is enabled, read with rotation and tags, and scheduled for deletion', async () => {
    const { fake, project } = await start();
    const post = (call: string, body: object) => fake.post(`/v1.0/${project}/kms/${call}`, body);
    const created = await post('create-key', { ...bodyOf, enterprise_project_id: '0' });
    expect(created.body).toEqual({ key_info: { key_id: expect.any(String), domain_id: fake.swr.domainId } });
    const { key_id } = created.body.key_info;
    const { key_info } = (await post('describe-key', { key_id })).body;
    expect(key_info).toMatchObject({ ...bodyOf, key_state: '2', keystore_id: '0', sys_enterprise_project_id: '0' });
    expect(Object.values(key_info).filter((value) => typeof value !== 'string')).toEqual([]);
    expect((await post('get-key-rotation-status', { key_id })).body.key_rotation_enabled).toBe(false);
    expect((await fake.get(`/v1.0/${project}/kms/${key_id}/tags`)).body.tags).toEqual([]);

    const policies = `${fake.instance}/namespaces/library/signature/policies`;
    const policy = await fake.post(policies, policyBody({ name: 'tf-test', signature_key: key_id }));
    expect(policy.status).toBe(201);
    expect((await fake.remove(`${policies}/${policy.body.id}`)).status).toBe(204);

    expect((await post('schedule-key-deletion', { key_id, pending_days: '7' })).body).toEqual({
      key_id,
      key_state: '4',
    });
    expect((await post('describe-key', { key_id })).body.key_info.key_state).toBe('4');
  });
});

describe('the provider', () => {
  const login = (fake: Fake, scope: object) =>
    fetch(`${fake.swr.url}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth: { identity: { methods: ['token'], token: { id: fake.swr.token } }, scope } }),
    });

  test("logs in by the fake's token, for the project and for the account, and then uses the token of the project", async () => {
    const { fake, project } = await start();
    const answers = [
      await login(fake, { project: { id: project } }),
      await login(fake, { domain: { id: fake.swr.domainId } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const headers = { 'X-Auth-Token': answers[0]?.headers.get('x-subject-token') ?? '' };
    expect((await fake.send('get', `/v2/${project}/instances`, { headers })).status).toBe(200);
    expect((await fake.send('get', `/v1/${project}/vpcs`, { headers })).status).toBe(200);
  });

  test('reads the words of the command of docker in its test of registries', async () => {
    const { fake } = await start();
    const headers = { 'X-Auth-Token': fake.swr.token };
    const answer = await fetch(`${fake.swr.url}/v2/manage/utils/secret`, { method: 'POST', headers });
    const words = (answer.headers.get('x-swr-dockerlogin') ?? '').split(' ');
    expect(answer.status).toBe(200);
    expect([words[3], words[5]]).toEqual([`cn-north-4@${fake.swr.ak}`, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test('is named as the neighbours it asks in the journal and in the coverage, and meets faults there', async () => {
    const { fake, project } = await start();
    await fake.swr.fault({ match: { operationId: 'ShowVpc' }, when: { times: 1 }, do: { error: 'APIGW.0308' } });
    const { vpcId } = await network(fake, project);
    const path = `/v1/${project}/vpcs/${vpcId}`;
    const statuses = [(await fetch(`${fake.swr.url}${path}`)).status, (await fake.get(path)).status];
    expect(statuses).toEqual([429, 200]);
    expect(await fake.swr.journal.find({ operationId: 'ShowVpc' })).toHaveLength(2);
    const { operations } = await fake.swr.coverage();
    expect(operations.find(({ operationId }) => operationId === 'ShowVpc')).toMatchObject({
      statuses: { 200: 1, 429: 1 },
    });
  });
});
