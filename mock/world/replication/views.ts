import type { Wire } from '../../spec/types.ts';
import { type ExecutionState, endTime, type ItemState, type TaskState } from '../executions/states.ts';
import { madeHex } from '../kernel/ids.ts';
import { never, trimmed } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { splitName } from '../resources/location.ts';
import { destinationOf } from './copy.ts';
import type { CopiedItem, LiveReplicationExecution, ReplicationPolicyRow } from './rows.ts';
import type { ReplicationTables } from './tables.ts';

type Replicating = World<ReplicationTables>;

export const toPolicy = ({ instance_id: _, ...row }: ReplicationPolicyRow): Wire<'ReplicationPolicy'> => ({
  ...row,
  filters: [...row.filters],
});

export const toExecution = (
  { id, policy_id, trigger }: LiveReplicationExecution,
  { status, statusText, counters, startedMs, updatedMs }: ExecutionState,
): Wire<'ReplicationExecution'> => ({
  ...{ id, policy_id, status, status_text: statusText },
  ...counters,
  trigger: trigger as Wire<'TriggerType'>,
  created_at: trimmed(startedMs),
  updated_at: updatedMs === undefined ? never : trimmed(updatedMs),
});

/** A repository as a task names it. */
const resourceText = (repository: string, count: number, { profile }: Pick<Replicating, 'profile'>): string =>
  profile['replication.resource_text'] === 'items' ? `${repository} [${count} item(s) in total]` : repository;

export const toTask = (
  { id: execution_id, about }: LiveReplicationExecution,
  { id, task, status, startedMs, updatedMs }: TaskState,
  world: Replicating,
): Wire<'ReplicationTask'> => {
  const count = task.end - task.first;
  return {
    ...{ id, execution_id, resource_type: 'artifact', operation: 'copy' },
    src_resource: resourceText(task.repository, count, world),
    dst_resource: resourceText(destinationOf(task.repository, about.dest_namespace), count, world),
    job_id: madeHex(`${world.seed} replication task ${id}`, 24),
    status,
    StatusRevision: Math.floor(startedMs / 1000),
    start_time: trimmed(startedMs),
    end_time: endTime(status, updatedMs),
  };
};

/** A made-up execution names its repositories without a namespace. */
const namesIn = (repository: string) =>
  repository.includes('/') ? splitName(repository) : { namespace_name: 'library', repository_name: repository };

export const toSubTask = (
  _: LiveReplicationExecution,
  { id, taskId, item, task, status, statusText, startedMs, updatedMs }: ItemState<CopiedItem>,
): Wire<'ReplicationSubTask'> => {
  const { namespace_name, repository_name } = namesIn(task.repository);
  return {
    ...{ id, job_id: String(taskId), namespace: namespace_name, repository: repository_name },
    ...{ tag: item.tag, digest: item.digest, status, status_text: statusText },
    start_time: trimmed(startedMs),
    end_time: endTime(status, updatedMs),
  };
};
