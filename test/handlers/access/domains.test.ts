import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const started = async () => {
  const fake = await startFake();
  const domains = `${fake.instance}/domainname`;
  const add = (domain_name: string) => fake.post(domains, { domain_name, certificate_id: 'scs1' });
  return { ...fake, domains, add };
};

const now = '2026-03-01T20:00:00.000000+08:00';

describe('the domain names of an instance', () => {
  test('begin with the default one, which has the id and the address of the instance and no certificate', async () => {
    const { get, domains, instance, swr } = await started();
    const shown = (await get(instance)).body;
    expect((await get(domains)).body).toEqual({
      domain_name_infos: [
        {
          ...{ uid: swr.instanceId, instance_id: swr.instanceId, project_id: swr.projectId, type: 'default' },
          ...{ domain_id: 'd0000000000000000000000000000001', domain_name: shown.access_address },
          ...{ created_at: shown.created_at, updated_at: shown.updated_at },
        },
      ],
    });
  });

  test('are added, given another certificate and deleted, and then not found', async () => {
    const { get, put, remove, clock, domains, add } = await started();
    const { status, body } = await add('*.example.com');
    const { uid } = body.domain_name_info;
    expect(status).toBe(201);
    const info = { uid, domain_name: '*.example.com', certificate_id: 'scs1', type: 'custom', created_at: now };
    expect(body.domain_name_info).toMatchObject({ ...info, updated_at: now });
    clock.advance(1000);
    const updated = await put(`${domains}/${uid}`, { certificate_id: 'scs2' });
    expect(updated.status).toBe(200);
    const changed = { ...info, certificate_id: 'scs2', updated_at: now.replace('00.000000', '01.000000') };
    expect(updated.body.domain_name_info).toMatchObject(changed);
    expect((await get(domains)).body.domain_name_infos[1]).toEqual(updated.body.domain_name_info);
    expect((await remove(`${domains}/${uid}`)).status).toBe(204);
    for (const answer of [await remove(`${domains}/${uid}`), await put(`${domains}/${uid}`, { certificate_id: 'x' })])
      expect(answer.status).toBe(404);
    expect((await get(domains)).body.domain_name_infos).toHaveLength(1);
  });

  test('are found by the whole uid and the whole name; what fits nothing is an empty list', async () => {
    const { get, domains, add, swr } = await started();
    const { uid } = (await add('a.example.com')).body.domain_name_info;
    const names = async (query: object) =>
      (await get(domains, { ...query })).body.domain_name_infos.map((one: { readonly type: string }) => one.type);
    expect(await names({ uid })).toEqual(['custom']);
    expect(await names({ uid: swr.instanceId })).toEqual(['default']);
    expect(await names({ domain_name: 'a.example.com' })).toEqual(['custom']);
    expect(await names({ domain_name: 'a.example' })).toEqual([]);
    expect(await names({ uid: 'none' })).toEqual([]);
    expect(await names({ uid, domain_name: 'other.example.com' })).toEqual([]);
  });

  test('are at most five beside the default one, and each is there once', async () => {
    const { get, remove, domains, add } = await started();
    const address = (await get(domains)).body.domain_name_infos[0].domain_name;
    const first = (await add('a1.example.com')).body.domain_name_info;
    for (const name of ['a1.example.com', 'A1.Example.com', address]) expect((await add(name)).status).toBe(409);
    for (const name of ['a2', 'a3', 'a4', 'a5']) expect((await add(`${name}.example.com`)).status).toBe(201);
    const sixth = await add('a6.example.com');
    expect([sixth.status, sixth.body.error_msg]).toEqual([409, expect.stringContaining('5 are the most')]);
    await remove(`${domains}/${first.uid}`);
    expect((await add('a6.example.com')).status).toBe(201);
  });
});

test.each([
  'com',
  '-a.com',
  'a-.com',
  'a.*.com',
  'a_b.com',
  'a..com',
  '',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(50)}b`,
])('%j is not a domain name', async (name) => {
  const { status, body } = await (await started()).add(name);
  expect(status).toBe(400);
  expect(body.error_msg).toContain('domain_name');
});

test.each(['*.example.com', 'a-b.c1', '1.2', `${'a'.repeat(63)}.com`])('%j is a domain name', async (name) => {
  expect((await (await started()).add(name)).status).toBe(201);
});
