import type { DueSource } from '../kernel/due.ts';
import type { Rows } from '../kernel/table.ts';
import type { Readable, WritableWorld } from '../kernel/world.ts';
import { type EveryCron, parseCron } from './cron.ts';
import { nextRun } from './cron-next.ts';
import { isTriggeredBy, type TriggeredPolicy } from './trigger.ts';

export interface Scheduled<Tables, Policy extends TriggeredPolicy> {
  readonly policies: (tables: Readable<Tables>) => Rows<Policy>;
  /** Executes a policy whose time has come. */
  readonly execute: (policy: Policy, world: WritableWorld<Tables>) => void;
}

/** `@every` counts from the second in which the policy was last written: when it is due does not depend on who asks when. */
const nextEvery = ({ everyMs }: EveryCron, writtenMs: number, afterMs: number): number => {
  const fromMs = Math.floor(writtenMs / 1000) * 1000;
  return fromMs + (Math.floor((afterMs - fromMs) / everyMs) + 1) * everyMs;
};

/** A pattern that cannot be read, which only a seed can bring in, is never due. */
const nextOf = ({ trigger, updated_at }: TriggeredPolicy, afterMs: number): number | undefined => {
  try {
    const cron = parseCron(trigger.trigger_settings?.cron ?? '');
    return cron.kind === 'every' ? nextEvery(cron, Date.parse(updated_at), afterMs) : nextRun(cron, afterMs);
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
      const times = scheduled(tables).flatMap((policy) => nextOf(policy, sinceMs) ?? []);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    count: ({ tables }, { sinceMs, untilMs }, most) => {
      let count = 0;
      for (const policy of scheduled(tables)) {
        let ms = nextOf(policy, sinceMs);
        while (ms !== undefined && ms <= untilMs && count < most) {
          count += 1;
          ms = nextOf(policy, ms);
        }
      }
      return count;
    },
    happen: (world, sinceMs) => {
      const due = scheduled(world.tables as Readable<Tables>)
        .filter((policy) => nextOf(policy, sinceMs) === world.nowMs)
        .sort((a, b) => a.id - b.id);
      for (const policy of due) execute(policy, world);
    },
  };
};
