import { never, trimmed } from '../kernel/time.ts';
import type { PlannedTask } from './plan.ts';
import type { Status } from './progress.ts';

/** The statuses that another one follows. */
export const openStatuses = ['Initialized', 'Pending', 'InProgress'] as const satisfies readonly Status[];

export const isOpenStatus = (status: unknown): boolean => openStatuses.some((open) => open === status);

/** When a part of an execution ended, as its views show it. */
export const endTime = (status: Status, ms: number): string => (isOpenStatus(status) ? never : trimmed(ms));

/** What stands between the tags of a sub-task. */
export const tagSeparators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' };

/** How many tasks of an execution, or sub-tasks where the profile counts those, are how far. */
export interface Counters {
  readonly total: number;
  readonly succeed: number;
  readonly failed: number;
  readonly in_progress: number;
  readonly stopped: number;
}

/** What a view shows; `updatedMs` is undefined as long as there is no such time. */
export interface ExecutionState {
  readonly status: Status;
  readonly statusText: string;
  readonly counters: Counters;
  readonly startedMs: number;
  readonly updatedMs: number | undefined;
}

interface PartOf {
  readonly id: number;
  readonly status: Status;
  readonly statusText: string;
  readonly startedMs: number;
  readonly updatedMs: number;
  readonly task: PlannedTask;
}

export type TaskState = PartOf;

export interface ItemState<Item> extends PartOf {
  readonly item: Item;
  readonly taskId: number;
}
