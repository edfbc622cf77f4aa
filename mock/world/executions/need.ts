import { createDerived } from '../kernel/derived.ts';
import type { World } from '../kernel/world.ts';
import type { RunKind } from './kinds.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { PlanSource } from './plan.ts';
import type { KindTypes } from './rows.ts';

/** An execution that is about to begin. */
export interface Beginning<Kind extends KindTypes> {
  readonly policy_id: number;
  readonly plan: PlanSource<Kind['Item']>;
  readonly about: Kind['About'];
  readonly lifeCycle: LifeCycle;
}

const derived = createDerived<boolean>();

const isAlike = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** Whether an item that succeeds would change the world as it is. */
const changesSomething = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { plan, about }: Beginning<Kind>,
  world: World<Tables>,
): boolean => {
  if (plan.kind === 'made') return false;
  const { needs } = kind;
  const items = () => plan.tasks.filter(({ fails }) => fails === undefined).flatMap((task) => task.items);
  if (needs === undefined) return plan.tasks.some((task) => task.items.length > 0);
  // Of one policy `about` is mostly the same text; a plan that several share is asked again.
  const sources = { tables: needs.reads(world.tables), facts: [kind, JSON.stringify(about)] };
  return derived(plan, sources, () => items().some((item) => needs.effect(item, about, world)));
};

/** Whether an execution under way does the very same, and each time earlier: a second time changes nothing. */
const isAhead = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  { policy_id, plan, about, lifeCycle }: Beginning<Kind>,
  { tables, nowMs }: World<Tables>,
): boolean => {
  if (kind.needs === undefined || lifeCycle.kind !== 'timed') return false;
  const { executions, pendingEffects } = kind.rows(tables);
  return pendingEffects.under(0).some(({ id }) => {
    const row = executions.get(id);
    if (row?.kind !== 'live' || row.policy_id !== policy_id || row.startedMs > nowMs) return false;
    return isAlike(row.plan, plan) && isAlike(row.lifeCycle, lifeCycle) && isAlike(row.about, about);
  });
};

/** Whether an execution that begins now has effects still to come. */
export const needsEffects = <Tables, Kind extends KindTypes>(
  kind: RunKind<Tables, Kind>,
  beginning: Beginning<Kind>,
  world: World<Tables>,
): boolean =>
  kind.finish !== undefined &&
  beginning.lifeCycle.kind !== 'stuck' &&
  changesSomething(kind, beginning, world) &&
  !isAhead(kind, beginning, world);
