import type { Wire } from '../../spec/types.ts';
import type { Status } from '../executions/progress.ts';
import { inSeconds } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { nextOf } from '../policies/schedule.ts';
import { isTriggeredBy } from '../policies/trigger.ts';
import { progressOf } from './queue.ts';
import type { GcRun, GcScheduleRow } from './rows.ts';
import { parametersOf } from './schedule.ts';
import type { GcTables } from './tables.ts';

type Collecting = World<GcTables>;

const gcStatus: Readonly<Record<Status, Wire<'GcStatus'>>> = {
  Initialized: 'Pending',
  Pending: 'Pending',
  InProgress: 'Running',
  Succeed: 'Success',
  Failed: 'Error',
  Stopped: 'Stopped',
};

export const statusOfRun = (run: GcRun, { nowMs }: Pick<Collecting, 'nowMs'>): Wire<'GcStatus'> =>
  gcStatus[progressOf(run, nowMs).status];

export const toTask = (run: GcRun, { nowMs, profile }: Collecting): Wire<'GcTask'> => {
  const { id, trigger, startedMs, about } = run;
  const { status, sinceMs } = progressOf(run, nowMs);
  return {
    id,
    job_name: about.job_name ?? profile['gc.job_name'],
    job_kind: trigger === 'scheduled' ? 'SCHEDULE' : 'MANUAL',
    job_parameters: { ...about.parameters, ...(status === 'Succeed' && about.result) },
    job_status: gcStatus[status],
    creation_time: inSeconds(startedMs),
    update_time: inSeconds(sinceMs),
  };
};

const detailsOf = (row: GcScheduleRow, nowMs: number): Wire<'GcScheduleDetails'> => {
  if (!isTriggeredBy(row, 'scheduled')) return { type: 'None' };
  const nextMs = nextOf(row, nowMs);
  return {
    type: 'Custom',
    cron: row.trigger.trigger_settings?.cron ?? '',
    ...(nextMs !== undefined && { next_scheduled_time: inSeconds(nextMs) }),
  };
};

/** The schedule of an instance; without one of its own it does not run by itself, and the parameters are the defaults. */
export const toSchedule = (row: GcScheduleRow | undefined, { nowMs, profile }: Collecting): Wire<'GcSchedule'> => ({
  schedule: row === undefined ? { type: 'None' } : detailsOf(row, nowMs),
  parameters: row?.parameters ?? parametersOf({ workers: 1 }, profile),
});
