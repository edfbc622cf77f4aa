import { describe, expect, test } from 'vitest';
import { internalBody, registryBody } from '../../../contracts/resources/registry-bodies.ts';
import { startFake } from '../../support/fake.ts';

/** A fake whose demo registries are out of the way, and where new ones go. */
const started = async () => {
  const fake = await startFake({ seed: { instances: [{ name: 'one' }, { name: 'two' }] } });
  return { ...fake, registries: `${fake.instance}/registries` };
};

const times = { created_at: '2026-03-01T12:00:00.000Z', updated_at: '2026-03-01T12:00:00.000Z' };

describe('a registry', () => {
  test('is shown as it was sent, its secret masked, its target empty where there is none', async () => {
    const { get, post, registries } = await started();
    const { status, body } = await post(registries, registryBody);
    expect(status).toBe(201);
    expect((await get(`${registries}/${body.id}`)).body).toEqual({
      ...{ ...registryBody, id: body.id, region_id: '', project_id: '', instance_id: '', status: 'healthy' },
      credential: { ...registryBody.credential, access_secret: '*****' },
      ...times,
    });
  });

  test('is replaced as a whole: null and what is left out are gone', async () => {
    const { get, post, put, clock, registries } = await started();
    const { id } = (await post(registries, { ...internalBody })).body;
    clock.advance(1000);
    const { dns_conf: _, description: __, ...rest } = registryBody;
    const target = { region_id: null, project_id: null, instance_id: null };
    const replaced = await put(`${registries}/${id}`, { ...rest, ...target, type: 'huawei-SWR' });
    expect([replaced.status, replaced.text]).toEqual([200, '']);
    const { body } = await get(`${registries}/${id}`);
    expect(body).toMatchObject({ description: '', region_id: '', type: 'huawei-SWR', created_at: times.created_at });
    expect(body).not.toHaveProperty('dns_conf');
    expect(body.updated_at).toBe('2026-03-01T12:00:01.000Z');
  });

  test('is gone when it is deleted, and is not found in another instance', async () => {
    const { get, post, put, remove, registries } = await started();
    const { id } = (await post(registries, registryBody)).body;
    const { body } = await get(registries.replace(/\/instances\/.*/, '/instances'));
    const other = body.instances.find(({ name }: { readonly name: string }) => name === 'two').id;
    const elsewhere = registries.replace(/instances\/[^/]+/, `instances/${other}`);
    for (const answer of [
      await get(`${elsewhere}/${id}`),
      await put(`${elsewhere}/${id}`, registryBody),
      await remove(`${elsewhere}/${id}`),
    ])
      expect(answer.status).toBe(404);
    expect((await remove(`${registries}/${id}`)).status).toBe(204);
    expect((await get(`${registries}/${id}`)).body.error_msg).toBe(
      `Registry ${id} was not found in instance ${registries.split('/').at(-2)}.`,
    );
  });

  test('has a name of its own in its instance, also after another was renamed', async () => {
    const { post, put, registries } = await started();
    const { id } = (await post(registries, registryBody)).body;
    const taken = await post(registries, registryBody);
    expect(taken.status).toBe(409);
    expect(taken.body.error_msg).toBe(`name ${registryBody.name} is already used by registry ${id}.`);
    expect((await put(`${registries}/${id}`, { ...registryBody, name: 'renamed' })).status).toBe(200);
    const second = (await post(registries, registryBody)).body.id;
    expect((await put(`${registries}/${second}`, { ...registryBody, name: 'renamed' })).status).toBe(409);
    expect((await put(`${registries}/${second}`, registryBody)).status).toBe(200);
  });
});

test.each([
  ['a name with a dot', { name: 'a.b' }, 'name is "a.b"'],
  ['a name of 65 characters', { name: 'a'.repeat(65) }, 'name'],
  ['an unknown type', { type: 'harbor' }, 'type is "harbor" but must be one of'],
  ['no address', { url: 'https://' }, 'url is "https://" but must be the address of a registry'],
  ['another way to log in', { credential: { ...registryBody.credential, type: 'oauth' } }, 'credential.type'],
  ['an instance without its project', { ...internalBody, project_id: '' }, 'project_id is required'],
])('%s is refused', async (_, change, message) => {
  const { post, registries } = await started();
  const { status, body } = await post(registries, { ...registryBody, ...change });
  expect(status).toBe(400);
  expect(body.error_msg).toContain(message);
});

describe('the list', () => {
  test('is newest first, filtered by a part of the name and by the whole type, ordered as it is asked', async () => {
    const { get, post, clock, registries } = await started();
    for (const [name, type] of [
      ['b-one', 'swr-pro'],
      ['c-two', 'huawei-SWR'],
      ['a-one', 'huawei-SWR'],
    ]) {
      await post(registries, { ...registryBody, name, type });
      clock.advance(1000);
    }
    const names = async (query: Readonly<Record<string, string>> = {}) =>
      (await get(registries, query)).body.registries.map(({ name }: { readonly name: string }) => name);
    expect(await names()).toEqual(['a-one', 'c-two', 'b-one']);
    expect(await names({ name: 'one' })).toEqual(['a-one', 'b-one']);
    expect(await names({ type: 'huawei-SWR' })).toEqual(['a-one', 'c-two']);
    expect(await names({ type: 'SWR' })).toEqual([]);
    expect(await names({ order_column: 'name', order_type: 'asc' })).toEqual(['a-one', 'b-one', 'c-two']);
    expect(await names({ order_column: 'name' })).toEqual(['c-two', 'b-one', 'a-one']);
    expect(await names({ order_column: 'created_at', order_type: 'asc' })).toEqual(['b-one', 'c-two', 'a-one']);
    expect((await get(registries, { order_column: 'type' })).status).toBe(400);
  });
});
