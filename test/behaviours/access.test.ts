/** What nobody has documented about who reaches an instance. */
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const bodyOf = ({ swr }: Fake, vpc_id: string, subnet_id: string) => ({ project_id: swr.projectId, vpc_id, subnet_id });

const createIn = async (fake: Fake, vpc_id: string, subnet_id: string) =>
  fake.post(`${fake.instance}/internal-endpoints`, bodyOf(fake, vpc_id, subnet_id));

const created = async (fake: Fake): Promise<string> =>
  `${fake.instance}/internal-endpoints/${(await createIn(fake, 'vpc-2', 'subnet-2')).body.id}`;

const act = (fake: Fake, action: string, text: string) =>
  fake.post(`${fake.instance}/internal-endpoint/permissions/action`, { permissions: [text], action });

const ip_list = [{ ip: '10.0.0.1', description: '' }];

const probes: ProbesOf<'access'> = {
  'access.pace': {
    ask: async (fake) => {
      const endpoint = await created(fake);
      const before = (await fake.get(endpoint)).body.status;
      fake.clock.advance(2000);
      return [before, (await fake.get(endpoint)).body.status];
    },
    answers: { seconds: ['Creating', 'Running'], instant: ['Running', 'Running'], fails: ['Creating', 'CreateError'] },
  },
  'access.list_while_closed': {
    ask: async ({ put, get, instance }) => {
      const { status } = await put(`${instance}/endpoint-policy`, { ip_list: [] });
      return [status, (await get(`${instance}/endpoint-policy`)).body.ip_list.length];
    },
    answers: { reject: [409, 1], accept: [200, 0] },
  },
  'access.list_of_closed': {
    ask: async ({ post, get, clock, instance }) => {
      await post(`${instance}/endpoint-policy`, { enable: true });
      clock.advance(2000);
      await post(`${instance}/endpoint-policy`, { enable: false });
      clock.advance(2000);
      return (await get(`${instance}/endpoint-policy`)).body;
    },
    answers: { kept: { status: 'Disable', ip_list }, cleared: { status: 'Disable', ip_list: [] } },
  },
  'access.second_endpoint': {
    ask: async (fake) => [
      (await createIn(fake, 'vpc-2', 'a')).status,
      (await createIn(fake, 'vpc-2', 'b')).status,
      (await createIn(fake, 'vpc-2', 'a')).status,
    ],
    answers: { reject: [201, 409, 409], other_subnet: [201, 201, 409], accept: [201, 201, 201] },
  },
  'access.delete_again': {
    ask: async (fake) => {
      const endpoint = await created(fake);
      const statuses = [(await fake.remove(endpoint)).status, (await fake.remove(endpoint)).status];
      fake.clock.advance(2000);
      return [...statuses, (await fake.get(endpoint)).status];
    },
    answers: { accept: [204, 204, 404], not_found: [204, 404, 404] },
  },
  'access.default_domain': {
    ask: async ({ remove, put, instance, swr }) => [
      (await remove(`${instance}/domainname/${swr.instanceId}`)).status,
      (await put(`${instance}/domainname/${swr.instanceId}`, { certificate_id: 'scs1' })).status,
    ],
    answers: { reject_400: [400, 400], forbidden: [403, 403], not_found: [404, 404] },
  },
  'access.own_connections': {
    ask: async ({ get, instance }) => {
      const { connections } = (await get(`${instance}/internal-endpoint/connections`)).body;
      return connections.map((row: { readonly protected: boolean }) => row.protected);
    },
    answers: { protected: [true], hidden: [] },
  },
  'access.permission_again': {
    ask: async (fake) => [
      (await act(fake, 'add', '*')).status,
      (await act(fake, 'add', '*')).status,
      (await act(fake, 'remove', '*')).status,
      (await act(fake, 'remove', '*')).status,
    ],
    answers: { ignore: [200, 200, 200, 200], reject: [200, 409, 200, 409] },
  },
  'access.order': {
    ask: async (fake) => {
      await created(fake);
      for (const text of ['*', 'iam:domain::a']) await act(fake, 'add', text);
      const { body } = await fake.get(`${fake.instance}/internal-endpoint/permissions`);
      const endpoints = (await fake.get(`${fake.instance}/internal-endpoints`)).body.internal_endpoints;
      return [body.permissions[0].permission, endpoints[0].status];
    },
    answers: { newest_first: ['iam:domain::a', 'Creating'], oldest_first: ['*', 'Running'] },
  },
};

probeBehaviours(['access'], probes, { instances: [{ name: 'undocumented', endpoint_policy: { ip_list } }] });
