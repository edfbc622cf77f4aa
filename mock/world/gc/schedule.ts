import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { Profile } from '../kernel/profile.ts';
import { inMillis } from '../kernel/time.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { cronProblem } from '../policies/cron-problem.ts';
import type { Trigger } from '../policies/trigger.ts';
import type { GcParameters, GcScheduleRow } from './rows.ts';
import type { GcTables } from './tables.ts';

type Parameters = Wire<'GcParameters'>;
type Schedule = Wire<'GcScheduleUpdate'>['schedule'];

/** The parameters with the defaults for what is left out. */
export const parametersOf = ({ delete_untagged, workers, dry_run }: Parameters, profile: Profile): GcParameters => ({
  delete_untagged: delete_untagged ?? profile['gc.delete_untagged_default'] === 'true',
  workers,
  dry_run: dry_run ?? false,
});

export const scheduleOfInstance = (
  instance_id: string,
  { tables }: Pick<World<GcTables>, 'tables'>,
): GcScheduleRow | undefined => tables.gc.schedules.under(instance_id)[0];

/** The schedule of an instance, which gets one that never runs by itself if it has none. */
export const ownSchedule = (instance_id: string, world: WritableWorld<GcTables>): GcScheduleRow => {
  const { schedules } = world.tables.gc;
  const [known] = schedules.under(instance_id);
  if (known !== undefined) return known;
  const parameters = parametersOf({ workers: 1 }, world.profile);
  const row: GcScheduleRow = {
    ...{ id: schedules.reserve(), instance_id, enabled: true, trigger: { type: 'manual' }, parameters },
    updated_at: inMillis(world.nowMs),
  };
  schedules.add(row);
  return row;
};

/** What a schedule is kept as; a custom one needs a cron expression. */
export const triggerOf = ({ type, cron = '' }: Schedule, { profile }: Pick<World<GcTables>, 'profile'>): Trigger => {
  if (type === 'None') return { type: 'manual' };
  const problem = cronProblem(cron, { otherForms: profile['cron.other_forms'] });
  if (problem === undefined) return { type: 'scheduled', trigger_settings: { cron } };
  throw apiError('invalid_parameter', { detail: `body field schedule.cron is ${JSON.stringify(cron)} but ${problem}` });
};
