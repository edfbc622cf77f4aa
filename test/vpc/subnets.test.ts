import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

const start = async () => {
  const fake = await startFake();
  const project = `/v1/${fake.swr.projectId}`;
  const { vpc } = (await fake.post(`${project}/vpcs`, { vpc: { name: 'main', cidr: '192.168.0.0/16' } })).body;
  const bodyOf = (changes: object = {}) => ({
    subnet: { name: 'first', cidr: '192.168.1.0/24', gateway_ip: '192.168.1.1', vpc_id: vpc.id, ...changes },
  });
  const make = async (changes?: object) => (await fake.post(`${project}/subnets`, bodyOf(changes))).body.subnet;
  const own = (id: string) => `${project}/vpcs/${vpc.id}/subnets/${id}`;
  return { fake, project, vpcId: vpc.id as string, bodyOf, make, own };
};

const shown = async (fake: Fake, project: string, id: string) =>
  (await fake.get(`${project}/subnets/${id}`)).body.subnet;

describe('a subnet', () => {
  test('is made with what is usual, shown, listed, and gone once deleted, after which its VPC can go', async () => {
    const { fake, project, vpcId, make, own } = await start();
    const subnet = await make();
    expect(subnet).toMatchObject({
      ...{ name: 'first', cidr: '192.168.1.0/24', gateway_ip: '192.168.1.1', vpc_id: vpcId, status: 'ACTIVE' },
      ...{ dhcp_enable: true, ipv6_enable: false, primary_dns: '', secondary_dns: '', dnsList: [], description: '' },
    });
    expect(await shown(fake, project, subnet.id)).toEqual(subnet);
    expect((await fake.get(`${project}/subnets`, { vpc_id: vpcId })).body.subnets).toEqual([subnet]);

    const refused = await fake.remove(`${project}/vpcs/${vpcId}`);
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining(`subnet ${subnet.id}`)]);
    expect((await fake.remove(own(subnet.id))).status).toBe(204);
    expect((await fake.get(`${project}/subnets/${subnet.id}`)).status).toBe(404);
    expect((await fake.remove(own(subnet.id))).status).toBe(404);
    expect((await fake.remove(`${project}/vpcs/${vpcId}`)).status).toBe(204);
  });

  test('has its name servers by either way, and keeps them over a change that says nothing of them', async () => {
    const { fake, project, make, own } = await start();
    const { id } = await make({ primary_dns: '1.1.1.1', secondary_dns: '2.2.2.2' });
    await fake.put(own(id), { subnet: { name: 'other', dhcp_enable: false } });
    expect(await shown(fake, project, id)).toMatchObject({
      ...{ name: 'other', dhcp_enable: false, dnsList: ['1.1.1.1', '2.2.2.2'], primary_dns: '1.1.1.1' },
    });
    const changed = await fake.put(own(id), { subnet: { name: 'other', dnsList: ['3.3.3.3'] } });
    expect(changed.body).toEqual({ subnet: { id, status: 'ACTIVE' } });
    expect(await shown(fake, project, id)).toMatchObject({ primary_dns: '3.3.3.3', secondary_dns: '' });
  });

  test.each([
    [{ cidr: '192.168.1.1/24' }, 'subnet.cidr'],
    [{ cidr: '10.0.0.0/24', gateway_ip: '10.0.0.1' }, 'within 192.168.0.0/16'],
    [{ cidr: '192.168.0.0/15' }, 'within 192.168.0.0/16'],
    [{ gateway_ip: '192.168.2.1' }, 'an address of 192.168.1.0/24'],
    [{ gateway_ip: 'gateway' }, 'an address of 192.168.1.0/24'],
    [{ dnsList: ['1.1.1'] }, 'subnet.dnsList'],
    [{ primary_dns: 'one' }, 'subnet.primary_dns'],
    [{ name: '' }, 'subnet.name'],
    [{ extra_dhcp_opts: [{ opt_name: 'mtu' }] }, 'opt_name'],
  ])('with %j is refused, and the answer says %s', async (changes, said) => {
    const { fake, project, bodyOf } = await start();
    const { status, body } = await fake.post(`${project}/subnets`, bodyOf(changes));
    expect([status, body]).toEqual([400, { code: 'VPC.0101', message: expect.stringContaining(said) }]);
  });

  test('is not made in a VPC that is not there, nor changed or deleted by way of another', async () => {
    const { fake, project, bodyOf, make } = await start();
    const missing = await fake.post(`${project}/subnets`, bodyOf({ vpc_id: 'nowhere' }));
    expect([missing.status, missing.body.code]).toEqual([404, 'VPC.0003']);
    const { id } = await make();
    const other = `${project}/vpcs/nowhere/subnets/${id}`;
    expect([(await fake.put(other, { subnet: { name: 'x' } })).status, (await fake.remove(other)).status]).toEqual([
      404, 404,
    ]);
  });

  test('of an instance is there under the names that the instance has, and stays as long as it does', async () => {
    const { fake, project } = await start();
    const instance = (await fake.get(fake.instance)).body;
    const subnet = await shown(fake, project, instance.subnet_id);
    expect(subnet).toMatchObject({ name: instance.subnet_name, cidr: instance.subnet_cidr, vpc_id: instance.vpc_id });
    const path = `${project}/vpcs/${instance.vpc_id}/subnets/${instance.subnet_id}`;
    expect((await fake.remove(path)).status).toBe(409);
  });
});
