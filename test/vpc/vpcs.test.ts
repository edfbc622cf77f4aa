import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const at = ({ swr }: Fake, rest = ''): string => `/v1/${swr.projectId}/vpcs${rest}`;
const block = { name: 'main', cidr: '10.0.0.0/8' };

const make = async (fake: Fake, vpc: object = block): Promise<string> => {
  const { status, body } = await fake.post(at(fake), { vpc });
  expect(status).toBe(200);
  return body.vpc.id;
};

describe('a VPC', () => {
  test('is made, shown in both versions, changed, and gone once deleted', async () => {
    const fake = await startFake();
    const id = await make(fake);
    const shown = (await fake.get(at(fake, `/${id}`))).body.vpc;
    expect(shown).toMatchObject({
      id,
      ...block,
      description: '',
      status: 'OK',
      routes: [],
      enterprise_project_id: '0',
    });
    const v3 = `/v3/${fake.swr.projectId}/vpc/vpcs/${id}`;
    expect((await fake.get(v3)).body.vpc).toMatchObject({ id, ...block, extend_cidrs: [], status: 'ACTIVE', tags: [] });

    await fake.swr.clock.advance('1m');
    const changed = await fake.put(at(fake, `/${id}`), { vpc: { description: 'told' } });
    expect(changed.body.vpc).toEqual({ ...shown, description: 'told', updated_at: '2026-03-01T12:01:00Z' });

    expect((await fake.remove(at(fake, `/${id}`))).status).toBe(204);
    for (const path of [at(fake, `/${id}`), v3]) {
      const { status, body } = await fake.get(path);
      expect([status, body]).toEqual([404, { code: 'VPC.0003', message: `VPC ${id} does not exist.` }]);
    }
    expect((await fake.remove(at(fake, `/${id}`))).status).toBe(404);
  });

  test.each([
    ['10.0.0.0'],
    ['10.0.0.1/8'],
    ['256.0.0.0/8'],
    ['10.0.0.0/33'],
    ['10.0.0.0/08/1'],
    ['fd00::/8'],
    ['10.0.0.0/'],
  ])('with the block %j is refused, in the form of VPC', async (cidr) => {
    const fake = await startFake();
    const { status, body } = await fake.post(at(fake), { vpc: { name: 'x', cidr } });
    expect([status, body]).toEqual([400, { code: 'VPC.0101', message: expect.stringContaining(JSON.stringify(cidr)) }]);
  });

  test.each([{ name: 'a'.repeat(65) }, { name: 'a b' }, { name: 7 }, { description: '<b>' }])(
    'of %j is refused',
    async (changes) => {
      const fake = await startFake();
      expect((await fake.post(at(fake), { vpc: { ...block, ...changes } })).status).toBe(400);
    },
  );

  test('has a name of its own, unless it has none', async () => {
    const fake = await startFake();
    await make(fake);
    const { status, body } = await fake.post(at(fake), { vpc: block });
    expect([status, body.code]).toEqual([400, 'VPC.0115']);
    expect(await make(fake, {})).not.toBe(await make(fake, {}));
  });

  test('of an instance is there under the names that the instance has, and stays as long as it does', async () => {
    const fake = await startFake();
    const instance = (await fake.get(fake.instance)).body;
    const { vpc } = (await fake.get(at(fake, `/${instance.vpc_id}`))).body;
    expect(vpc).toMatchObject({ id: instance.vpc_id, name: instance.vpc_name, cidr: instance.vpc_cidr });
    const { status, body } = await fake.remove(at(fake, `/${instance.vpc_id}`));
    expect([status, body.message]).toEqual([409, expect.stringContaining(`instance ${instance.id}`)]);
  });
});

describe('the list of VPCs', () => {
  test('has those that were made, then those of instances, behind a marker', async () => {
    const fake = await startFake();
    const made = [await make(fake), await make(fake, { name: 'second', cidr: '172.16.0.0/12' })];
    const ids = async (query?: object) =>
      (await fake.get(at(fake), { ...query })).body.vpcs.map(({ id }: { readonly id: string }) => id);
    const all = await ids();
    expect(all.slice(0, 2)).toEqual(made);
    expect(all.length).toBeGreaterThan(2);
    expect(await ids({ limit: 1 })).toEqual(made.slice(0, 1));
    expect(await ids({ limit: 1, marker: made[0] })).toEqual(made.slice(1));
    expect(await ids({ id: made[1] })).toEqual(made.slice(1));
    expect(await ids({ enterprise_project_id: 'none' })).toEqual([]);
    expect((await fake.get(at(fake), { limit: 2001 })).status).toBe(400);
  });
});

test('tags of a VPC and of a subnet are added and taken away', async () => {
  const fake = await startFake();
  const { vpc_id, subnet_id } = (await fake.get(fake.instance)).body;
  for (const tags of [
    `/v2.0/${fake.swr.projectId}/vpcs/${vpc_id}/tags`,
    `/v2.0/${fake.swr.projectId}/subnets/${subnet_id}/tags`,
  ]) {
    const tag = { key: 'a', value: '1' };
    expect((await fake.get(tags)).body).toEqual({ tags: [] });
    expect((await fake.post(`${tags}/action`, { action: 'create', tags: [tag] })).status).toBe(204);
    expect((await fake.get(tags)).body).toEqual({ tags: [tag] });
    await fake.post(`${tags}/action`, { action: 'create', tags: [{ ...tag, value: 'first' }, { key: 'b' }, tag] });
    expect((await fake.get(tags)).body).toEqual({ tags: [tag, { key: 'b', value: '' }] });
    await fake.post(`${tags}/action`, { action: 'delete', tags: [tag, { key: 'b' }] });
    expect((await fake.get(tags)).body).toEqual({ tags: [] });
  }
});

test('the private name servers of a region are two, and there are no public ones', async () => {
  const fake = await startFake();
  const { nameservers } = (await fake.get('/v2/nameservers', { type: 'private', region: 'eu-west-101' })).body;
  const addresses = nameservers[0].ns_records.map(({ address }: { readonly address: string }) => address);
  expect([nameservers[0].region, addresses]).toEqual(['eu-west-101', ['100.125.1.250', '100.125.129.250']]);
  expect((await fake.get('/v2/nameservers', { type: 'public' })).body).toEqual({ nameservers: [] });
});
