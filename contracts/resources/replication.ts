import type { Fields } from '../service/json.ts';
import { executionBodies, policyBodies, replicationBody } from './replication-bodies.ts';
import type { Resource } from './resource.ts';

const missing = 2_147_483_647;
const fewestTasks = 3;

/** The lists of one that goes on change while they are walked. */
const hasEnded = ({ status }: Fields): boolean => ['Succeed', 'Failed', 'Stopped'].includes(String(status));

const policy = {
  name: 'replication policy',
  plural: 'replication policies',
  stem: 'policy',
  parent: 'instance',
  id: { parameter: 'policy_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceReplicationPolicies'],
    show: 'ShowInstanceReplicationPolicy',
    create: 'CreateInstanceReplicationPolicy',
    update: 'UpdateInstanceReplicationPolicy',
    remove: 'DeleteInstanceReplicationPolicy',
  },
  bodies: { CreateInstanceReplicationPolicy: policyBodies, UpdateInstanceReplicationPolicy: policyBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'replication policy',
  givens: {
    'replication policy': {
      means: 'any replication policy',
      from: 'instance',
      through: [{ resource: 'replication policy' }],
    },
    'new replication policy': {
      means: 'a replication policy made for the case, to a registry that is',
      from: 'new registry',
      body: ({ name, at }) => ({ ...replicationBody, name, dest_registry: { id: Number(at.registry_id) } }),
      yields: ({ name, id }) => ({ policy_id: id, policy_name: name }),
    },
  },
  seed: { key: 'replication_policies', definition: 'SeedReplicationPolicy' },
} as const satisfies Resource;

const execution = {
  name: 'replication execution',
  plural: 'replication executions',
  stem: 'execution',
  parent: 'replication policy',
  id: { parameter: 'execution_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceReplicationPolicyExecutions'],
    create: 'ExecuteInstanceReplicationPolicy',
    actions: ['StopInstanceReplicationPolicyExecution'],
  },
  bodies: { ExecuteInstanceReplicationPolicy: executionBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'replication execution with tasks',
  givens: {
    'replication execution with tasks': {
      means: `an ended execution of one with at least ${fewestTasks} tasks`,
      from: 'instance',
      through: [
        { resource: 'replication execution', fits: hasEnded },
        { resource: 'replication task', atLeast: fewestTasks },
      ],
    },
  },
  seed: { key: 'executions', definition: 'SeedReplicationExecution' },
} as const satisfies Resource;

const task = {
  name: 'replication task',
  plural: 'replication tasks',
  stem: 'task',
  parent: 'replication execution',
  id: { parameter: 'task_id', field: 'id', missing },
  operations: { list: ['ListInstanceReplicationPolicyExecTasks'] },
  given: 'replication task with sub-tasks',
  listedGiven: 'replication execution with tasks',
  givens: {
    'replication task with sub-tasks': {
      means: 'a task with at least 2 sub-tasks',
      from: 'instance',
      through: [
        { resource: 'replication execution', fits: hasEnded },
        { resource: 'replication task', atLeast: fewestTasks },
        { resource: 'replication sub-task', atLeast: 2 },
      ],
    },
  },
  seed: { key: 'tasks', definition: 'SeedReplicationTask' },
} as const satisfies Resource;

const subTask = {
  name: 'replication sub-task',
  plural: 'replication sub-tasks',
  stem: 'sub_task',
  parent: 'replication task',
  operations: { list: ['ListInstanceReplicationPolicyExecSubTasks'] },
  listedGiven: 'replication task with sub-tasks',
  seed: { key: 'sub_tasks', definition: 'SeedReplicationSubTask' },
} as const satisfies Resource;

export const replication = [policy, execution, task, subTask] as const;
