import type { Journal } from '../journal/journal.ts';
import type { Observations } from '../journal/observed.ts';
import { shownRow } from '../journal/shown.ts';
import type { FakeEvent } from './parts.ts';
import type { Position } from './position.ts';

/** A reader that is further behind is not told of the oldest. */
const mostBehind = 1000;
const mostInEvent = 200;

interface Told {
  readonly events: readonly FakeEvent[];
  readonly seq: number;
}

type Total = Extract<FakeEvent, { readonly kind: 'journal' }>['totals'][number];

const totalOf = (project_id: string, { kept, dropped, errors }: Journal): Total => ({
  ...{ project_id, kept: kept(), dropped: dropped(), errors: errors() },
});

/** How many requests after a position no journal has any more; what was cleared meanwhile is not missed. */
const missingAfter = ({ seq, forgotten }: Position, observations: Observations): number => {
  if (forgotten !== observations.forgotten()) return 0;
  const kept = observations.journals().reduce((sum, journal) => sum + journal.countAfter(seq), 0);
  return observations.lastSeq() - seq - kept;
};

/** The requests after a position that were for one of the worlds, as far as one event holds them. */
export const rowsAfter = (
  position: Position,
  watched: ReadonlyMap<string, Journal>,
  observations: Observations,
): Told => {
  const lastSeq = observations.lastSeq();
  if (lastSeq === position.seq) return { events: [], seq: lastSeq };
  const journals = [...watched.values()];
  const behind = journals.reduce((sum, journal) => sum + journal.countAfter(position.seq), 0);
  const newest = journals
    .flatMap((journal) => journal.newestAfter(position.seq, mostBehind))
    .sort((a, b) => a.seq - b.seq)
    .slice(-mostBehind);
  const dropped = missingAfter(position, observations) + behind - newest.length;
  const rows = newest.slice(0, mostInEvent);
  const projects = [...new Set(rows.map(({ project_id }) => project_id))];
  const totals = projects.flatMap((project_id): readonly Total[] => {
    const journal = watched.get(project_id);
    return journal === undefined ? [] : [totalOf(project_id, journal)];
  });
  return {
    events: [
      ...(dropped > 0 ? [{ kind: 'gap', dropped } as const] : []),
      ...(rows.length > 0 ? [{ kind: 'journal', rows: rows.map(shownRow), totals } as const] : []),
    ],
    seq: rows.length < newest.length ? (rows.at(-1)?.seq ?? lastSeq) : lastSeq,
  };
};
