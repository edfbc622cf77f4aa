import { pointed } from '../../match.ts';
import type { Yield } from '../../target.ts';
import { Unmet } from '../../target.ts';
import { segment } from './items.ts';
import { orderOf } from './orders.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const executionsOf = ({ project_id, instance_id, namespace_name, policy_id }: Yield): string =>
  `/v2/${project_id}/instances/${instance_id}/namespaces/${segment(namespace_name)}/signature/policies/${policy_id}/executions`;

const subTasksOf = (at: Yield): string => `${executionsOf(at)}/${at.execution_id}/tasks/${at.task_id}/subtasks`;

const mostPolicies = 20;

export const listProbes: ProbesOf<
  | 'signature.order_of_policies'
  | 'signature.order_of_executions'
  | 'signature.order_of_tasks'
  | 'signature.order_of_sub_tasks'
  | 'signature.unknown_status_filter'
> = {
  'signature.order_of_policies': {
    effect: 'read',
    ask: async ({ instance, list }) =>
      orderOf(await list(`${await instance()}/signature/policies`, 'policies'), 'policies'),
  },
  'signature.order_of_executions': {
    effect: 'read',
    ask: async ({ instance, list }) => {
      const root = await instance();
      for (const { id, namespace_name } of (await list(`${root}/signature/policies`, 'policies')).slice(
        0,
        mostPolicies,
      )) {
        const path = `${root}/namespaces/${segment(namespace_name)}/signature/policies/${id}/executions`;
        const executions = await list(path, 'executions');
        if (executions.length >= 3) return orderOf(executions, 'executions');
      }
      throw new Unmet('there is no policy with 3 executions');
    },
  },
  'signature.order_of_tasks': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const at = await target.given('execution with tasks');
      return orderOf(await list(`${executionsOf(at)}/${at.execution_id}/tasks`, 'tasks'), 'tasks');
    },
  },
  'signature.order_of_sub_tasks': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const at = await target.given('task with sub-tasks');
      return orderOf(await list(subTasksOf(at), 'sub_tasks'), 'sub-tasks', { fewest: 2 });
    },
  },
  'signature.unknown_status_filter': {
    effect: 'read',
    ask: async ({ get, list, target }) => {
      const path = subTasksOf(await target.given('task with sub-tasks'));
      const all = await list(path, 'sub_tasks');
      const answer = await get(`${path}?status=Nonsense`);
      const total = pointed(answer.body, '/total');
      if (answer.status === 400) return observed('reject', quoted(answer));
      if (answer.status !== 200) return unclear(quoted(answer));
      if (total === 0) return observed('empty', quoted(answer));
      return total === all.length ? observed('ignore', quoted(answer)) : unclear(quoted(answer));
    },
  },
};
