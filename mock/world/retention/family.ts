import { effectsOf } from '../executions/effects.ts';
import type { Family } from '../kernel/family.ts';
import { scheduleOf } from '../policies/schedule.ts';
import { execute } from './execute.ts';
import { retentionKind } from './kind.ts';
import type { RetentionTables } from './tables.ts';

/** What retention hears, and what of it becomes due. */
export const retentionFamily: Family<RetentionTables> = {
  due: [
    scheduleOf({
      policies: ({ retention }) => retention.policies,
      execute: (policy, world) => execute(policy, { trigger: 'scheduled', dry_run: false }, world),
    }),
    effectsOf(retentionKind),
  ],
  hears: {
    'namespace.deleted': ({ namespace_id }, { tables: { retention } }) => {
      for (const policy of retention.policies.under(namespace_id)) retention.policies.remove(policy);
    },
  },
};
