import type { Wire } from '../../spec/types.ts';
import type { LiveExecution } from '../executions/rows.ts';
import type { Trigger, TriggeredPolicy } from '../policies/trigger.ts';

export interface GcParameters {
  readonly delete_untagged: boolean;
  readonly workers: number;
  readonly dry_run: boolean;
}

/** When garbage of an instance is collected: by hand where its trigger is manual. An instance gets it when it needs one. */
export interface GcScheduleRow extends TriggeredPolicy {
  readonly instance_id: string;
  readonly enabled: true;
  readonly trigger: Trigger;
  readonly parameters: GcParameters;
}

/** A manifest that was deleted, with what it alone referred to. It takes up space until it is collected. */
export interface GarbageRow {
  readonly id: number;
  readonly instance_id: string;
  readonly digest: string;
  /** How many layers and configurations. */
  readonly blobs: number;
  readonly size: number;
  readonly deletedMs: number;
}

/** What a run has removed, or would have. */
export interface GcResult {
  readonly purged_blobs: number;
  readonly purged_manifests: number;
  readonly freed_space: number;
}

/** A run of garbage collection as an execution of one item: the whole of it happens at its end. */
export interface GcKind {
  readonly Item: { readonly schedule_id: number };
  readonly About: {
    readonly parameters: GcParameters;
    /** Once it has succeeded. */
    readonly result?: GcResult;
    /** Of a seeded one that was stopped: when, whatever the clock says. */
    readonly stoppedMs?: number;
    /** Left out, the profile's. */
    readonly job_name?: string;
  };
  readonly Execution: Wire<'GcTask'>;
  readonly Task: never;
  readonly SubTask: never;
}

export type GcRun = LiveExecution<GcKind>;
