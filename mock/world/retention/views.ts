import type { Wire } from '../../spec/types.ts';
import type { Status } from '../executions/progress.ts';
import {
  type ExecutionState,
  endTime,
  type ItemState,
  isOpenStatus,
  type TaskState,
  tagSeparators,
} from '../executions/states.ts';
import { madeHex } from '../kernel/ids.ts';
import { never, trimmed } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { namespaceName } from '../resources/views.ts';
import type { DeletedArtifact, LiveRetentionExecution, RetentionPolicyRow } from './rows.ts';
import type { RetentionTables } from './tables.ts';

type Retaining = World<RetentionTables>;

export const toPolicy = (row: RetentionPolicyRow, world: Retaining): Wire<'ImageRetention'> => ({
  id: row.id,
  algorithm: row.algorithm,
  rules: row.rules,
  trigger: row.trigger,
  enabled: row.enabled,
  name: row.name,
  namespace_id: row.namespace_id,
  namespace_name: namespaceName(row.namespace_id, world),
});

/** Page 1307 has four statuses: one that has not begun is InProgress. */
const executionStatus = (status: Status): Status =>
  status === 'Initialized' || status === 'Pending' ? 'InProgress' : status;

export const toExecution = (
  { id, policy_id, trigger, about }: LiveRetentionExecution,
  { status, startedMs, updatedMs }: ExecutionState,
): Wire<'RetentionExecution'> => ({
  id,
  policy_id,
  dry_run: about.dry_run,
  status: executionStatus(status),
  trigger: trigger as Wire<'TriggerType'>,
  start_time: trimmed(startedMs),
  end_time: updatedMs === undefined ? never : endTime(status, updatedMs),
});

/** Pending 0, Scheduled 1, Running 2, ended 3. Source: Harbor 2.1. */
export const statusCode = (status: Status): number => (!isOpenStatus(status) ? 3 : status === 'InProgress' ? 2 : 0);

export const toTask = (
  { id: execution_id, firstTaskId, about }: LiveRetentionExecution,
  { id, task, status, startedMs, updatedMs }: TaskState,
  { seed }: Retaining,
): Wire<'RetentionTask'> => {
  const selected = task.end - task.first;
  const total = about.totals[id - firstTaskId] ?? selected;
  // What cannot be deleted counts as retained. Source: Harbor 2.1.
  const deleted = task.fails === undefined ? selected : 0;
  return {
    id,
    execution_id,
    repository: task.repository,
    job_id: madeHex(`${seed} retention task ${id}`, 24),
    status,
    status_code: statusCode(status),
    status_revision: Math.floor(startedMs / 1000),
    start_time: trimmed(startedMs),
    end_time: endTime(status, updatedMs),
    total,
    retained: total - deleted,
  };
};

export const toSubTask = (
  { about }: LiveRetentionExecution,
  { id, taskId, item, task, status, statusText, updatedMs }: ItemState<DeletedArtifact>,
  { profile }: Retaining,
): Wire<'RetentionSubTask'> => ({
  id,
  job_id: taskId,
  namespace: about.namespace_name,
  repository: task.repository,
  tag: item.tags.join(tagSeparators[profile['retention.tags_separator']]),
  digest: item.digest,
  action: 'DEL',
  status,
  status_text: statusText,
  op_time: endTime(status, updatedMs),
});
