import type { Schemas } from '../spec/control-types.ts';
import type { Shown } from './around.ts';
import type { AnyRun } from './families.ts';
import { given, time, timeGiven } from './page.ts';
import { textOf } from './recorded.ts';
import { whereOf } from './where.ts';

type Run = Schemas['Run'];

const triggers = ['manual', 'scheduled', 'event_based'] as const;

const cycleOf = ({ live }: AnyRun): Run['cycle'] => {
  if (live === undefined) return 'recorded';
  const { kind } = live.progress.lifeCycle;
  if (kind !== 'stepped') return kind;
  return live.polls === undefined ? 'manual' : 'after_polls';
};

/** An execution with what a bar on the world's time needs. */
export const shownRun = (run: AnyRun, world: Shown): Run => {
  const { family, row, live, recorded, isDryRun, overview } = run;
  const { id, policy_id } = row;
  const { status, startedMs, endedMs, endsMs, phases, items, itemsDone, counts } = overview;
  const cycle = live?.progress.lifeCycle;
  const text = recorded && textOf(recorded.shown, 'status_text');
  return {
    ...{ family, id, policy_id, ...whereOf(family, policy_id, world), cycle: cycleOf(run), status },
    trigger: triggers.find((trigger) => trigger === row.trigger) ?? 'manual',
    ...given('status_text', text || undefined),
    ...{ started_at: time(startedMs), ...timeGiven('ended_at', endedMs), ...timeGiven('ends_at', endsMs) },
    phases: phases.map((phase) => ({
      ...{ status: phase.status, from: time(phase.fromMs) },
      ...timeGiven('to', phase.toMs),
    })),
    ...given('item_ms', cycle?.kind === 'timed' ? cycle.itemMs : undefined),
    ...{ items, items_done: itemsDone, tasks: counts },
    ...given('dry_run', isDryRun),
    ...given('request_id', world.requestOf(family, id)),
  };
};
