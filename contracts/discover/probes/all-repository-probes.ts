import { Unmet } from '../../service/exchange.ts';
import { asRecords, type Fields, pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear } from './probe.ts';

const list = async ({ call, target }: ProbeContext, query: Readonly<Record<string, string | number>>) =>
  call('ListAllInstanceRepositories', await target.given('project'), { query });

const repositoriesIn = (body: unknown): readonly Fields[] => asRecords(pointed(body, '/repositories'));

/** A repository whose name is long enough to be cut. */
const anyRepository = async (context: ProbeContext): Promise<Fields> => {
  const found = repositoriesIn((await list(context, { limit: 100 })).body);
  const one = found.find(({ name }) => String(name).length > 2);
  if (one === undefined) throw new Unmet('the project has no repository');
  return one;
};

export const allRepositoryProbes: ProbesOf<
  'repositories.all_name' | 'repositories.unknown_marker' | 'repositories.last_marker' | 'repositories.urn_registry'
> = {
  'repositories.all_name': {
    effect: 'read',
    ask: async (context) => {
      const { id, name } = await anyRepository(context);
      const part = String(name).slice(0, -1);
      const answer = await list(context, { limit: 100, name: part });
      if (answer.status !== 200) return unclear(quoted(answer));
      const isFound = repositoriesIn(answer.body).some((one) => one.id === id);
      return observed(
        isFound ? 'contains' : 'exact',
        `${shown(name)} is ${isFound ? '' : 'not '}found by ${shown(part)}`,
      );
    },
  },
  'repositories.unknown_marker': {
    effect: 'read',
    ask: async (context) =>
      byStatus(await list(context, { marker: 'fake-swr-verify' }), { 400: 'reject', 200: 'first_page' }),
  },
  'repositories.last_marker': {
    effect: 'read',
    ask: async (context) => {
      const answer = await list(context, { name: 'fake-swr-verify-missing' });
      const marker = pointed(answer.body, '/page_info/next_marker');
      if (answer.status !== 200) return unclear(quoted(answer));
      if (marker === undefined) return observed('absent', quoted(answer));
      return marker === '' ? observed('empty', quoted(answer)) : unclear(quoted(answer));
    },
  },
  'repositories.urn_registry': {
    effect: 'read',
    ask: async (context) => {
      const { resource_urn: urn, instance_id, instance_name } = await anyRepository(context);
      const [registry] = String(urn).split(':').at(-1)?.split('/') ?? [];
      if (registry === instance_id) return observed('instance_id', shown(urn));
      return registry === instance_name ? observed('instance_name', shown(urn)) : unclear(shown(urn));
    },
  },
};
