import type { DueSource, Period } from '../kernel/due.ts';
import type { Rows } from '../kernel/table.ts';
import type { Readable, World, WritableWorld } from '../kernel/world.ts';
import { parseCron } from './cron.ts';
import { type Anchored, countRuns, firstOfLastRuns } from './cron-count.ts';
import { longestGapYears, nextRun } from './cron-next.ts';
import { isTriggeredBy, type TriggeredPolicy } from './trigger.ts';

export interface Scheduled<Tables, Policy extends TriggeredPolicy> {
  readonly policies: (tables: Readable<Tables>) => Rows<Policy>;
  /** Executes a policy whose time has come. */
  readonly execute: (policy: Policy, world: WritableWorld<Tables>) => void;
  /** Of a family whose runs may leave nothing but their execution; left out, every run happens. */
  readonly idle?: {
    /** Whether a run would leave nothing but its execution, as long as the world stays as it is. */
    readonly isIdle: (policy: Policy, world: World<Tables>) => boolean;
    /** Counts so many runs whose executions are no longer kept. */
    readonly count: (policy: Policy, runs: number, world: WritableWorld<Tables>) => void;
  };
}

/**
 * When a policy runs; `@every` counts from the second in which the policy was last written, so that it does not depend on
 * who asks when. Undefined for a pattern that cannot be read, which only a seed can bring in: it is never due.
 */
const patternOf = ({ trigger, updated_at }: TriggeredPolicy): Anchored | undefined => {
  try {
    const cron = parseCron(trigger.trigger_settings?.cron ?? '');
    return { cron, anchorMs: cron.kind === 'every' ? Math.floor(Date.parse(updated_at) / 1000) * 1000 : 0 };
  } catch {
    return undefined;
  }
};

/** When a scheduled policy runs next after a time; undefined if it never does. */
export const nextOf = (policy: TriggeredPolicy, afterMs: number): number | undefined => {
  const pattern = patternOf(policy);
  if (pattern === undefined) return undefined;
  const { cron, anchorMs } = pattern;
  if (cron.kind === 'fields') return nextRun(cron, afterMs, { years: longestGapYears });
  return anchorMs + (Math.floor((afterMs - anchorMs) / cron.everyMs) + 1) * cron.everyMs;
};

/** From when on the executions of a policy that are due in the period are still kept at its end. */
const createKeptFrom = () => {
  const known = new WeakMap<
    TriggeredPolicy,
    { readonly untilMs: number; readonly keep: number; readonly ms: number }
  >();
  return (policy: TriggeredPolicy, { sinceMs, untilMs }: Period, keep: number): number => {
    const pattern = patternOf(policy);
    if (pattern === undefined || countRuns(pattern, sinceMs, untilMs) <= keep) return sinceMs;
    const held = known.get(policy);
    if (held?.untilMs === untilMs && held.keep === keep) return held.ms;
    const ms = firstOfLastRuns(pattern, { fromMs: sinceMs, toMs: untilMs }, keep) ?? sinceMs;
    known.set(policy, { untilMs, keep, ms });
    return ms;
  };
};

/** The scheduled runs of a family's policies, each at its own time and once, however far the clock has gone. */
export const scheduleOf = <Tables, Policy extends TriggeredPolicy>({
  policies,
  execute,
  idle,
}: Scheduled<Tables, Policy>): DueSource<Tables> => {
  const keptFrom = createKeptFrom();
  const scheduled = (tables: Readable<Tables>): readonly Policy[] =>
    policies(tables)
      .all()
      .filter((policy) => isTriggeredBy(policy, 'scheduled'));
  return {
    version: (tables) => policies(tables).version,
    nextMs: ({ tables }, sinceMs) => {
      const times = scheduled(tables).flatMap((policy) => nextOf(policy, sinceMs) ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    happen: (world, sinceMs) => {
      const due = scheduled(world.tables as Readable<Tables>).filter(
        (policy) => nextOf(policy, sinceMs) === world.nowMs,
      );
      for (const policy of due) execute(policy, world);
    },
    ...(idle && {
      steadyUntilMs: (world, period) => {
        let steadyMs = Number.POSITIVE_INFINITY;
        for (const policy of scheduled(world.tables)) {
          const firstMs = nextOf(policy, period.sinceMs);
          if (firstMs === undefined || firstMs >= steadyMs) continue;
          const keptMs = keptFrom(policy, period, world.limits.keepExecutions);
          const isSteady = keptMs > firstMs && idle.isIdle(policy, world);
          steadyMs = Math.min(steadyMs, isSteady ? keptMs : firstMs);
        }
        return steadyMs;
      },
      skip: (world, { sinceMs, untilMs }) => {
        for (const policy of scheduled(world.tables as Readable<Tables>)) {
          const pattern = patternOf(policy);
          const runs = pattern === undefined ? 0 : countRuns(pattern, sinceMs, untilMs);
          if (runs > 0) idle.count(policy, runs, world);
        }
      },
    }),
  };
};
