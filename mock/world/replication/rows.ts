import type { Wire } from '../../spec/types.ts';
import type { ExecutionRow, KindTypes, LiveExecution } from '../executions/rows.ts';

/** A policy is an instance's; a registry of id 0 is the instance itself. */
export interface ReplicationPolicyRow {
  readonly id: number;
  readonly instance_id: string;
  readonly name: string;
  readonly description: string;
  readonly src_registry: Wire<'ReplicationRegistry'>;
  readonly dest_registry: Wire<'ReplicationRegistry'>;
  readonly dest_namespace: string;
  readonly filters: readonly Wire<'ReplicationFilter'>[];
  readonly repo_scope_mode: 'regular' | 'selection';
  readonly trigger: Wire<'TriggerConfig'>;
  readonly override: boolean;
  readonly enabled: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A tag that an execution copies, or an artifact without one. */
export interface CopiedItem {
  readonly digest: string;
  /** Empty where there is none. */
  readonly tag: string;
}

export interface ReplicationKind extends KindTypes {
  readonly Item: CopiedItem;
  readonly About: {
    readonly src_registry_id: number;
    readonly dest_registry_id: number;
    readonly dest_namespace: string;
    readonly override: boolean;
  };
  readonly Execution: Wire<'ReplicationExecution'>;
  readonly Task: Wire<'ReplicationTask'>;
  readonly SubTask: Wire<'ReplicationSubTask'>;
}

export type ReplicationExecutionRow = ExecutionRow<ReplicationKind>;
export type LiveReplicationExecution = LiveExecution<ReplicationKind>;
