import { fields, list, oneOf, optional, type RowCheck, text } from '../kernel/row-check.ts';
import type { Trigger } from './trigger.ts';

/** A trigger in a row of a snapshot, of one of those types. */
export const triggerCheck = (...types: readonly Trigger['type'][]): RowCheck =>
  fields({ type: oneOf(...types), trigger_settings: optional(fields({ cron: optional(text) })) });

/** Selectors in a row of a snapshot; any decoration will do where none is named. */
export const selectorsCheck = (...decorations: readonly string[]): RowCheck => {
  const decoration = decorations.length === 0 ? text : oneOf(...decorations);
  return list(fields({ kind: oneOf('doublestar'), decoration, pattern: text, extras: optional(text) }));
};

/** Scope rules in a row of a snapshot. */
export const scopeRulesCheck: RowCheck = list(
  fields({
    repo_scope_mode: oneOf('regular', 'selection'),
    scope_selectors: fields({ repository: optional(selectorsCheck()) }),
    tag_selectors: selectorsCheck(),
  }),
);
