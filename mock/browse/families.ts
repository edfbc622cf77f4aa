import type { Schemas } from '../spec/control-types.ts';
import type { RunKind } from '../world/executions/kinds.ts';
import { liveOf, type Overview, overviewOf } from '../world/executions/overview.ts';
import type { Live } from '../world/executions/read.ts';
import type { ExecutionRow, KindTypes, LiveExecution, RecordedExecution } from '../world/executions/rows.ts';
import { gcKind } from '../world/gc/kind.ts';
import type { GcRun } from '../world/gc/rows.ts';
import { replicationKind } from '../world/replication/kind.ts';
import { retentionKind } from '../world/retention/kind.ts';
import { scanKind } from '../world/scanning/kind.ts';
import { signatureKind } from '../world/signature/kind.ts';
import type { Tables } from '../world/tables.ts';
import type { Shown } from './around.ts';
import { type RecordedRun, recordedOverview } from './recorded.ts';

export type RunFamily = Schemas['RunFamily'];

/** An execution of any family: as far as it goes on, with its plan. */
export interface AnyRun {
  readonly family: RunFamily;
  readonly row: Pick<LiveExecution<KindTypes>, 'id' | 'policy_id' | 'trigger'>;
  /** Undefined of one that was seeded as it is. */
  readonly live: (Live & { readonly firstTaskId: number; readonly polls: number | undefined }) | undefined;
  readonly recorded: RecordedRun | undefined;
  readonly isDryRun: boolean | undefined;
  readonly overview: Overview;
}

/** What a family has to say of its executions beside its kind. */
interface Special<Kind extends KindTypes> {
  readonly isDryRun?: (about: Kind['About']) => boolean;
  /** The row as it counts here. */
  readonly asIs?: (row: LiveExecution<Kind>, nowMs: number) => LiveExecution<Kind>;
}

interface FamilyRuns {
  readonly all: (world: Shown) => readonly AnyRun[];
  readonly under: (policyId: number, world: Shown) => readonly AnyRun[];
  readonly get: (id: number, world: Shown) => AnyRun | undefined;
}

const runsOf = <Kind extends KindTypes>(
  family: RunFamily,
  kind: RunKind<Tables, Kind>,
  { isDryRun, asIs = (row) => row }: Special<Kind> = {},
): FamilyRuns => {
  const recordedRun = (row: RecordedExecution<Kind>): AnyRun => {
    const recorded = {
      shown: row.shown,
      tasks: row.tasks.map(({ task, sub_tasks }) => ({ task, items: sub_tasks.length })),
    };
    return { family, row, live: undefined, recorded, isDryRun: undefined, overview: recordedOverview(recorded) };
  };
  const liveRun = (row: LiveExecution<Kind>, world: Shown): AnyRun => {
    const live = liveOf(kind, asIs(row, world.nowMs), world);
    const { lifeCycle, firstTaskId } = row;
    const polls = lifeCycle.kind === 'stepped' ? lifeCycle.polls : undefined;
    const overview = overviewOf(live);
    return {
      family,
      row,
      live: { ...live, firstTaskId, polls },
      recorded: undefined,
      isDryRun: isDryRun?.(row.about),
      overview,
    };
  };
  const runOf = (row: ExecutionRow<Kind>, world: Shown): AnyRun =>
    row.kind === 'live' ? liveRun(row, world) : recordedRun(row);
  const rows = ({ tables }: Shown) => kind.rows(tables).executions;
  return {
    all: (world) =>
      rows(world)
        .all()
        .map((row) => runOf(row, world)),
    under: (policyId, world) =>
      rows(world)
        .under(policyId)
        .map((row) => runOf(row, world)),
    get: (id, world) => {
      const row = rows(world).get(id);
      return row && runOf(row, world);
    },
  };
};

/** A run of gc that was seeded as stopped is stopped, whatever the clock says. */
const stoppedGc = (row: GcRun, nowMs: number): GcRun => {
  const { stoppedMs } = row.about;
  if (stoppedMs === undefined) return row;
  return { ...row, checkpoints: [{ done: 0, ms: Math.min(stoppedMs, nowMs), stops: true }] };
};

export const families: Readonly<Record<RunFamily, FamilyRuns>> = {
  signature: runsOf('signature', signatureKind),
  retention: runsOf('retention', retentionKind, { isDryRun: ({ dry_run }) => dry_run }),
  replication: runsOf('replication', replicationKind),
  scanning: runsOf('scanning', scanKind),
  gc: runsOf('gc', gcKind, { isDryRun: ({ parameters }) => parameters.dry_run, asIs: stoppedGc }),
};
