import type { Wire } from '../../spec/types.ts';
import { type ExecutionState, type ItemState, type TaskState, tagSeparators } from '../executions/states.ts';
import { int32Id, madeHex } from '../kernel/ids.ts';
import { never, trimmed } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { namespaceName } from '../resources/views.ts';
import type { LiveSignatureExecution, SignaturePolicyRow, SignedVersion } from './rows.ts';
import type { SignatureTables } from './tables.ts';

type Signing = World<SignatureTables>;

export const toPolicy = (row: SignaturePolicyRow, world: Signing): Wire<'SignPolicyDetail'> => ({
  id: row.id,
  name: row.name,
  description: row.description,
  namespace_id: row.namespace_id,
  namespace_name: namespaceName(row.namespace_id, world),
  trigger: row.trigger,
  creator: row.creator,
  enabled: row.enabled,
  scope_rules: row.scope_rules,
  created_at: row.created_at,
  updated_at: row.updated_at,
  signature_algorithm: row.signature_algorithm,
  signature_key: row.signature_key,
  signature_method: row.signature_method,
});

export const toExecution = (
  { id, policy_id, trigger }: LiveSignatureExecution,
  { status, statusText, counters, startedMs, updatedMs }: ExecutionState,
): Wire<'Execution'> => ({
  id: int32Id(id),
  policy_id,
  status,
  status_text: statusText,
  ...counters,
  trigger: trigger as Wire<'TriggerType'>,
  created_at: trimmed(startedMs),
  updated_at: updatedMs === undefined ? never : trimmed(updatedMs),
});

export const toTask = (
  { id: executionId, about }: LiveSignatureExecution,
  { id, task, status, statusText, startedMs, updatedMs }: TaskState,
  { seed, profile }: Signing,
): Wire<'SignatureExecutionTask'> => ({
  id,
  execution_id: int32Id(executionId),
  job_id: madeHex(`${seed} task ${id}`, 24),
  namespace: about.namespace_name,
  repository: task.repository,
  status: status === 'Succeed' ? profile['signature.tasks.finished_status'] : status,
  status_text: statusText,
  created_at: trimmed(startedMs),
  updated_at: trimmed(updatedMs),
});

export const toSubTask = (
  { about }: LiveSignatureExecution,
  { id, item, task, status, statusText, startedMs, updatedMs }: ItemState<SignedVersion>,
  { seed, profile }: Signing,
): Wire<'SignatureExecutionSubTask'> => ({
  id,
  job_id: madeHex(`${seed} sub-task ${id}`, 24),
  namespace: about.namespace_name,
  repository: task.repository,
  tags: item.tags.join(tagSeparators[profile['signature.tags_separator']]),
  digest: item.digest,
  status,
  status_text: statusText,
  created_at: trimmed(startedMs),
  updated_at: trimmed(updatedMs),
});
