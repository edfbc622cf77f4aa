import { internalBody } from '../../resources/registry-bodies.ts';
import { replicationBody } from '../../resources/replication-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, type Fields, pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

const pollEveryMs = 250;
const mostPolls = 60;

/** A registry that is the instance itself: a service may refuse one that it cannot reach. */
const newRegistry = async ({ call, cleanUp, instance, newName }: ProbeContext): Promise<number> => {
  const at = await instance();
  const target = { ...internalBody, project_id: at.project_id, instance_id: at.instance_id };
  const answer = await call('CreateInstanceRegistry', at, { body: { ...target, name: newName() } });
  if (answer.status !== 201) throw new Unmet(`a registry could not be created: ${quoted(answer)}`);
  const id = Number(pointed(answer.body, '/id'));
  cleanUp.add(pathIn('DeleteInstanceRegistry', { ...at, registry_id: id }));
  return id;
};

/** Tries to create a policy. If it is created, it is deleted in the end. */
const create = async (
  { call, cleanUp, instance, newName }: ProbeContext,
  body: object,
): Promise<{ readonly answer: Answer; readonly at: PathValues }> => {
  const { dest_registry: _, ...usual } = replicationBody;
  const at = await instance();
  const answer = await call('CreateInstanceReplicationPolicy', at, { body: { ...usual, ...body, name: newName() } });
  const here = { ...at, policy_id: Number(pointed(answer.body, '/id')) };
  if (answer.status === 201) cleanUp.add(pathIn('DeleteInstanceReplicationPolicy', here));
  return { answer, at: here };
};

const ended = ({ status }: Fields): boolean => ['Succeed', 'Failed', 'Stopped'].includes(String(status));

/** The tasks of a run that copies one small repository of the instance into a namespace of it, once they have ended. */
const tasksOfCopy = async (context: ProbeContext, dest_namespace: string): Promise<readonly Fields[]> => {
  const { call, list, repositories } = context;
  const [smallest] = (await repositories.all())
    .filter(({ artifactCount }) => artifactCount > 0)
    .toSorted((a, b) => a.artifactCount - b.artifactCount);
  if (smallest === undefined) throw new Unmet('no repository has an artifact');
  const { namespace_name, repository_name } = smallest.at;
  const dest_registry = { id: await newRegistry(context) };
  const filters = [{ type: 'name', value: `${namespace_name}/${repository_name}` }];
  const { at } = await create(context, { dest_registry, dest_namespace, filters });
  const { body } = await call('ExecuteInstanceReplicationPolicy', at, { body: { policy_id: at.policy_id } });
  const run = { ...at, execution_id: String(pointed(body, '/id')) };
  for (let poll = 0; poll < mostPolls; poll += 1) {
    const tasks = await list('ListInstanceReplicationPolicyExecTasks', run);
    if (tasks.length > 0 && tasks.every(ended)) return tasks;
    await context.target.pause(pollEveryMs);
  }
  throw new Unmet('a run did not end');
};

const copies = 'not asked: it would copy an image, and no call of this API takes that away';

export const replicationProbes: ProbesOf<
  | 'replication.both_registries'
  | 'replication.resource_text'
  | 'replication.subtasks_key'
  | 'replication.missing_dest_namespace'
  | 'replication.event_based_pull'
  | 'replication.stop_status'
  | 'replication.stop_finished'
> = {
  'replication.both_registries': {
    effect: 'write',
    ask: async (context) => {
      const id = await newRegistry(context);
      const { answer } = await create(context, { src_registry: { id }, dest_registry: { id } });
      return byStatus(answer, { 201: 'accept', 400: 'reject_400' });
    },
  },
  'replication.resource_text': {
    effect: 'write',
    ask: async (context) => {
      if (context.target.kind === 'live') return unobserved(copies);
      const [task] = await tasksOfCopy(context, '');
      const text = String(task?.src_resource);
      const seen = `src_resource is ${shown(text)}`;
      if (/^\S+ \[\d+ item\(s\) in total\]$/.test(text)) return observed('items', seen);
      return /^[^\s{]+\/[^\s{]+$/.test(text) ? observed('bare', seen) : unclear(seen);
    },
  },
  'replication.subtasks_key': {
    effect: 'read',
    ask: async ({ call, locate, instance }) => {
      for (const { at: run } of await locate('replication execution', await instance()))
        for (const { at } of await locate('replication task', run)) {
          const { body } = await call('ListInstanceReplicationPolicyExecSubTasks', at);
          const keys = Object.keys(asFields(body));
          const seen = `the answer has ${keys.join(', ')}`;
          if (!keys.includes('sub_tasks')) return unclear(seen);
          return observed(keys.includes('subtasks') ? 'both' : 'sub_tasks', seen);
        }
      throw new Unmet('no replication has had a task');
    },
  },
  'replication.missing_dest_namespace': {
    effect: 'write',
    ask: async (context) => {
      if (context.target.kind === 'live') return unobserved(copies);
      const [task] = await tasksOfCopy(context, context.newName());
      const seen = `the task is ${shown(task?.status)}`;
      if (task?.status === 'Failed') return observed('fail_task', seen);
      return task?.status === 'Succeed' ? observed('create', seen) : unclear(seen);
    },
  },
  'replication.event_based_pull': {
    effect: 'write',
    ask: async (context) => {
      const src_registry = { id: await newRegistry(context) };
      const { answer } = await create(context, { src_registry, trigger: { type: 'event_based' } });
      return byStatus(answer, { 201: 'accept_never_fires', 400: 'reject' });
    },
  },
  'replication.stop_status': {
    effect: 'write',
    ask: async (context) => {
      const dest_registry = { id: await newRegistry(context) };
      const filters = [{ type: 'name', value: 'fake-swr-verify-missing/**' }];
      const { at } = await create(context, { dest_registry, filters });
      const started = await context.call('ExecuteInstanceReplicationPolicy', at, { body: { policy_id: at.policy_id } });
      const run = { ...at, execution_id: String(pointed(started.body, '/id')) };
      const answer = await context.call('StopInstanceReplicationPolicyExecution', run);
      // It selects nothing, so that nothing is copied, and has ended.
      if (answer.status === 400) return unobserved('masked: it had ended at once (see replication.stop_finished)');
      return byStatus(answer, { 200: '200', 202: '202' });
    },
  },
  'replication.stop_finished': {
    effect: 'write',
    ask: async ({ call, locate, instance }) => {
      const found = (await locate('replication execution', await instance())).find(({ record }) => ended(record));
      if (found === undefined) throw new Unmet('no replication has ended');
      const answer = await call('StopInstanceReplicationPolicyExecution', found.at);
      return byStatus(answer, { 200: 'accept', 201: 'accept', 202: 'accept', 400: 'reject_400' });
    },
  },
};
