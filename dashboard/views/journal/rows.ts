import { signal } from '@preact/signals';
import { ask } from '../../api.ts';
import type { Happening } from '../../live.ts';
import { failed } from '../../parts/toast.tsx';
import { type Filter, isNarrower, type Listed, listed, testOf } from './filter.ts';

/** `*` is all worlds. */
type Project = string;

const firstPage = 1000;
const nextPages = 10_000;

const isOf = (project: Project, project_id: string | undefined): boolean =>
  project === '*' || project_id === undefined || project_id === project;

const page = async (project: Project, more: { readonly before?: number; readonly after?: number; limit: number }) => {
  const query = { project_id: project, format: 'rows' as const, ...more };
  const body = await ask('get', '/_fake/journal', { query });
  if (!('rows' in body)) throw new Error('the journal was not answered as rows');
  return { ...body, rows: body.rows.map(listed) };
};

/** The rows of a journal that are here, oldest first, and those of them that a filter lets through. */
export const createRows = (project: Project) => {
  let rows: Listed[] = [];
  let matched: Listed[] = [];
  let filter: Filter = { text: '' };
  let test = testOf(filter);
  let round = 0;
  /** Counted up with each change; what is drawn depends on it. */
  const version = signal(0);
  const counts = signal({ kept: 0, dropped: 0 });
  /** How many matching rows were taken from the front, in all: a list that is scrolled moves by as many. */
  let shifted = 0;
  let isBegun = false;
  let wasOpened = false;
  const isPaused = signal(false);
  /** What came while the list was paused. */
  const held = signal<readonly Listed[]>([]);

  const append = (more: readonly Listed[]): void => {
    for (const row of more) {
      rows.push(row);
      if (test(row)) matched.push(row);
    }
  };

  /** Rows that the fake has dropped are dropped here. */
  const shrink = (): void => {
    const surplus = rows.length - counts.value.kept;
    if (surplus <= 0) return;
    rows.splice(0, surplus);
    const first = rows[0]?.seq ?? Number.POSITIVE_INFINITY;
    const staying = matched.findIndex(({ seq }) => seq >= first);
    const gone = staying < 0 ? matched.length : staying;
    matched.splice(0, gone);
    shifted += gone;
  };

  const changed = (): void => {
    version.value += 1;
  };

  /** What the stream left out, or what came before it began. */
  const catchUp = async (after = rows.at(-1)?.seq ?? 0): Promise<void> => {
    const missing = await page(project, { after, limit: nextPages });
    const known = new Set(rows.map(({ seq }) => seq));
    const fresh = missing.rows.filter(({ seq }) => !known.has(seq));
    rows = [...rows, ...fresh].sort((a, b) => a.seq - b.seq);
    matched = rows.filter(test);
    counts.value = missing;
    shrink();
    changed();
    if (missing.rows.length === nextPages) await catchUp(missing.rows.at(-1)?.seq);
  };

  /** Reads all that is kept, the newest first, so that there is something to see at once. */
  const load = async (): Promise<void> => {
    round += 1;
    const mine = round;
    isBegun = false;
    wasOpened = false;
    const begin = await page(project, { limit: firstPage });
    if (mine !== round) return;
    const newest = begin.rows.at(-1)?.seq ?? 0;
    // What came by the stream meanwhile is newer than the page, or on it.
    const since = rows.filter(({ seq }) => seq > newest);
    rows = [...begin.rows, ...since];
    matched = rows.filter(test);
    counts.value = begin;
    isBegun = true;
    changed();
    if (wasOpened) await catchUp();
    let { length } = begin.rows;
    while (length > 0 && rows.length < counts.value.kept) {
      const older = await page(project, { before: rows[0]?.seq ?? 1, limit: nextPages });
      if (mine !== round) return;
      rows = [...older.rows, ...rows];
      const more = older.rows.filter(test);
      matched = [...more, ...matched];
      shifted -= more.length;
      length = older.rows.length;
      changed();
    }
  };

  const hearRows = ({ rows: more, totals }: Extract<Happening, { kind: 'journal' }>): void => {
    const newest = rows.at(-1)?.seq ?? 0;
    const fresh = more.filter(({ project_id, seq }) => isOf(project, project_id) && seq > newest).map(listed);
    const own = totals.find(({ project_id }) => project_id === project);
    if (own !== undefined) counts.value = own;
    else if (project === '*') counts.value = { ...counts.value, kept: counts.value.kept + fresh.length };
    if (isPaused.value) {
      held.value = [...held.value, ...fresh];
      return;
    }
    append(fresh);
    shrink();
    changed();
  };

  const pause = (shall: boolean): void => {
    if (isPaused.value === shall) return;
    isPaused.value = shall;
    append(held.value);
    held.value = [];
    shrink();
    changed();
  };

  const hear = (happening: Happening): void => {
    if (happening.kind === 'journal') hearRows(happening);
    else if (happening.kind === 'gap') catchUp().catch(failed);
    else if (happening.kind === 'opened' && isBegun) catchUp().catch(failed);
    else if (happening.kind === 'opened') wasOpened = true;
    else if (happening.kind === 'reset' && isOf(project, happening.project_id)) {
      rows = [];
      held.value = [];
      load().catch(failed);
    }
  };

  return {
    project,
    version,
    counts,
    held,
    load,
    hear,
    pause,
    matched: (): readonly Listed[] => matched,
    shifted: (): number => shifted,
    filterBy: (by: Filter): void => {
      const from = isNarrower(by, filter) ? matched : rows;
      filter = by;
      test = testOf(by);
      matched = from.filter(test);
      shifted = 0;
      changed();
    },
  };
};

export type Rows = ReturnType<typeof createRows>;
