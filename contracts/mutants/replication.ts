import type { Fields } from '../service/json.ts';
import { ignoring, inBody, inList, inRecords, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const creates = ['CreateInstanceReplicationPolicy'] as const;
const shows = ['ShowInstanceReplicationPolicy'] as const;
const lists = ['ListInstanceReplicationPolicies'] as const;
const executions = ['ListInstanceReplicationPolicyExecutions'] as const;
const tasks = ['ListInstanceReplicationPolicyExecTasks'] as const;
const subTasks = ['ListInstanceReplicationPolicyExecSubTasks'] as const;

const idOf = (side: unknown): unknown => (side as Fields | undefined)?.id;

const policies: readonly Mutant[] = [
  {
    name: 'own side left out',
    breaks: 'the side that is the instance has the id 0',
    documented: false,
    on: shows,
    answer: inRecords((record) => ({ ...record, ...(idOf(record.src_registry) === 0 && { src_registry: null }) })),
  },
  {
    name: 'source that stays',
    breaks: 'a policy that is replaced keeps no side of the one before',
    documented: false,
    on: shows,
    answer: inRecords((record) => ({
      ...record,
      ...(idOf(record.src_registry) !== 0 && { dest_registry: record.src_registry }),
    })),
  },
  {
    name: 'policy to a registry that is not there',
    breaks: 'a policy names a registry that there is',
    documented: true,
    on: creates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('no such registry')
        ? withBody(withStatus(answer, 201), { id: 1 })
        : answer,
  },
  {
    name: 'policy without a registry',
    breaks: 'a policy names one registry',
    documented: false,
    on: creates,
    answer: (answer) =>
      answer.status === 400 && answer.text.includes('must name one')
        ? withBody(withStatus(answer, 201), { id: 1 })
        : answer,
  },
  {
    name: 'second replication policy of a name',
    breaks: 'a second policy of a name is a conflict',
    documented: false,
    on: creates,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 201), { id: 1 }) : answer),
  },
  {
    name: 'registry in use deleted',
    breaks: 'a registry that a policy names is not deleted',
    documented: false,
    on: ['DeleteInstanceRegistry'],
    answer: (answer) => (answer.status === 412 ? withBody(withStatus(answer, 204), undefined) : answer),
  },
  {
    name: 'override always false',
    breaks: 'override is kept',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({ ...record, override: false })),
  },
  {
    name: 'first filter only',
    breaks: 'a policy keeps each of its filters',
    documented: true,
    on: shows,
    answer: inRecords((record) => ({ ...record, filters: (record.filters as readonly unknown[]).slice(0, 1) })),
  },
  ...(['name', 'registry_id', 'order_column', 'order_type'] as const).map(
    (parameter): Mutant => ({
      name: `replication policies whatever ${parameter}`,
      breaks: `${parameter} of the list is heeded`,
      documented: true,
      on: lists,
      request: ignoring(parameter),
    }),
  ),
];

const runs: readonly Mutant[] = [
  {
    name: 'executions of every policy',
    breaks: 'policy_id filters the executions',
    documented: true,
    on: executions,
    request: ignoring('policy_id'),
  },
  {
    name: 'disabled replication policy executed',
    breaks: 'a policy that is not enabled is not executed',
    documented: false,
    on: ['ExecuteInstanceReplicationPolicy'],
    answer: (answer) => (answer.status === 400 ? withBody(withStatus(answer, 202), { id: 1 }) : answer),
  },
  {
    name: 'stopping answered 202',
    breaks: 'stopping an execution is answered 200',
    documented: false,
    on: ['StopInstanceReplicationPolicyExecution'],
    answer: (answer) => (answer.status === 200 ? withStatus(answer, 202) : answer),
  },
  {
    name: 'stopping one that has ended refused',
    breaks: 'stopping an execution that has ended is no mistake',
    documented: false,
    on: ['StopInstanceReplicationPolicyExecution'],
    answer: (answer) => withBody(withStatus(answer, 400), { error_code: 'x', error_msg: 'x' }),
  },
  {
    name: 'replication sub-task status ignored',
    breaks: 'status filters the sub-tasks',
    documented: true,
    on: subTasks,
    request: ignoring('status'),
  },
  {
    name: 'replication sub-tasks under the old key',
    breaks: 'the key is sub_tasks',
    documented: true,
    on: subTasks,
    answer: inBody(({ sub_tasks, ...rest }) => ({ ...rest, subtasks: sub_tasks })),
  },
  {
    name: 'sub-task with a number as its job',
    breaks: 'job_id is text',
    documented: true,
    on: subTasks,
    answer: inRecords((record) => ({ ...record, job_id: Number(record.job_id) })),
  },
  ...([executions, tasks, subTasks] as const).map(
    (on): Mutant => ({
      name: `${on[0]} reversed`,
      breaks: 'what replication did is listed in the order of its ids',
      documented: false,
      on,
      answer: inList((items) => [...items].reverse()),
    }),
  ),
];

/** Replication that keeps, shows or does otherwise than it should. */
export const replication: readonly Mutant[] = [...policies, ...runs];
