import { asFields, asRecords, type Fields } from '../service/json.ts';
import { ignoring, inBody, inList, inRecords, inSent, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const never = '0001-01-01T00:00:00Z';
const creates = ['CreateInstanceRetentionPolicy'] as const;
const writes = [...creates, 'UpdateInstanceRetentionPolicy'] as const;
const shows = ['ShowInstanceRetentionPolicy'] as const;
const lists = ['ListInstanceRetentionPolicies'] as const;
const executions = ['ListInstanceRetentionPolicyExecutions'] as const;
const tasks = ['ListInstanceRetentionPolicyExecTasks'] as const;
const subTasks = ['ListInstanceRetentionPolicyExecSubTasks'] as const;
const executes = ['ExecuteInstanceRetentionPolicy'] as const;

/** Sends a body of which the rules are changed, so that what should be refused is not. */
const inRules = (change: (rule: Fields, index: number) => Fields) =>
  inSent((body) => ({ ...body, rules: asRecords(body.rules).map(change) }));

const reversed = inList((items) => [...items].reverse());

const policies: readonly Mutant[] = [
  {
    name: 'second retention policy of a namespace',
    breaks: 'a namespace has one retention policy',
    documented: true,
    on: creates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('already') ? withBody(withStatus(answer, 201), { id: 1 }) : answer,
  },
  {
    name: 'equal retention rules accepted',
    breaks: 'equal rules are a conflict',
    documented: false,
    on: writes,
    request: inRules((rule, index) => ({ ...rule, priority: index })),
  },
  {
    name: 'retention params of another template',
    breaks: 'a rule has a number under the name of its template',
    documented: false,
    on: writes,
    request: inRules((rule) => ({ ...rule, params: { [String(rule.template)]: 1, ...asFields(rule.params) } })),
  },
  {
    name: 'retention params as text',
    breaks: 'params are returned as they were sent',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({
      ...record,
      rules: asRecords(record.rules).map((rule) => ({
        ...rule,
        params: Object.fromEntries(Object.entries(asFields(rule.params)).map(([name, value]) => [name, `${value}`])),
      })),
    })),
  },
  {
    name: 'first retention rule only',
    breaks: 'a policy keeps each of its rules',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({ ...record, rules: asRecords(record.rules).slice(0, 1) })),
  },
  {
    name: 'retention started by events',
    breaks: 'events do not start retention',
    documented: true,
    on: writes,
    request: inSent((body) => ({
      ...body,
      ...((body.trigger as Fields | undefined)?.type === 'event_based' && { trigger: { type: 'manual' } }),
    })),
  },
  {
    name: 'retention settings of a manual trigger',
    breaks: 'trigger_settings that were not sent are absent',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({ ...record, trigger: { trigger_settings: {}, ...asFields(record.trigger) } })),
  },
  {
    name: 'retention policies of every namespace',
    breaks: 'namespace_id filters the list',
    documented: true,
    on: lists,
    request: ignoring('namespace_id'),
  },
  {
    name: 'retention policies of every name',
    breaks: 'name filters the list',
    documented: true,
    on: lists,
    request: ignoring('name'),
  },
  {
    name: 'missing retention policy deleted',
    breaks: 'deleting a policy that is not there is refused',
    documented: false,
    on: ['DeleteInstanceRetentionPolicy'],
    answer: (answer) => (answer.status === 400 ? withBody(withStatus(answer, 204), undefined) : answer),
  },
];

const runs: readonly Mutant[] = [
  {
    name: 'dry run that deletes',
    breaks: 'a dry run deletes nothing',
    documented: true,
    on: executes,
    request: inSent((body) => ({ ...body, dry_run: false })),
  },
  {
    name: 'dry run said to be none',
    breaks: 'an execution says whether it is a dry run',
    documented: true,
    on: executions,
    answer: inRecords((record) => ({ ...record, dry_run: false })),
  },
  {
    name: 'dry run without tasks',
    breaks: 'a dry run shows what would be deleted',
    documented: true,
    on: tasks,
    answer: inBody((body) => ({ ...body, tasks: [], total: 0 })),
  },
  {
    name: 'end_time never',
    breaks: 'an execution that has ended has an end',
    documented: true,
    on: executions,
    answer: inRecords((record) => ({ ...record, end_time: never })),
  },
  {
    name: 'total counts what is retained',
    breaks: 'total is how many artifacts a repository has',
    documented: true,
    on: tasks,
    answer: inRecords((record) => ({ ...record, total: record.retained })),
  },
  {
    name: 'more retained than there is',
    breaks: 'retained is at most total',
    documented: false,
    on: tasks,
    answer: inRecords((record) => ({ ...record, retained: Number(record.total) + 1 })),
  },
  {
    name: 'status_code of one that runs',
    breaks: 'a task that has ended has the code 3',
    documented: false,
    on: tasks,
    answer: inRecords((record) => ({ ...record, status_code: 2 })),
  },
  {
    name: 'retention task status ignored',
    breaks: 'status filters the tasks',
    documented: true,
    on: tasks,
    request: ignoring('status'),
  },
  {
    name: 'retention sub-task status ignored',
    breaks: 'status filters the sub-tasks',
    documented: true,
    on: subTasks,
    request: ignoring('status'),
  },
  {
    name: 'kept among the deleted',
    breaks: 'a sub-task is of an artifact that is deleted',
    documented: true,
    on: subTasks,
    answer: inRecords((record) => ({ ...record, action: 'RETAIN' })),
  },
  {
    name: 'sub-task for each tag',
    breaks: 'a sub-task is a whole artifact',
    documented: true,
    on: subTasks,
    answer: inList((items) => items.map((item) => ({ ...item, digest: items[0]?.digest }))),
  },
  ...([executions, tasks, subTasks] as const).map(
    (on): Mutant => ({
      name: `${on[0]} reversed`,
      breaks: 'what retention did is listed in the order of its ids',
      documented: false,
      on,
      answer: reversed,
    }),
  ),
];

/** Retention that keeps, shows or deletes otherwise than it should. */
export const retention: readonly Mutant[] = [...policies, ...runs];
