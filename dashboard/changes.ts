import { signal } from '@preact/signals';
import { loadClock, noteClock } from './clock.ts';
import { type Happening, onHappening } from './live.ts';
import { loadWorlds, projectId } from './state.ts';

/** Counted up when what a view shows may be something else; a view that names one among its keys asks again. */
export const changes = {
  rows: signal(0),
  runs: signal(0),
  faults: signal(0),
  calls: signal(0),
};

const all = [changes.rows, changes.runs, changes.faults, changes.calls];

/** Many changes in a second are one. */
const shortestPauseMs = 500;
const waiting = new Map<(typeof all)[number], ReturnType<typeof setTimeout>>();

const changed = (what: (typeof all)[number]): void => {
  if (waiting.has(what)) return;
  const later = setTimeout(() => {
    waiting.delete(what);
    what.value += 1;
  }, shortestPauseMs);
  waiting.set(what, later);
};

const isElsewhere = (happening: Happening): boolean =>
  'project_id' in happening && happening.project_id !== undefined && happening.project_id !== projectId.value;

const readAgain = (): void => {
  for (const one of all) changed(one);
  loadWorlds().catch(() => undefined);
  loadClock().catch(() => undefined);
};

const hear = (happening: Happening): void => {
  if (happening.kind === 'clock') noteClock(happening.project_id, happening);
  if (happening.kind === 'worlds') loadWorlds().catch(() => undefined);
  if (isElsewhere(happening)) return;
  if (happening.kind === 'opened' || happening.kind === 'reset') readAgain();
  if (happening.kind === 'faults') changed(changes.faults);
  if (happening.kind === 'runs' || happening.kind === 'clock') changed(changes.runs);
  // A write may change any row; which, the stream does not tell.
  if (happening.kind === 'journal') {
    changed(changes.calls);
    if (happening.rows.some(({ method, project_id }) => method !== 'GET' && project_id === projectId.value))
      changed(changes.rows);
  }
};

export const startChanges = (): void => void onHappening(hear);
