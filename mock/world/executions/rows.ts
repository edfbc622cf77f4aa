import type { LifeCycle } from './life-cycle.ts';
import type { PlanSource } from './plan.ts';

/** That so many items had been dealt with at that time; after one that stops, no more are. */
interface Checkpoint {
  readonly done: number;
  readonly ms: number;
  readonly stops?: true;
}

/** The types of a family's executions. */
export interface KindTypes {
  /** One thing that an execution deals with. */
  readonly Item: object;
  /** What the family's views want to know of an execution beside its progress. */
  readonly About: object;
  readonly Execution: object;
  readonly Task: { readonly id: number; readonly status: string };
  readonly SubTask: { readonly id: number; readonly status: string };
}

interface Started {
  readonly id: number;
  readonly policy_id: number;
  readonly trigger: string;
}

/** An execution that was seeded: it is shown as it was written down, for ever. */
export interface RecordedExecution<Kind extends KindTypes> extends Started {
  readonly kind: 'recorded';
  readonly shown: Omit<Kind['Execution'], keyof Started>;
  readonly tasks: readonly { readonly task: Kind['Task']; readonly sub_tasks: readonly Kind['SubTask'][] }[];
}

/** An execution that somebody started: what it is going to do was fixed at that moment. */
export interface LiveExecution<Kind extends KindTypes> extends Started {
  readonly kind: 'live';
  readonly startedMs: number;
  readonly lifeCycle: LifeCycle;
  readonly plan: PlanSource<Kind['Item']>;
  readonly firstTaskId: number;
  readonly firstSubTaskId: number;
  readonly checkpoints: readonly Checkpoint[];
  /** How often a life cycle of polls was looked at. */
  readonly polls: number;
  readonly about: Kind['About'];
}

export type ExecutionRow<Kind extends KindTypes> = RecordedExecution<Kind> | LiveExecution<Kind>;

/** How many items of an execution have had their effect; the row is gone once all have. */
export interface PendingEffectsRow {
  /** That of the execution. */
  readonly id: number;
  readonly done: number;
  /** Nobody can see the execution any more: it goes with its last effect. */
  readonly policyDeleted?: true;
}

/** How executions run: of one policy of a family, or of all others of it. */
export interface LifeCycleOverrideRow {
  /** `<family>/<policy id>`, 0 standing for all others. */
  readonly id: string;
  readonly lifeCycle: LifeCycle;
  /** The repositories whose items fail, and why. */
  readonly fail?: { readonly repositories: string; readonly status_text: string };
}
