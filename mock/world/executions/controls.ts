import { choicesOf, type Profile } from '../kernel/profile.ts';
import type { Readable, World, WritableWorld } from '../kernel/world.ts';
import type { LifeCycleTables, RunKind } from './kinds.ts';
import { type LifeCycle, lifeCycles } from './life-cycle.ts';
import type { MadePlan } from './plan.ts';
import type { KindTypes } from './rows.ts';
import { start } from './start.ts';
import { goesBySteps, isPolled, poll, step } from './step.ts';

/** A made-up execution, over repositories that are not there. */
export interface MadeExecution {
  readonly instance_id: string;
  /** Of families whose policies are in a namespace. Throws if there is no such namespace. */
  readonly namespaceId: () => number;
  /** A new policy is created when left out. */
  readonly policy_id?: number | undefined;
  readonly trigger?: string | undefined;
  readonly lifeCycle?: LifeCycle | undefined;
  /** `executionId` is the one that the execution is going to have. */
  readonly planFor: (policyId: number, executionId: number) => MadePlan;
}

/** What a test can do to the executions of a family, whichever it is. */
export interface ExecutionControls<Tables> {
  readonly hasPolicy: (policyId: number, world: World<Tables>) => boolean;
  /** Starts an execution over repositories that are not there; undefined if the namespace has no such policy. */
  readonly make: (
    execution: MadeExecution,
    world: WritableWorld<Tables>,
  ) => { readonly policy_id: number; readonly execution_id: number } | undefined;
  readonly step: (
    executionId: number,
    steps: number,
    world: WritableWorld<Tables>,
  ) => 'done' | 'not found' | 'not by steps';
  readonly poll: (policyId: number, world: WritableWorld<Tables>) => void;
  /** Whether a poll of the policy's executions would change one. */
  readonly isPolled: (policyId: number, tables: Readable<Tables>) => boolean;
  /** The policies whose executions a read is about. */
  readonly policiesIn: (read: PollInput, tables: Readable<Tables>) => readonly number[];
  /** How its executions run where nobody has said otherwise. */
  readonly usual: (profile: Profile) => LifeCycle;
}

/** What a poll is told of the read that it stands before. */
export interface PollInput {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

export interface OfPolicy<Tables, Kind extends KindTypes> {
  readonly hasPolicy: ExecutionControls<Tables>['hasPolicy'];
  /** The policy of a namespace, created if none is named; undefined if there is no such one. */
  readonly policyFor: (
    execution: MadeExecution,
    world: WritableWorld<Tables>,
  ) => { readonly id: number; readonly trigger: string; readonly about: Kind['About'] } | undefined;
  /** Left out, the path names the policy. */
  readonly policiesIn?: ExecutionControls<Tables>['policiesIn'];
  /** Left out, the profile's pace for executions of the family. */
  readonly usual?: ExecutionControls<Tables>['usual'];
}

export const controlsOf = <Tables extends LifeCycleTables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  {
    hasPolicy,
    policyFor,
    policiesIn = ({ path }) => [Number(path.policy_id)],
    usual = (profile) => lifeCycles[choicesOf(profile, kind.family)['executions.pace']],
  }: OfPolicy<Tables, Kind>,
): ExecutionControls<Tables> => ({
  hasPolicy,
  policiesIn,
  usual,
  make: (execution, world) => {
    const policy = policyFor(execution, world);
    if (policy === undefined) return undefined;
    const { id: policy_id, about, trigger } = policy;
    const next = kind.tables(world.tables).executions.lastId + 1;
    const plan = { kind: 'made', made: execution.planFor(policy_id, next) } as const;
    const given = { policy_id, plan, about, trigger: execution.trigger ?? trigger, lifeCycle: execution.lifeCycle };
    return { policy_id, execution_id: start(kind, given, world).id };
  },
  step: (executionId, steps, world) => {
    const row = kind.tables(world.tables).executions.get(executionId);
    if (row === undefined) return 'not found';
    if (!goesBySteps(row)) return 'not by steps';
    step(kind, row, steps, world);
    return 'done';
  },
  poll: (policyId, world) => poll(kind, policyId, world),
  isPolled: (policyId, tables) =>
    kind
      .rows(tables)
      .executions.under(policyId)
      .some((row) => isPolled(kind, row)),
});
