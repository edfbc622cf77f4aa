import type { Finished, RunKind } from '../executions/kinds.ts';
import type { LifeCycle } from '../executions/life-cycle.ts';
import { singleRunPaces } from '../executions/single-run.ts';
import type { Profile } from '../kernel/profile.ts';
import type { WritableWorld } from '../kernel/world.ts';
import type { GcKind } from './rows.ts';
import { sweep } from './sweep.ts';
import type { GcTables } from './tables.ts';

const finish = ({ item, execution }: Finished<GcKind>, world: WritableWorld<GcTables>): void => {
  const { executions, schedules } = world.tables.gc;
  const schedule = schedules.get(item.schedule_id);
  if (schedule === undefined) return;
  const result = sweep(schedule.instance_id, execution.about.parameters, world);
  const row = executions.get(execution.id);
  if (row?.kind === 'live') executions.replace({ ...row, about: { ...row.about, result } });
};

/** A run of garbage collection: it marks and sweeps at its end, all at once. */
export const gcKind: RunKind<GcTables, GcKind> = {
  family: 'gc',
  tables: ({ gc }) => gc,
  rows: ({ gc }) => gc,
  makeItem: (_key, index) => ({ schedule_id: index }),
  finish,
};

export const usualLifeCycle = (profile: Profile): LifeCycle => singleRunPaces[profile['gc.pace']];
