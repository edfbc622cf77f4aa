import type { DueSource } from '../kernel/due.ts';
import type { Rows } from '../kernel/table.ts';
import type { Readable, WritableWorld } from '../kernel/world.ts';
import { parseCron } from './cron.ts';
import { nextRun } from './cron-next.ts';
import { isTriggeredBy, type Trigger, type TriggeredPolicy } from './trigger.ts';

export interface Scheduled<Tables, Policy extends TriggeredPolicy> {
  readonly policies: (tables: Readable<Tables>) => Rows<Policy>;
  /** Executes a policy whose time has come. */
  readonly execute: (policy: Policy, world: WritableWorld<Tables>) => void;
}

/** A pattern that cannot be read, which only a seed can bring in, is never due. */
const nextOf = ({ trigger_settings }: Trigger, afterMs: number): number | undefined => {
  try {
    return nextRun(parseCron(trigger_settings?.cron ?? ''), afterMs);
  } catch {
    return undefined;
  }
};

/** The scheduled runs of a family's policies, each at its own time and once, however far the clock has gone. */
export const scheduleOf = <Tables, Policy extends TriggeredPolicy>({
  policies,
  execute,
}: Scheduled<Tables, Policy>): DueSource<Tables> => {
  const scheduled = (tables: Readable<Tables>): readonly Policy[] =>
    policies(tables)
      .all()
      .filter((policy) => isTriggeredBy(policy, 'scheduled'));
  return {
    version: (tables) => policies(tables).version,
    nextMs: ({ tables }, sinceMs) => {
      const times = scheduled(tables).flatMap(({ trigger }) => nextOf(trigger, sinceMs) ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    count: ({ tables }, { sinceMs, untilMs }, most) => {
      let count = 0;
      for (const { trigger } of scheduled(tables)) {
        let ms = nextOf(trigger, sinceMs);
        while (ms !== undefined && ms <= untilMs && count < most) {
          count += 1;
          ms = nextOf(trigger, ms);
        }
      }
      return count;
    },
    happen: (world, sinceMs) => {
      const due = scheduled(world.tables as Readable<Tables>)
        .filter(({ trigger }) => nextOf(trigger, sinceMs) === world.nowMs)
        .sort((a, b) => a.id - b.id);
      for (const policy of due) execute(policy, world);
    },
  };
};
