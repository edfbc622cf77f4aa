import { pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

/** An account that is made up of a name. */
const permissionOf = (name: string): string => `iam:domain::${name.replace(/[^A-Za-z0-9]/g, '')}`;

const act = async ({ call, instance }: ProbeContext, action: 'add' | 'remove', permissions: readonly string[]) =>
  call('UpdateInternalEndpointPermissions', await instance(), {
    body: { permissions, action, permission_type: 'domainId' },
  });

export const reachProbes: ProbesOf<
  'access.default_domain' | 'access.own_connections' | 'access.permission_again' | 'access.order'
> = {
  'access.default_domain': {
    effect: 'write',
    ask: async ({ call, instance }) => {
      const at = await instance();
      const infos = pointed((await call('ListDomainNames', at)).body, '/domain_name_infos') as readonly unknown[];
      const usual = (infos ?? []).find((info) => pointed(info, '/type') === 'default');
      if (usual === undefined) return unobserved('the instance has no default domain name');
      const path = { ...at, domainname_id: String(pointed(usual, '/uid')) };
      return byStatus(await call('DeleteDomainName', path), { 400: 'reject_400', 403: 'forbidden', 404: 'not_found' });
    },
  },
  'access.own_connections': {
    effect: 'read',
    ask: async ({ call, list, instance }) => {
      const at = await instance();
      const endpoints = await list('ListInstanceInternalEndpoints', at);
      const own = endpoints.find(({ status }) => status === 'Running');
      if (own === undefined) return unobserved('the instance has no internal endpoint that runs');
      const id = String(own.vpcep_endpoint_id);
      const { body } = await call('ListInternalEndpointConnections', at, { query: { id } });
      const found = pointed(body, '/connections/0');
      const seen = `the connection of the instance's own internal endpoint is ${shown(found)}`;
      if (found === undefined) return observed('hidden', seen);
      return pointed(found, '/protected') === true ? observed('protected', seen) : unclear(seen);
    },
  },
  'access.permission_again': {
    effect: 'write',
    ask: async (context) => {
      const permission = permissionOf(context.newName());
      const first = await act(context, 'add', [permission]);
      if (first.status !== 200) return unclear(quoted(first));
      const again = await act(context, 'add', [permission]);
      await act(context, 'remove', [permission]);
      return byStatus(again, { 200: 'ignore', 400: 'reject', 409: 'reject' });
    },
  },
  'access.order': {
    effect: 'write',
    ask: async (context) => {
      const added = [permissionOf(context.newName()), permissionOf(context.newName())];
      for (const permission of added) {
        const answer = await act(context, 'add', [permission]);
        if (answer.status !== 200) return unclear(quoted(answer));
        await context.target.pause(1000);
      }
      const rows = await context.list('ListInternalEndpointPermissions', await context.instance());
      await act(context, 'remove', added);
      const [first, second] = added.map((wanted) => rows.findIndex(({ permission }) => permission === wanted));
      const seen = `of two permissions, the earlier was listed at ${first} and the later at ${second}`;
      if (first === undefined || second === undefined || first < 0 || second < 0) return unclear(seen);
      return observed(first < second ? 'oldest_first' : 'newest_first', seen);
    },
  },
};
