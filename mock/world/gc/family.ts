import { effectsOf } from '../executions/effects.ts';
import { removePolicies } from '../executions/remove.ts';
import type { Family } from '../kernel/family.ts';
import { scheduleOf } from '../policies/schedule.ts';
import { locationIn } from '../resources/location.ts';
import { gcChecks } from './checks.ts';
import { gcKind } from './kind.ts';
import { firstOpen, openRuns } from './queue.ts';
import { startRun } from './start.ts';
import { type GcTables, gcTables } from './tables.ts';

/** What garbage collection hears, and what of it becomes due. */
export const gcFamily = {
  tables: gcTables,
  checks: gcChecks,
  due: [
    scheduleOf({
      policies: ({ gc }) => gc.schedules,
      execute: (schedule, world) => {
        // A schedule lets one run wait at most: if it is too tight, the queue would never end.
        const isTaken =
          world.profile['gc.while_running'] === 'reject'
            ? firstOpen(schedule.id, world) !== undefined
            : openRuns(schedule.id, world).length > 1;
        if (!isTaken) startRun(schedule, { trigger: 'scheduled', parameters: schedule.parameters }, world);
      },
    }),
    effectsOf(gcKind),
  ],
  hears: {
    'artifact.deleted': ({ repository_id, stored }, { tables, nowMs }) => {
      const { namespace } = locationIn(repository_id, tables) ?? {};
      if (namespace === undefined) return;
      const { instance_id } = namespace;
      const { garbage } = tables.gc;
      for (const { digest, blobs, size } of stored) {
        const known = garbage.named(instance_id, digest);
        if (known !== undefined) garbage.remove(known);
        garbage.add({ id: garbage.reserve(), instance_id, digest, blobs, size, deletedMs: nowMs });
      }
    },
    'instance.deleted': ({ instance_id }, world) => {
      const { gc } = world.tables;
      gc.garbage.removeUnder(instance_id);
      removePolicies(gcKind, gc.schedules, instance_id, world);
    },
  },
} satisfies Family<GcTables>;
