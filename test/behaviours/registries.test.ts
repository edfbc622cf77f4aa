/** What nobody has documented about registries. */
import { internalBody, registryBody } from '../../contracts/resources/registry-bodies.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

/** The status of creating a registry, and how it is shown then. */
const created = async ({ get, post, instance }: Fake, body: object) => {
  const answer = await post(`${instance}/registries`, body);
  if (answer.status !== 201) return { status: answer.status };
  return { status: 201, shown: (await get(`${instance}/registries/${answer.body.id}`)).body };
};

const { dns_conf: _, ...withoutDns } = registryBody;

const probes: ProbesOf<'registries'> = {
  'registries.secret': {
    ask: async (fake) => (await created(fake, registryBody)).shown.credential.access_secret,
    answers: { mask: '*****', plain: 'not-a-secret', empty: '' },
  },
  'registries.unreachable': {
    ask: async (fake) => {
      const own = { ...internalBody, name: 'own', instance_id: fake.swr.instanceId };
      const [other, here] = [await created(fake, registryBody), await created(fake, own)];
      return [other.shown?.status ?? other.status, here.shown.status];
    },
    answers: {
      accept_healthy: ['healthy', 'healthy'],
      accept_unhealthy: ['unhealthy', 'healthy'],
      reject_400: [400, 'healthy'],
    },
  },
  'registries.dns_conf': {
    ask: async (fake) => (await created(fake, withoutDns)).status,
    answers: { accept: 201, reject: 400 },
  },
  'registries.insecure_internal': {
    ask: async (fake) => [
      (await created(fake, { ...internalBody, insecure: false })).status,
      (await created(fake, { ...internalBody, name: 'secure' })).status,
      (await created(fake, { ...registryBody, insecure: false, name: 'other' })).status,
    ],
    answers: { accept: [201, 201, 201], reject: [400, 201, 201] },
  },
};

probeBehaviours(['registries'], probes, { instances: [{ name: 'undocumented' }] });
