import type { Wire } from '../spec/types.ts';
import type { LifeCycle, LiveRun } from './run.ts';

/** An instance is stored as it is shown. */
export type InstanceRow = Wire<'Instance'>;

export interface NamespaceRow {
  readonly id: number;
  readonly instance_id: string;
  readonly name: string;
  readonly metadata: Wire<'NamespaceMetadata'>;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface RepositoryRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly name: string;
  readonly description: string;
  readonly pull_count: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** Why signing anything of this repository fails; left out, it does not. */
  readonly signing_fails?: string;
}

export interface TagRow {
  readonly id: number;
  readonly name: string;
  readonly push_time: string;
  readonly pull_time: string;
}

export interface ArtifactRow {
  readonly id: number;
  readonly repository_id: number;
  readonly digest: string;
  readonly type: string;
  readonly media_type: string;
  readonly manifest_media_type: string;
  readonly size: number;
  readonly push_time: string;
  readonly pull_time: string;
  readonly tags: readonly TagRow[];
}

export interface AccessoryRow extends Required<Wire<'Accessory'>> {
  /** Id of the tag that it has in the list of tags. */
  readonly tag_id: number;
}

export interface PolicyRow extends Omit<Required<Wire<'SignPolicyDetail'>>, 'namespace_name' | 'scope_rules'> {
  readonly scope_rules: readonly Wire<'SignScopeRule'>[];
}

/** An execution that was seeded: it is shown as it was written down, for ever. */
export interface RecordedRun {
  readonly kind: 'recorded';
  readonly shown: Omit<Wire<'Execution'>, 'id' | 'policy_id' | 'trigger'>;
  readonly tasks: readonly RecordedTask[];
}

export interface RecordedTask {
  readonly task: Wire<'SignatureExecutionTask'>;
  readonly sub_tasks: readonly Wire<'SignatureExecutionSubTask'>[];
}

export interface ExecutionRow {
  readonly id: number;
  readonly policy_id: number;
  readonly namespace_name: string;
  readonly trigger: Wire<'TriggerType'>;
  readonly run: LiveRun | RecordedRun;
}

/** How executions run: of the policy with that id, or of all others where it is 0. */
export interface ScriptRow {
  readonly id: number;
  readonly lifeCycle: LifeCycle;
  /** The repositories whose signing fails, and why. */
  readonly fail?: { readonly repositories: string; readonly status_text: string };
}

/** That an execution signs an artifact; whether it has done so yet is a question of time. */
export interface SigningRow {
  readonly id: number;
  readonly artifact_id: number;
  readonly execution_id: number;
  readonly ordinal: number;
  readonly signature_key: string;
  /** Id that the signature has as an artifact of its own. */
  readonly signature_artifact_id: number;
  /** Id of the tag that it has in the list of tags. */
  readonly signature_tag_id: number;
}
