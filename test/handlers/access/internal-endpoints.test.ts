import { describe, expect, test } from 'vitest';
import type { FakeSwrOptions } from '../../../mock/index.ts';
import { startFake } from '../../support/fake.ts';

const started = async (options: FakeSwrOptions = {}) => {
  const fake = await startFake(options);
  const endpoints = `${fake.instance}/internal-endpoints`;
  const body = (vpc_id: string, subnet_id = `${vpc_id}-subnet`) => ({
    ...{ project_id: fake.swr.projectId, vpc_id, subnet_id, description: 'test' },
  });
  return {
    ...{ ...fake, endpoints, body },
    create: (vpc_id: string, subnet_id?: string) => fake.post(endpoints, body(vpc_id, subnet_id)),
    list: async (query: object = {}) => (await fake.get(endpoints, { ...query })).body,
  };
};

describe('access from a private network', () => {
  test('is there for the VPC of the instance from the beginning', async () => {
    const { get, list, endpoints, instance } = await started();
    const { vpc_id, vpc_name, vpc_cidr, subnet_id, subnet_name, subnet_cidr, project_id } = (await get(instance)).body;
    const { internal_endpoints, total } = await list();
    expect(total).toBe(1);
    expect(internal_endpoints[0]).toMatchObject({
      ...{ vpc_id, vpc_name, vpc_cidr, subnet_id, subnet_name, subnet_cidr, project_id, project_name: 'cn-north-4' },
      ...{ status: 'Running', description: expect.stringMatching(/./), vpcep_endpoint_id: expect.stringMatching(/./) },
      endpoint_ip: expect.stringMatching(/^192\.168\.0\.\d+$/),
    });
    expect((await get(`${endpoints}/${internal_endpoints[0].id}`)).body).toEqual(internal_endpoints[0]);
  });

  test('is created after a while, and deleted after a while, and then not found', async () => {
    const { get, remove, clock, endpoints, create, body, list } = await started();
    const created = await create('vpc-2');
    expect([created.status, created.body]).toEqual([201, { id: expect.any(String) }]);
    const endpoint = `${endpoints}/${created.body.id}`;
    const shown = (await get(endpoint)).body;
    expect(shown).toMatchObject({ ...body('vpc-2'), status: 'Creating', vpcep_endpoint_id: '', endpoint_ip: '' });
    expect(shown.created_at).toBe('2026-03-01T12:00:00Z');
    clock.advance(2000);
    const running = (await get(endpoint)).body;
    expect(running).toMatchObject({ status: 'Running', vpc_name: expect.stringMatching(/^vpc-/) });
    expect(running.endpoint_ip).toMatch(/^192\.168\.0\.\d+$/);
    expect((await list()).internal_endpoints[0]).toEqual(running);
    expect((await remove(endpoint)).status).toBe(204);
    expect((await get(endpoint)).body.status).toBe('Deleting');
    clock.advance(2000);
    expect((await get(endpoint)).status).toBe(404);
    expect((await remove(endpoint)).body.error_msg).toContain(created.body.id);
    expect((await list()).total).toBe(1);
  });

  test('may be deleted while it is being created', async () => {
    const { get, remove, clock, endpoints, create } = await started();
    const { id } = (await create('vpc-2')).body;
    clock.advance(1000);
    expect((await remove(`${endpoints}/${id}`)).status).toBe(204);
    clock.advance(1000);
    expect((await get(`${endpoints}/${id}`)).body.status).toBe('Deleting');
    clock.advance(1000);
    expect((await get(`${endpoints}/${id}`)).status).toBe(404);
  });

  test('that cannot be created or deleted says so, and deleting it can be tried again', async () => {
    const { get, remove, clock, endpoints, create } = await started({ profile: { 'access.pace': 'fails' } });
    const endpoint = `${endpoints}/${(await create('vpc-2')).body.id}`;
    clock.advance(2000);
    expect((await get(endpoint)).body).toMatchObject({
      status: 'CreateError',
      status_text: expect.stringMatching(/./),
    });
    for (const _ of ['once', 'again']) {
      expect((await remove(endpoint)).status).toBe(204);
      clock.advance(2000);
      expect((await get(endpoint)).body.status).toBe('DeleteError');
    }
  });

  test('is given to a VPC once', async () => {
    const { create } = await started();
    const first = await create('vpc-2');
    const second = await create('vpc-2', 'other');
    expect([second.status, second.body.error_msg]).toEqual([409, expect.stringContaining(first.body.id)]);
  });

  test.each(['project_id', 'vpc_id', 'subnet_id'])('needs %s', async (field) => {
    const { post, endpoints, body } = await started();
    for (const value of [undefined, '', 7]) {
      const { status, body: answer } = await post(endpoints, { ...body('vpc-2'), [field]: value });
      expect([status, answer.error_msg]).toEqual([400, expect.stringContaining(field)]);
    }
  });

  test('is listed newest first, a page at a time from any offset', async () => {
    const { create, list } = await started();
    const ids = [(await create('vpc-2')).body.id, (await create('vpc-3')).body.id];
    const page = await list({ offset: 1, limit: 2 });
    expect(page).toMatchObject({ total: 3, internal_endpoints: [{ id: ids[0] }, { vpc_name: 'vpc-default' }] });
  });
});
