import { pointed, shown } from '../../match.ts';
import { Unmet } from '../../target.ts';
import { namesOf, segment } from './items.ts';
import { orderOf } from './orders.ts';
import { byStatus, observed, type ProbesOf, unclear, untold } from './probe.ts';

export const namespaceProbes: ProbesOf<
  'namespaces.name_filter' | 'namespaces.taken_name' | 'namespaces.order' | 'namespaces.delete_while_not_empty'
> = {
  'namespaces.name_filter': {
    effect: 'read',
    ask: async ({ instance, namespaces, list }) => {
      const names = namesOf(await namespaces());
      const part = (name: string): string => name.slice(0, -1);
      const name = names.find((one) => one.length > 1 && !names.includes(part(one)));
      if (name === undefined) throw new Unmet('there is no namespace with a part that is no namespace itself');
      const path = `${await instance()}/namespaces`;
      const whole = namesOf(await list(`${path}?name=${segment(name)}`, 'namespaces'));
      const found = namesOf(await list(`${path}?name=${segment(part(name))}`, 'namespaces'));
      const seen = `name=${name} gave ${shown(whole)}, name=${part(name)} gave ${shown(found)}`;
      if (!whole.includes(name)) return unclear(seen);
      if (found.length === 0) return observed('exact', seen);
      return found.includes(name) ? observed('contains', seen) : unclear(seen);
    },
  },
  'namespaces.taken_name': {
    effect: 'write',
    ask: async ({ ask, instance, ownNamespace }) => {
      const body = { namespace_name: await ownNamespace(), metadata: { public: 'false' } };
      return byStatus(await ask('POST', `${await instance()}/namespaces`, body), { 409: 'reject', 400: 'reject_400' });
    },
  },
  'namespaces.order': {
    effect: 'read',
    ask: async ({ instance, list, target, ownNamespace }) => {
      // Its name comes early and its id late, which tells an order by name from one by id.
      if (target.mayWrite) await ownNamespace();
      return orderOf(await list(`${await instance()}/namespaces`, 'namespaces'), 'namespaces', { id: 'namespace_id' });
    },
  },
  'namespaces.delete_while_not_empty': {
    effect: 'write',
    ask: async ({ ask, get, instance, target, repositories }) => {
      if (target.kind === 'live')
        return untold('not asked: no call of this API makes a repository, and one that is there might be deleted');
      const [repository] = (await repositories()).toReversed();
      if (repository === undefined) throw new Unmet('there is no namespace with a repository');
      const path = `${await instance()}/namespaces/${segment(repository.namespace)}`;
      const answer = await ask('DELETE', path);
      const after = await get(path);
      const count = pointed(after.body, '/repo_count');
      if (answer.status === 204 && after.status === 404) return observed('allow', '204, and then it is not found');
      return after.status === 200 && Number(count) > 0
        ? byStatus(answer, { 406: 'reject', 400: 'reject_400' })
        : unclear(`${answer.status}, and then ${after.status}`);
    },
  },
};
