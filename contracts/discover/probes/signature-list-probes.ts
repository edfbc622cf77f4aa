import { Unmet } from '../../service/exchange.ts';
import { pointed } from '../../service/json.ts';
import { orderOf } from './orders.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

const mostPolicies = 20;
const subTasksOf = 'ListInstanceSignatureExecutionSubtasks';

export const signatureListProbes: ProbesOf<
  | 'signature.order_of_policies'
  | 'executions.order'
  | 'tasks.order'
  | 'tasks.order_of_sub_tasks'
  | 'tasks.unknown_status_filter'
> = {
  'signature.order_of_policies': {
    effect: 'read',
    ask: async ({ instance, list }) => orderOf(await list('ListInstanceSignPolicies', await instance()), 'policies'),
  },
  'executions.order': {
    effect: 'read',
    ask: async ({ instance, list, locate }) => {
      for (const { at } of (await locate('signature policy', await instance())).slice(0, mostPolicies)) {
        const executions = await list('ListInstanceSignPolicyExecutions', at);
        if (executions.length >= 3) return orderOf(executions, 'executions');
      }
      throw new Unmet('no policy has 3 executions');
    },
  },
  'tasks.order': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const at = await target.given('signature execution with tasks');
      return orderOf(await list('ListInstanceSignPolicyExecTasks', at), 'tasks');
    },
  },
  'tasks.order_of_sub_tasks': {
    effect: 'read',
    ask: async ({ list, target }) => {
      const at = await target.given('signature task with sub-tasks');
      return orderOf(await list(subTasksOf, at), 'sub-tasks', { fewest: 2 });
    },
  },
  'tasks.unknown_status_filter': {
    effect: 'read',
    ask: async ({ call, list, target }) => {
      const at = await target.given('signature task with sub-tasks');
      const all = await list(subTasksOf, at);
      const answer = await call(subTasksOf, at, { query: { status: 'Nonsense' } });
      const total = pointed(answer.body, '/total');
      if (answer.status === 400) return observed('reject', quoted(answer));
      if (answer.status !== 200) return unclear(quoted(answer));
      if (total === 0) return observed('empty', quoted(answer));
      return total === all.length ? observed('ignore', quoted(answer)) : unclear(quoted(answer));
    },
  },
};
