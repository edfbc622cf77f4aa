/** Instances, and access to them, show the network that they are in as VPC knows it. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';
import { createInstance } from '../support/instance-bodies.ts';

interface Ids {
  readonly vpc_id: string;
  readonly subnet_id: string;
}

const networkFields = ['vpc_id', 'vpc_name', 'vpc_cidr', 'subnet_id', 'subnet_name', 'subnet_cidr'] as const;

const networkOf = (shown: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(networkFields.map((field) => [field, shown[field]]));

const makeVpc = async ({ post, swr }: Fake, name: string, cidr: string): Promise<string> =>
  (await post(`/v1/${swr.projectId}/vpcs`, { vpc: { name, cidr } })).body.vpc.id;

const makeNetwork = async (fake: Fake): Promise<Ids> => {
  const vpc_id = await makeVpc(fake, 'main', '10.20.0.0/16');
  const subnet = { name: 'first', cidr: '10.20.3.0/24', gateway_ip: '10.20.3.1', vpc_id };
  const { body } = await fake.post(`/v1/${fake.swr.projectId}/subnets`, { subnet });
  return { vpc_id, subnet_id: body.subnet.id };
};

const made = { vpc_name: 'main', vpc_cidr: '10.20.0.0/16', subnet_name: 'first', subnet_cidr: '10.20.3.0/24' };

const accessTo = async (fake: Fake, instance: string, ids: Ids) => {
  const body = { ...ids, project_id: fake.swr.projectId };
  const { id } = (await fake.post(`${instance}/internal-endpoints`, body)).body;
  fake.clock.advance(5000);
  return (await fake.get(`${instance}/internal-endpoints/${id}`)).body;
};

test('an instance and its access show the VPC and the subnet that were made', async () => {
  const fake = await startFake();
  const ids = await makeNetwork(fake);
  const { instance } = await createInstance(fake, ids);
  expect((await fake.get(instance)).body).toMatchObject({ ...ids, ...made });
  fake.clock.advance(5000);
  const { internal_endpoints } = (await fake.get(`${instance}/internal-endpoints`)).body;
  expect(internal_endpoints).toMatchObject([
    { ...ids, ...made, endpoint_ip: expect.stringMatching(/^10\.20\.3\.\d+$/) },
  ]);
});

test('access from another network that was made shows that network', async () => {
  const fake = await startFake();
  const ids = await makeNetwork(fake);
  const shown = await accessTo(fake, fake.instance, ids);
  expect(shown).toMatchObject({ ...ids, ...made, endpoint_ip: expect.stringMatching(/^10\.20\.3\.\d+$/) });
});

test('a network that nobody made is one and the same wherever it is shown', async () => {
  const fake = await startFake();
  const ids = { vpc_id: 'vpc-unknown', subnet_id: 'subnet-unknown' };
  const access = networkOf(await accessTo(fake, fake.instance, ids));
  expect(access).toMatchObject({ vpc_name: expect.stringMatching(/^vpc-/), vpc_cidr: '192.168.0.0/16' });
  const { instance } = await createInstance(fake, ids);
  expect(networkOf((await fake.get(instance)).body)).toEqual(access);
  const { vpc } = (await fake.get(`/v1/${fake.swr.projectId}/vpcs/${ids.vpc_id}`)).body;
  expect([vpc.name, vpc.cidr]).toEqual([access.vpc_name, access.vpc_cidr]);
});

test.each([
  ['10.20.0.0/16', '10.20.0.0/24'],
  ['192.168.7.64/26', '192.168.7.64/26'],
])('a subnet that nobody made lies in its VPC, %s', async (cidr, subnet_cidr) => {
  const fake = await startFake();
  const vpc_id = await makeVpc(fake, 'small', cidr);
  const { instance } = await createInstance(fake, { vpc_id, subnet_id: 'subnet-unknown' });
  expect((await fake.get(instance)).body).toMatchObject({ vpc_name: 'small', vpc_cidr: cidr, subnet_cidr });
});

test('access from the own VPC of an instance shows it as the instance does, whatever another says', async () => {
  const instances = ['one', 'two'].map((name) => ({
    ...{ id: name, name, vpc_id: 'v', vpc_name: `vpc of ${name}`, subnet_id: 's', subnet_name: `subnet of ${name}` },
    endpoints: [{}],
  }));
  const fake = await startFake({ seed: { instances } });
  const { body } = await fake.get(`/v2/${fake.swr.projectId}/instances/two/internal-endpoints`);
  expect(body.internal_endpoints).toMatchObject([{ vpc_name: 'vpc of two', subnet_name: 'subnet of two' }]);
});
