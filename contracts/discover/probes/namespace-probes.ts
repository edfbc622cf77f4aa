import { Unmet } from '../../service/exchange.ts';
import { pointed, shown } from '../../service/json.ts';
import { directionOf, orderOf } from './orders.ts';
import { byStatus, observed, type ProbesOf, unclear, unobserved } from './probe.ts';
import { namesOf } from './records.ts';

const listOperation = 'ListInstanceNamespaces';

export const namespaceProbes: ProbesOf<
  | 'namespaces.name_filter'
  | 'namespaces.taken_name'
  | 'namespaces.order'
  | 'namespaces.update'
  | 'namespaces.delete_while_not_empty'
> = {
  'namespaces.name_filter': {
    effect: 'read',
    ask: async ({ instance, list }) => {
      const at = await instance();
      const names = namesOf(await list(listOperation, at));
      const part = (name: string): string => name.slice(0, -1);
      const name = names.find((one) => one.length > 1 && !names.includes(part(one)));
      if (name === undefined) throw new Unmet('every part of a namespace’s name is another namespace');
      const whole = namesOf(await list(listOperation, at, { query: { name } }));
      const found = namesOf(await list(listOperation, at, { query: { name: part(name) } }));
      const seen = `name=${name} gave ${shown(whole)}, name=${part(name)} gave ${shown(found)}`;
      if (!whole.includes(name)) return unclear(seen);
      if (found.length === 0) return observed('exact', seen);
      return found.includes(name) ? observed('contains', seen) : unclear(seen);
    },
  },
  'namespaces.taken_name': {
    effect: 'write',
    ask: async ({ call, newNamespace }) => {
      const at = await newNamespace();
      const body = { namespace_name: at.namespace_name, metadata: { public: 'false' } };
      return byStatus(await call('CreateInstanceNamespace', at, { body }), { 409: 'reject', 400: 'reject_400' });
    },
  },
  'namespaces.order': {
    effect: 'read',
    ask: async ({ instance, list, target, newNamespace }) => {
      // Its name comes early and its id late, which tells an order by name from one by id.
      if (target.mayWrite) await newNamespace();
      const found = await list(listOperation, await instance());
      const ids = found.map(({ namespace_id }) => Number(namespace_id));
      const isByName = directionOf(namesOf(found)) === 1 && directionOf(ids) === 0;
      if (isByName) return observed('by_name', `namespaces ${shown(namesOf(found))} with ids ${shown(ids)}`);
      return orderOf(found, 'namespaces', { id: 'namespace_id' });
    },
  },
  'namespaces.update': {
    effect: 'write',
    ask: async ({ call, target }) => {
      const at = await target.given('new namespace');
      await call('UpdateInstanceNamespace', at, { body: { metadata: { public: 'false', severity: 'high' } } });
      const answer = await call('UpdateInstanceNamespace', at, { body: { metadata: { public: 'true' } } });
      const metadata = pointed((await call('ShowInstanceNamespace', at)).body, '/metadata');
      const seen = `${answer.status}, and then ${shown(metadata)}`;
      if (pointed(metadata, '/public') !== 'true') return unclear(seen);
      return observed(pointed(metadata, '/severity') === 'high' ? 'merge' : 'replace', seen);
    },
  },
  'namespaces.delete_while_not_empty': {
    effect: 'write',
    ask: async ({ call, target, repositories }) => {
      if (target.kind === 'live')
        return unobserved('not asked: no call of this API makes a repository, and one that is there might be deleted');
      const [repository] = (await repositories.all()).toReversed();
      if (repository === undefined) throw new Unmet('no namespace has a repository');
      const answer = await call('DeleteInstanceNamespace', repository.at);
      const after = await call('ShowInstanceNamespace', repository.at);
      const count = pointed(after.body, '/repo_count');
      if (answer.status === 204 && after.status === 404) return observed('allow', '204, and then it is not found');
      return after.status === 200 && Number(count) > 0
        ? byStatus(answer, { 406: 'reject', 400: 'reject_400' })
        : unclear(`${answer.status}, and then ${after.status}`);
    },
  },
};
