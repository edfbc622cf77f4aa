import { hashOf, linkTo } from '../address.ts';
import { ask, fakeUrl } from '../api.ts';
import { changes } from '../changes.ts';
import { DueTable } from '../parts/due.tsx';
import { Facts } from '../parts/facts.tsx';
import { Status, toneOfStatus } from '../parts/shape.tsx';
import { Table } from '../parts/table.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { isDemo, loadWorlds, projectId, type World, world, worlds } from '../state.ts';
import { shown, timeOf } from '../text.ts';
import { words } from '../words.ts';

const worldLink = (one: World): string =>
  hashOf({ project: isDemo(one) ? undefined : one.project_id, view: 'overview', query: {} });

const Worlds = () => {
  const { overview, header, count, name } = words.value;
  useData(loadWorlds, ['worlds', changes.calls.value, changes.faults.value, changes.rows.value]);
  return (
    <Table
      label={overview.worlds}
      heads={[name, overview.calls, overview.errors, overview.faults, overview.clock]}
      numbers={[1, 2, 3]}
      rows={worlds.value.map((one) => ({
        key: one.project_id,
        isChosen: one.project_id === projectId.value,
        cells: [
          one.project_id === projectId.value ? (
            <strong key="name">{shown(one.name)}</strong>
          ) : (
            <a key="name" href={worldLink(one)}>
              {shown(one.name)}
            </a>
          ),
          count(one.figures?.calls ?? 0),
          count(one.figures?.errors ?? 0),
          count(one.figures?.faults ?? 0),
          <span key="clock" class="mono">
            {timeOf(one.figures?.now)} {one.figures?.scale === 0 ? <span class="chip">{header.frozen}</span> : null}
          </span>,
        ],
      }))}
    />
  );
};

/** The last requests that were refused, each with a link to why. */
const Refusals = () => {
  const { overview, time, status } = words.value;
  const query = { project_id: projectId.value, status: '4xx,5xx', format: 'rows' as const, limit: 8 };
  const { data } = useData(
    () => ask('get', '/_fake/journal', { query }),
    [`refusals ${projectId.value}`, changes.calls.value],
  );
  const rows = data !== undefined && 'rows' in data ? data.rows.toReversed() : [];
  if (data !== undefined && rows.length === 0) return <p class="muted">{overview.noRefusals}</p>;
  return (
    <Table
      label={overview.recent}
      heads={[time, status, words.value.journal.operation, words.value.journal.code]}
      rows={rows.map((row) => ({
        key: String(row.seq),
        cells: [
          <a key="time" class="mono" href={linkTo('journal', { r: row.request_id })}>
            {timeOf(row.at).slice(5)}
          </a>,
          <Status key="status" tone={toneOfStatus(row.status)} word={String(row.status)} />,
          shown(row.operationId ?? `${row.method} ${row.path}`),
          <code key="code">{shown(row.error_code ?? '')}</code>,
        ],
      }))}
    />
  );
};

const Connect = () => {
  const { overview } = words.value;
  const { data } = useData(() => ask('get', '/_fake/health', {}), ['health']);
  const current = world.value;
  return (
    <div class="panel stack">
      <h2>{overview.connect}</h2>
      <Facts
        facts={[
          [overview.endpoint, <code key="endpoint">{fakeUrl}</code>],
          [overview.region, current && <code key="region">{shown(current.region)}</code>],
          [overview.project, current && <code key="project">{current.project_id}</code>],
          [overview.instance, current && <code key="instance">{current.instance_id}</code>],
          [overview.version, data && `fake-swr ${data.version}`],
        ]}
      />
      <p class="muted small">{overview.secretsHidden}</p>
    </div>
  );
};

const Due = () => {
  const { data } = useData(
    () => ask('get', '/_fake/due', { query: { project_id: projectId.value, limit: 5 } }),
    [`due ${projectId.value}`, changes.runs.value, changes.rows.value],
  );
  return (
    <section class="stack">
      <h2>{words.value.due.label}</h2>
      {data && <DueTable due={data.due} />}
    </section>
  );
};

export const Overview = () => {
  const { overview, views } = words.value;
  return (
    <>
      <ViewHead title={views.overview} />
      <div class="stack">
        <Worlds />
        <div class="grid">
          <section class="stack">
            <h2>{overview.recent}</h2>
            <Refusals />
          </section>
          <div class="stack">
            <Connect />
            <Due />
          </div>
        </div>
      </div>
    </>
  );
};
