import { internalBody, registryBody } from '../../resources/registry-bodies.ts';
import { pathIn } from '../../service/client.ts';
import type { Answer } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

interface Made {
  readonly created: Answer;
  readonly shows: () => Promise<Answer>;
}

/**
 * Tries to create a registry. If it is created, it is deleted in the end. It names the instance itself unless the body says
 * otherwise, since a service may refuse one that it cannot reach.
 */
const create = async ({ call, cleanUp, instance, newName }: ProbeContext, body: object): Promise<Made> => {
  const at = await instance();
  const whole = { instance_id: at.instance_id, ...body, name: newName() };
  const created = await call('CreateInstanceRegistry', at, { body: whole });
  const path = { ...at, registry_id: String(pointed(created.body, '/id')) };
  if (created.status === 201) cleanUp.add(pathIn('DeleteInstanceRegistry', path));
  return { created, shows: () => call('ShowInstanceRegistry', path) };
};

const accepts = { 201: 'accept', 400: 'reject' } as const;

export const registryProbes: ProbesOf<
  'registries.secret' | 'registries.unreachable' | 'registries.dns_conf' | 'registries.insecure_internal'
> = {
  'registries.secret': {
    effect: 'write',
    ask: async (context) => {
      const { created, shows } = await create(context, registryBody);
      if (created.status !== 201) return unclear(quoted(created));
      const secret = pointed((await shows()).body, '/credential/access_secret');
      const seen = `access_secret is ${shown(secret)}`;
      if (secret === registryBody.credential.access_secret) return observed('plain', seen);
      if (secret === '') return observed('empty', seen);
      return /^\*+$/.test(String(secret)) ? observed('mask', seen) : unclear(seen);
    },
  },
  'registries.unreachable': {
    effect: 'write',
    ask: async (context) => {
      const { created, shows } = await create(context, { ...registryBody, instance_id: '' });
      if (created.status !== 201) return byStatus(created, { 400: 'reject_400' });
      const status = pointed((await shows()).body, '/status');
      const seen = `201, and then its status is ${shown(status)}`;
      if (status === 'healthy') return observed('accept_healthy', seen);
      return status === 'unhealthy' ? observed('accept_unhealthy', seen) : unclear(seen);
    },
  },
  'registries.dns_conf': {
    effect: 'write',
    ask: async (context) => {
      const { dns_conf: _, ...body } = registryBody;
      return byStatus((await create(context, body)).created, accepts);
    },
  },
  'registries.insecure_internal': {
    effect: 'write',
    ask: async (context) => {
      const { instance_id: _, ...body } = internalBody;
      return byStatus((await create(context, { ...body, insecure: false })).created, accepts);
    },
  },
};
