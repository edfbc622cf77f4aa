import type { ControlInput, ControlOutput } from '../spec/control-types.ts';
import type { Shown } from './around.ts';
import { type AnyRun, families, type RunFamily } from './families.ts';
import { pageOf, time } from './page.ts';
import { shownRun } from './run.ts';

const isFamily = (name: string): name is RunFamily => name in families;

/** Those that are asked for, whatever their status. */
const runsOf = ({ family, policy_id }: ControlInput<'browseRuns'>['query'], world: Shown): readonly AnyRun[] =>
  Object.keys(families)
    .filter(isFamily)
    .filter((name) => family === undefined || name === family)
    .flatMap((name) => (policy_id === undefined ? families[name].all(world) : families[name].under(policy_id, world)));

export const runs = ({ query }: ControlInput<'browseRuns'>, world: Shown): ControlOutput<'browseRuns'> => {
  const all = runsOf(query, world);
  const counts = new Map<string, number>();
  for (const { overview } of all) counts.set(overview.status, (counts.get(overview.status) ?? 0) + 1);
  const rows = all
    .filter(({ overview }) => query.status === undefined || overview.status === query.status)
    .toSorted((a, b) => b.overview.startedMs - a.overview.startedMs || b.row.id - a.row.id);
  return {
    ...{ now: time(world.nowMs), runs: pageOf(rows, query, (run) => shownRun(run, world)), total: rows.length },
    statuses: Object.fromEntries(counts),
  };
};
