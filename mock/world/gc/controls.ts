import { controlsOf, type ExecutionControls } from '../executions/controls.ts';
import { gcKind, usualLifeCycle } from './kind.ts';
import type { GcTables } from './tables.ts';

/** What a test can do to tasks of garbage collection: an instance's schedule stands where a policy does. */
export const gcControls: ExecutionControls<GcTables> = controlsOf(gcKind, {
  hasPolicy: (id, { tables }) => tables.gc.schedules.get(id) !== undefined,
  policyFor: () => undefined,
  policiesIn: ({ path }, { gc }) => gc.schedules.under(String(path.instance_id)).map(({ id }) => id),
  usual: usualLifeCycle,
});
