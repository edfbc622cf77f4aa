import { descriptionUntil } from './kit-names.ts';
import type { Resource } from './resource.ts';
import { creation, madePolicyBody, update } from './signature-bodies.ts';

const missing = 2_147_483_647;
const fewestTasks = 3;

const policy = {
  name: 'signature policy',
  plural: 'signing policies',
  stem: 'policy',
  parent: 'namespace',
  id: { parameter: 'policy_id', field: 'id', missing },
  operations: {
    list: ['ListInstanceSignPolicies'],
    show: 'ShowInstanceSignPolicy',
    create: 'CreateInstanceSignPolicy',
    update: 'UpdateInstanceSignPolicy',
    remove: 'DeleteInstanceSignPolicy',
  },
  bodies: { CreateInstanceSignPolicy: creation, UpdateInstanceSignPolicy: update },
  newId: { in: 'answer', at: '/id' },
  given: 'signature policy',
  givens: {
    'signature policy': { means: 'any signing policy', from: 'instance', through: [{ resource: 'signature policy' }] },
    'new signature policy': {
      means: 'a signing policy made for the case',
      from: 'repository',
      body: ({ name, expires, signatureKey, at }) =>
        madePolicyBody({
          name,
          description: descriptionUntil(expires),
          repository: String(at.repository_name),
          key: signatureKey,
        }),
      yields: ({ name, id }) => ({ policy_id: id, policy_name: name }),
    },
  },
  seed: { key: 'signature_policies', definition: 'SeedSignPolicy' },
} as const satisfies Resource;

const execution = {
  name: 'signature execution',
  plural: 'signing executions',
  stem: 'execution',
  parent: 'signature policy',
  id: { parameter: 'execution_id', field: 'id', missing },
  operations: { list: ['ListInstanceSignPolicyExecutions'], create: 'ExecuteInstanceSignPolicy' },
  newId: { in: 'answer', at: '/id' },
  given: 'signature execution with tasks',
  givens: {
    'signature execution': {
      means: 'any execution of one',
      from: 'instance',
      through: [{ resource: 'signature policy' }, { resource: 'signature execution' }],
    },
    'signature execution with tasks': {
      means: `one with at least ${fewestTasks} tasks`,
      from: 'instance',
      through: [
        { resource: 'signature policy' },
        { resource: 'signature execution', fits: ({ total }) => Number(total) >= fewestTasks },
      ],
    },
  },
  seed: { key: 'executions', definition: 'SeedExecution' },
} as const satisfies Resource;

const task = {
  name: 'signature task',
  plural: 'signing tasks',
  stem: 'task',
  parent: 'signature execution',
  id: { parameter: 'task_id', field: 'id', missing },
  operations: { list: ['ListInstanceSignPolicyExecTasks'] },
  given: 'signature task with sub-tasks',
  listedGiven: 'signature execution with tasks',
  givens: {
    'signature task with sub-tasks': {
      means: 'a task with at least 2 sub-tasks',
      from: 'signature execution with tasks',
      through: [{ resource: 'signature task' }, { resource: 'signature sub-task', atLeast: 2 }],
    },
  },
  seed: { key: 'tasks', definition: 'SeedTask' },
} as const satisfies Resource;

const subTask = {
  name: 'signature sub-task',
  plural: 'signing sub-tasks',
  stem: 'sub_task',
  parent: 'signature task',
  operations: { list: ['ListInstanceSignatureExecutionSubtasks'] },
  listedGiven: 'signature task with sub-tasks',
  seed: { key: 'sub_tasks', definition: 'SeedSubTask' },
} as const satisfies Resource;

export const signature = [policy, execution, task, subTask] as const;
