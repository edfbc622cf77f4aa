import type { Fields } from '../service/json.ts';
import type { Resource } from './resource.ts';
import { executionBodies, policyBodies, retentionBody } from './retention-bodies.ts';

const missing = 2_147_483_647;
const fewestTasks = 3;

/** The lists of one that goes on change while they are walked. */
const hasEnded = ({ status }: Fields): boolean => ['Succeed', 'Failed', 'Stopped'].includes(String(status));

const policy = {
  name: 'retention policy',
  plural: 'retention policies',
  stem: 'policy',
  parent: 'namespace',
  id: { parameter: 'policy_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceRetentionPolicies'],
    show: 'ShowInstanceRetentionPolicy',
    create: 'CreateInstanceRetentionPolicy',
    update: 'UpdateInstanceRetentionPolicy',
    remove: 'DeleteInstanceRetentionPolicy',
  },
  bodies: { CreateInstanceRetentionPolicy: policyBodies, UpdateInstanceRetentionPolicy: policyBodies },
  newId: { in: 'answer', at: '/id' },
  removedTwice: { status: 400, behaviour: { id: 'retention.missing_policy', option: 'harbor' } },
  given: 'retention policy',
  givens: {
    'retention policy': {
      means: 'any retention policy',
      from: 'instance',
      through: [{ resource: 'retention policy' }],
    },
    'new retention policy': {
      means: 'a retention policy made for the case, in a namespace that is',
      from: 'new namespace',
      body: ({ name }) => ({ ...retentionBody, name }),
      yields: ({ name, id }) => ({ policy_id: id, policy_name: name }),
    },
  },
  seed: { key: 'retention_policies', definition: 'SeedRetentionPolicy' },
} as const satisfies Resource;

const execution = {
  name: 'retention execution',
  plural: 'retention executions',
  stem: 'execution',
  parent: 'retention policy',
  id: { parameter: 'execution_id', field: 'id', missing },
  operations: { list: ['ListInstanceRetentionPolicyExecutions'], create: 'ExecuteInstanceRetentionPolicy' },
  bodies: { ExecuteInstanceRetentionPolicy: executionBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'retention execution with tasks',
  givens: {
    'retention execution with tasks': {
      means: `an ended execution of one with at least ${fewestTasks} tasks`,
      from: 'instance',
      through: [
        { resource: 'retention policy' },
        { resource: 'retention execution', fits: hasEnded },
        { resource: 'retention task', atLeast: fewestTasks },
      ],
    },
  },
  seed: { key: 'executions', definition: 'SeedRetentionExecution' },
} as const satisfies Resource;

const task = {
  name: 'retention task',
  plural: 'retention tasks',
  stem: 'task',
  parent: 'retention execution',
  id: { parameter: 'task_id', field: 'id', missing },
  operations: { list: ['ListInstanceRetentionPolicyExecTasks'] },
  given: 'retention task with sub-tasks',
  listedGiven: 'retention execution with tasks',
  givens: {
    'retention task with sub-tasks': {
      means: 'a task with at least 2 sub-tasks',
      from: 'instance',
      through: [
        { resource: 'retention policy' },
        { resource: 'retention execution', fits: hasEnded },
        { resource: 'retention task', atLeast: fewestTasks },
        { resource: 'retention sub-task', atLeast: 2 },
      ],
    },
  },
  seed: { key: 'tasks', definition: 'SeedRetentionTask' },
} as const satisfies Resource;

const subTask = {
  name: 'retention sub-task',
  plural: 'retention sub-tasks',
  stem: 'sub_task',
  parent: 'retention task',
  operations: { list: ['ListInstanceRetentionPolicyExecSubTasks'] },
  listedGiven: 'retention task with sub-tasks',
  seed: { key: 'sub_tasks', definition: 'SeedRetentionSubTask' },
} as const satisfies Resource;

export const retention = [policy, execution, task, subTask] as const;
