import { fields, oneOf, optional, type RowCheck, span, text } from '../kernel/row-check.ts';

const cycle = fields({
  ...{ id: oneOf('creation'), initialMs: optional(span), creatingMs: optional(span), fails: optional(text) },
});

export const instanceChecks: Readonly<Record<string, RowCheck>> = { creationCycles: cycle };
