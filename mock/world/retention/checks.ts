import { executionChecks } from '../executions/checks.ts';
import { fields, flag, id, list, oneOf, optional, text, time, whole } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { selectorsCheck, triggerCheck } from '../policies/checks.ts';

const selectors = selectorsCheck('repoMatches', 'matches', 'excludes');

/** A rule keeps the id that it was sent with, be it 0. */
const rule = fields({
  ...{ id: whole(0, Number.MAX_SAFE_INTEGER), priority: whole(-(2 ** 31), 2 ** 31 - 1), disabled: flag },
  action: oneOf('retain'),
  template: oneOf('latestPulledN', 'latestPushedK', 'nDaysSinceLastPush', 'nDaysSinceLastPull'),
  ...{ params: fields({}), tag_selectors: selectors, scope_selectors: fields({ repository: optional(selectors) }) },
  repo_scope_mode: oneOf('regular', 'selection'),
});

const policy = fields({
  ...{ id, namespace_id: id, name: text, algorithm: oneOf('or'), enabled: flag, rules: list(rule) },
  ...{ created_at: time, updated_at: time },
  trigger: triggerCheck('manual', 'scheduled'),
});

const { executions, pendingEffects } = executionChecks({
  item: fields({ digest: text, tags: list(text), artifact_id: optional(id) }),
  about: fields({ namespace_name: text, dry_run: flag, totals: list(whole(0, Number.MAX_SAFE_INTEGER)) }),
});

export const retentionChecks: SnapshotChecks = {
  rows: {
    'retention.policies': policy,
    'retention.executions': executions,
    'retention.pendingEffects': pendingEffects,
  },
  references: [
    { table: 'retention.policies', field: 'namespace_id', to: 'namespaces' },
    { table: 'retention.pendingEffects', field: 'id', to: 'retention.executions', kind: 'live' },
  ],
};
