import type { Outgoing } from '../service/exchange.ts';
import { asRecords, type Fields, isFields } from '../service/json.ts';
import type { OperationId } from '../service/spec.ts';
import { everyList, ignoring, inList, inQuery, inRecords, inTotal, queryOf } from './change.ts';
import type { Context, Mutant } from './mutant.ts';

const subTasks: readonly OperationId[] = ['ListInstanceSignatureExecutionSubtasks'];
const repositories: readonly OperationId[] = ['ListInstanceRepositories', 'ListNamespaceRepositories'];

const ignored = (name: string, on: OperationId): Mutant => ({
  name: `${name} of ${on} ignored`,
  breaks: `${name} filters or orders the list`,
  documented: true,
  on: [on],
  request: ignoring(name),
});

const reversed = inList((items) => [...items].reverse());

const filterNames = ['status', 'name', 'public', 'namespace_id', 'type', 'tags'];

const unfiltered = async (request: Outgoing, { ask }: Context): Promise<Fields> => {
  const open = inQuery((query) => {
    for (const name of filterNames) query.delete(name);
  })(request);
  const { body } = await ask(open);
  return isFields(body) ? body : {};
};

const swapped: Readonly<Record<string, string>> = { asc: 'desc', desc: 'asc' };

/** Filters that do not filter, and lists in another order. */
export const filters: readonly Mutant[] = [
  ignored('status', 'ListInstanceSignatureExecutionSubtasks'),
  ignored('status', 'ListInstance'),
  ignored('enterprise_project_id', 'ListInstance'),
  ignored('name', 'ListInstanceNamespaces'),
  ignored('public', 'ListInstanceNamespaces'),
  ignored('namespace_id', 'ListInstanceRepositories'),
  ignored('order_type', 'ListInstanceRepositories'),
  ignored('order_type', 'ListNamespaceRepositories'),
  ignored('order_type', 'ListInstanceNamespaces'),
  ignored('type', 'ListInstanceArtifacts'),
  ignored('tags', 'ListInstanceArtifacts'),
  ignored('is_accessory', 'ListInstanceTags'),
  {
    name: 'total before the filter',
    breaks: 'total is how many the filter leaves',
    documented: true,
    on: everyList,
    answer: async (answer, request, context) => {
      if (!filterNames.some((name) => queryOf(request).has(name)) || answer.status !== 200) return answer;
      const before = await unfiltered(request, context);
      return inTotal(() => before.total ?? before.total_count)(answer, request);
    },
  },
  {
    name: 'filter after the page is cut',
    breaks: 'a filtered list is paged after it was filtered',
    documented: true,
    on: subTasks,
    answer: async (answer, request, context) => {
      const wanted = queryOf(request).get('status');
      if (wanted === null || answer.status !== 200) return answer;
      const { sub_tasks: all } = await unfiltered(request, context);
      return inList(() =>
        asRecords(all)
          .filter(({ status }) => status === wanted)
          .slice(0, 1),
      )(answer, request);
    },
  },
  {
    name: 'is_accessory false unless given',
    breaks: 'is_accessory is true unless given',
    documented: true,
    on: ['ListInstanceTags'],
    request: inQuery((query) => {
      if (!query.has('is_accessory')) query.set('is_accessory', 'false');
    }),
  },
  {
    name: 'public=yes filters nothing',
    breaks: 'any value of public but true counts as false',
    documented: true,
    on: ['ListInstanceNamespaces'],
    request: inQuery((query) => {
      if (query.get('public') === 'yes') query.delete('public');
    }),
  },
  {
    name: 'part of a name is enough',
    breaks: 'name is compared with the whole name',
    documented: false,
    on: ['ListInstanceNamespaces'],
    request: inQuery((query) => {
      if (query.get('name') === 'fake-swr-verify') query.delete('name');
    }),
  },
  {
    name: 'unknown status filters nothing',
    breaks: 'a status that does not exist is refused',
    documented: false,
    on: subTasks,
    request: inQuery((query) => {
      if (query.get('status') === 'Success') query.delete('status');
    }),
  },
  {
    name: 'asc and desc exchanged',
    breaks: 'desc is the latest first',
    documented: true,
    on: [...repositories, 'ListInstanceNamespaces'],
    request: inQuery((query) => {
      const to = swapped[query.get('order_type') ?? ''];
      if (to !== undefined) query.set('order_type', to);
    }),
  },
  {
    name: 'repositories oldest first',
    breaks: 'repositories are listed by created_at, the latest first',
    documented: true,
    on: repositories,
    request: inQuery((query) => {
      if (!query.has('order_type')) query.set('order_type', 'asc');
    }),
  },
  {
    name: 'unknown order accepted',
    breaks: 'an order that the page does not list is refused',
    documented: false,
    on: repositories,
    request: inQuery((query) => {
      if (query.get('order_type') === 'upwards') query.delete('order_type');
    }),
  },
  {
    name: 'tasks reversed',
    breaks: 'tasks are listed by ascending id',
    documented: false,
    on: ['ListInstanceSignPolicyExecTasks'],
    answer: reversed,
  },
  {
    name: 'sub-tasks reversed',
    breaks: 'sub-tasks are listed by ascending id',
    documented: false,
    on: subTasks,
    answer: reversed,
  },
  {
    name: 'executions reversed',
    breaks: 'executions are listed by descending id',
    documented: false,
    on: ['ListInstanceSignPolicyExecutions'],
    answer: reversed,
  },
  {
    name: 'policies reversed',
    breaks: 'policies are listed by ascending id',
    documented: false,
    on: ['ListInstanceSignPolicies'],
    answer: reversed,
  },
  {
    name: 'artifacts reversed',
    breaks: 'artifacts are listed by descending id',
    documented: false,
    on: ['ListInstanceArtifacts'],
    answer: reversed,
  },
  {
    name: 'tags separated by spaces',
    breaks: 'tags are separated by commas',
    documented: false,
    on: subTasks,
    answer: inRecords((record) => ({ ...record, tags: String(record.tags).replaceAll(',', ', ') })),
  },
];
