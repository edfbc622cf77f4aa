import type { Journal } from '../journal/journal.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { inMillis } from '../world/kernel/time.ts';
import { runFamilies } from '../world/tables.ts';
import type { FakeEvent } from './parts.ts';

/** What a stream has seen of a world: commands put others in the place of these, so that a look tells whether any has. */
export interface Seen extends Pick<WorldEntry, 'tables' | 'clock' | 'faults'> {
  readonly journal: Journal;
  readonly versions: readonly number[];
}

export const seenOf = ({ tables, clock, faults }: WorldEntry, journal: Journal): Seen => ({
  ...{ tables, clock, faults, journal },
  versions: runFamilies.map((family) => tables[family].executions.version),
});

/** What has changed of a world between two looks. */
export const changesBetween = (before: Seen, now: Seen, project_id: string, nowMs: number): readonly FakeEvent[] => {
  const events: FakeEvent[] = [];
  if (before.tables !== now.tables) events.push({ kind: 'reset', project_id, reason: 'data' });
  if (before.journal !== now.journal) events.push({ kind: 'reset', project_id, reason: 'journal' });
  if (before.clock !== now.clock) {
    const { clock } = now;
    events.push({ kind: 'clock', project_id, now: inMillis(worldTime(clock, nowMs)), scale: clock.scale });
  }
  if (before.faults !== now.faults) {
    const faults = now.faults.map(({ id, matched, fired }) => ({ id, matched, fired }));
    events.push({ kind: 'faults', project_id, faults });
  }
  const changed = runFamilies.filter((_, at) => before.versions[at] !== now.versions[at]);
  if (before.tables === now.tables && changed.length > 0) events.push({ kind: 'runs', project_id, families: changed });
  return events;
};
