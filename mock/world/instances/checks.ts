import { fields, oneOf, optional, span, text } from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';

const cycle = fields({
  ...{ id: oneOf('creation'), initialMs: optional(span), creatingMs: optional(span), fails: optional(text) },
});

export const instanceChecks: SnapshotChecks = {
  rows: { creationCycles: cycle },
  references: [],
};
