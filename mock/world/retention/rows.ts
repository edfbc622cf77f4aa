import type { Wire } from '../../spec/types.ts';
import type { ExecutionRow, KindTypes, LiveExecution } from '../executions/rows.ts';
import type { SelectorRow } from '../policies/selectors.ts';

type RetentionSelector = SelectorRow<'repoMatches' | 'matches' | 'excludes'>;

export type RetentionTemplate = 'latestPulledN' | 'latestPushedK' | 'nDaysSinceLastPush' | 'nDaysSinceLastPull';

export interface RetentionRuleRow {
  readonly id: number;
  readonly priority: number;
  readonly disabled: boolean;
  readonly action: 'retain';
  readonly template: RetentionTemplate;
  readonly params: Readonly<Record<string, unknown>>;
  readonly tag_selectors: readonly RetentionSelector[];
  readonly scope_selectors: { readonly repository?: readonly RetentionSelector[] };
  readonly repo_scope_mode: 'regular' | 'selection';
}

export interface RetentionPolicyRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly name: string;
  readonly algorithm: 'or';
  readonly enabled: boolean;
  readonly rules: readonly RetentionRuleRow[];
  readonly trigger: Wire<'RetentionTrigger'>;
  readonly created_at: string;
  readonly updated_at: string;
}

/** An artifact that an execution deletes. */
export interface DeletedArtifact {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Left out where no artifact of the world is behind it. */
  readonly artifact_id?: number;
}

export interface RetentionKind extends KindTypes {
  readonly Item: DeletedArtifact;
  readonly About: {
    readonly namespace_name: string;
    readonly dry_run: boolean;
    /** Of each task in turn: how many artifacts the repository has. */
    readonly totals: readonly number[];
  };
  readonly Execution: Wire<'RetentionExecution'>;
  readonly Task: Wire<'RetentionTask'>;
  readonly SubTask: Wire<'RetentionSubTask'>;
}

export type RetentionExecutionRow = ExecutionRow<RetentionKind>;
export type LiveRetentionExecution = LiveExecution<RetentionKind>;
