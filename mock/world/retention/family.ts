import { effectsOf } from '../executions/effects.ts';
import { removePolicies } from '../executions/remove.ts';
import type { Family } from '../kernel/family.ts';
import { scheduleOf } from '../policies/schedule.ts';
import { retentionChecks } from './checks.ts';
import { execute } from './execute.ts';
import { retentionKind } from './kind.ts';
import { type RetentionTables, retentionTables } from './tables.ts';

/** What retention hears, and what of it becomes due. */
export const retentionFamily = {
  tables: retentionTables,
  checks: retentionChecks,
  due: [
    scheduleOf({
      policies: ({ retention }) => retention.policies,
      execute: (policy, world) => execute(policy, { trigger: 'scheduled', dry_run: false }, world),
    }),
    effectsOf(retentionKind),
  ],
  hears: {
    'namespace.deleted': ({ namespace_id }, world) =>
      removePolicies(retentionKind, world.tables.retention.policies, namespace_id, world),
  },
} satisfies Family<RetentionTables>;
