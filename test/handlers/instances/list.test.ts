import { expect, test } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { startFake } from '../../support/fake.ts';

const seed: Seed = {
  instances: [
    { id: 'i-1', name: 'one' },
    { id: 'i-2', name: 'two', status: 'Creating', enterprise_project_id: 'ep-7' },
    { id: 'i-3', name: 'three', status: 'Unavailable', enterprise_project_id: 'ep-7' },
    { id: 'i-4', name: 'four', status: 'Initial' },
  ],
};

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

const filters: readonly [query: Record<string, string>, expected: readonly string[]][] = [
  [{}, ['i-1', 'i-2', 'i-3', 'i-4']],
  [{ status: 'Running' }, ['i-1']],
  [{ status: 'Creating' }, ['i-2']],
  [{ status: 'Unavailable' }, ['i-3']],
  [{ status: 'Initial' }, ['i-4']],
  [{ enterprise_project_id: '0' }, ['i-1', 'i-4']],
  [{ enterprise_project_id: 'ep-7' }, ['i-2', 'i-3']],
  [{ enterprise_project_id: 'nobody' }, []],
  [{ enterprise_project_id: 'ep-7', status: 'Unavailable' }, ['i-3']],
  [{ enterprise_project_id: '0', status: 'Creating' }, []],
];

test.each(filters)('the instances that %j leaves are listed and counted', async (query, expected) => {
  const { swr, get } = await startFake({ seed });
  const { status, body } = await get(`/v2/${swr.projectId}/instances`, query);
  expect(status).toBe(200);
  expect(idsOf(body.instances)).toEqual(expected);
  expect(body.total).toBe(expected.length);
});

test('total counts what the filter leaves, not what the page holds', async () => {
  const { swr, get } = await startFake({ seed });
  const { body } = await get(`/v2/${swr.projectId}/instances`, {
    enterprise_project_id: 'ep-7',
    offset: 1,
    limit: 1,
  });
  expect(idsOf(body.instances)).toEqual(['i-3']);
  expect(body.total).toBe(2);
});

test('a status that no instance can have is refused', async () => {
  const { swr, get } = await startFake({ seed });
  const { status, body } = await get(`/v2/${swr.projectId}/instances`, { status: 'Sleeping' });
  expect(status).toBe(400);
  expect(body.error_msg).toBe(
    'Invalid API parameters: query parameter status is "Sleeping" but must be one of Initial, Creating, Running, Unavailable.',
  );
});

test('a project without instances has an empty list', async () => {
  const { swr, get } = await startFake({ seed: { instances: [] } });
  const { body } = await get(`/v2/${swr.projectId}/instances`);
  expect(body).toEqual({ instances: [], total: 0 });
});

test('an instance is shown as it is listed', async () => {
  const { swr, get } = await startFake({ seed });
  const { body: list } = await get(`/v2/${swr.projectId}/instances`);
  for (const row of list.instances) {
    const { status, body } = await get(`/v2/${swr.projectId}/instances/${row.id}`);
    expect(status).toBe(200);
    expect(body).toEqual(row);
  }
});

test('the demo instance runs, belongs to the project and never expires', async () => {
  const { swr, instance, get } = await startFake();
  const { body } = await get(instance);
  expect(body).toMatchObject({
    id: '11111111-2222-4333-8444-555555555555',
    name: 'fake-swr-demo',
    status: 'Running',
    charge_mode: 'postPaid',
    project_id: swr.projectId,
    enterprise_project_id: '0',
    expires_at: '0001-01-01T00:00:00Z',
  });
  expect(body.access_address).toMatch(/^fake-swr-demo-[0-9a-f]{6}\.swr-pro\.myhuaweicloud\.com$/);
});

test('what a seed says of an instance is shown as it was written', async () => {
  const given = {
    id: 'own-id',
    name: 'own',
    description: 'its own words',
    spec: 'swr.ee.basic',
    version: '24.1.0',
    vpc_id: 'vpc-1',
    created_at: '2025-08-26T19:26:02.435223+08:00',
    expires_at: '2027-01-01T00:00:00Z',
  };
  const { swr, get } = await startFake({ seed: { instances: [given] } });
  const { body } = await get(`/v2/${swr.projectId}/instances/own-id`);
  expect(body).toMatchObject(given);
});

test('an unknown instance is not found, and the answer names it', async () => {
  const { swr, get } = await startFake({ seed });
  const { status, body } = await get(`/v2/${swr.projectId}/instances/i-9`);
  expect(status).toBe(404);
  expect(body).toEqual({ error_code: 'SVCSTG.SWR.4040083', error_msg: 'Instance i-9 was not found.' });
});
