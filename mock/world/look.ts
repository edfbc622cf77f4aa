import type { PolicyRow } from './rows.ts';
import { looked } from './run.ts';
import type { World } from './world.ts';

/** Tells the policy's executions that somebody looks at them; those with the life cycle `after-polls` go on by it. */
export const lookAt = (policy: PolicyRow, { store, clock }: World): void => {
  for (const row of store.executions.under(policy.id)) {
    if (row.run.kind !== 'live') continue;
    const run = looked(row.run, clock.now());
    if (run !== row.run) store.executions.replace({ ...row, run });
  }
};
