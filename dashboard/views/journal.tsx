import { useEffect, useMemo, useRef } from 'preact/hooks';
import { address, setQuery } from '../address.ts';
import { onHappening } from '../live.ts';
import { announce } from '../parts/announcer.tsx';
import { failed } from '../parts/toast.tsx';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId, worlds } from '../state.ts';
import { words } from '../words.ts';
import { Detail } from './journal/detail.tsx';
import { type Filter, filterOf, type JournalRow } from './journal/filter.ts';
import { List } from './journal/list.tsx';
import { createRows, type Rows } from './journal/rows.ts';
import { Tools } from './journal/tools.tsx';

/** The last journal stays here, so that it need not be read again when a person comes back. */
let kept: { readonly rows: Rows; readonly stop: () => void } | undefined;

const rowsOf = (project: string): Rows => {
  if (kept?.rows.project === project) return kept.rows;
  kept?.stop();
  const rows = createRows(project);
  kept = { rows, stop: onHappening(rows.hear) };
  rows.load().catch(failed);
  return rows;
};

/** A world by its name or project id; what is none is taken for a project id. */
const projectOf = ({ world }: Filter): string => {
  if (world === undefined || world === '') return projectId.value;
  return worlds.value.find(({ name, project_id }) => name === world || project_id === world)?.project_id ?? world;
};

const Counts = ({ rows }: { readonly rows: Rows }) => {
  rows.version.value;
  const { journal } = words.value;
  const { kept: all, dropped } = rows.counts.value;
  return (
    <p class="muted small counts">
      {[
        journal.kept(all),
        journal.matching(rows.matched().length),
        ...(dropped > 0 ? [journal.dropped(dropped)] : []),
      ].join(' · ')}
    </p>
  );
};

/** All requests of a world: a list that follows, one filter, and what is known of one of them. */
export const Journal = () => {
  const { q = '', r: open, p: ofProject, live } = address.value.query;
  const filter = useMemo(() => filterOf(q), [q]);
  const project = projectOf(filter);
  const rows = rowsOf(project);
  const grid = useRef<HTMLElement | null>(null);
  const { journal } = words.value;

  useMemo(() => rows.filterBy(filter), [rows, filter]);
  useEffect(() => rows.pause(live === '0'), [rows, live]);
  useEffect(() => {
    if (q === '') return;
    const timer = setTimeout(() => announce(journal.matching(rows.matched().length)), 700);
    return () => clearTimeout(timer);
  }, [q, rows]);

  const show = ({ request_id, project_id }: JournalRow) =>
    setQuery({ r: request_id, p: project_id === projectId.value ? undefined : project_id }, 'add');
  const close = () => {
    setQuery({ r: undefined, p: undefined });
    (grid.current ?? document.getElementById('calls'))?.focus();
  };
  return (
    <div class="journal" data-open={open !== undefined}>
      <ViewHead title={words.value.views.journal}>
        <Counts rows={rows} />
      </ViewHead>
      <Tools rows={rows} q={q} filter={filter} isPaused={live === '0'} />
      <div class="journal-panes">
        <List rows={rows} open={open} onOpen={show} />
        {open !== undefined && <Detail key={open} requestId={open} project={ofProject ?? project} onClose={close} />}
      </div>
    </div>
  );
};
