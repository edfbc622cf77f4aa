import { executionChecks } from '../executions/checks.ts';
import { fields, id, list, oneOf, optional, text } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const finding = fields({
  ...{ id: text, package: text, version: text, fix_version: text, description: text },
  severity: oneOf('Low', 'Medium', 'High', 'Critical'),
  ...{ links: list(text), cwe_ids: list(text), preferred_cvss: fields({}) },
});

const { executions, pendingEffects } = executionChecks({
  item: fields({ artifact_id: id }),
  about: fields({ findings: optional(list(finding)), report_id: optional(text) }),
});

export const scanningChecks: SnapshotChecks = {
  rows: {
    'scanning.executions': executions,
    'scanning.pendingEffects': pendingEffects,
  },
  references: [{ table: 'scanning.pendingEffects', field: 'id', to: 'scanning.executions', kind: 'live' }],
};
