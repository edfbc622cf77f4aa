import { address, linkTo, setQuery } from '../address.ts';
import { ask, type Schemas } from '../api.ts';
import { changes } from '../changes.ts';
import { Choice } from '../parts/choice.tsx';
import { Problem } from '../parts/problem.tsx';
import { Shape, toneOfStatus } from '../parts/shape.tsx';
import { Table } from '../parts/table.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { shown } from '../text.ts';
import { words } from '../words.ts';

type Operation = Schemas['Coverage']['operations'][number];

const shows = ['all', 'met', 'missed'] as const;

/** The statuses that were met, each a link to the calls that met it, and those that were not. */
const Statuses = ({ operation: { operationId, statuses, missing_statuses } }: { readonly operation: Operation }) => {
  const { coverage, count } = words.value;
  return (
    <span class="row">
      {Object.entries(statuses).map(([status, times]) => (
        <a
          key={status}
          class={`chip status ${toneOfStatus(Number(status))}`}
          href={linkTo('journal', { q: `op:${operationId} status:${status}` })}
        >
          <Shape tone={toneOfStatus(Number(status))} />
          {status} ×{count(times)}
        </a>
      ))}
      {missing_statuses.length > 0 && (
        <span class="muted small">
          {coverage.notMet} {missing_statuses.join(', ')}
        </span>
      )}
    </span>
  );
};

/** Which operations, statuses and errors the clients of a world have met. */
export const Coverage = () => {
  const wanted = shows.find((one) => one === address.value.query.show) ?? 'all';
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/coverage', { query: { project_id: projectId.value } }),
    ['coverage', changes.calls.value],
  );
  const { views, coverage, count, journal } = words.value;
  const operations = (data?.operations ?? []).filter(
    ({ calls }) => wanted === 'all' || (wanted === 'met' ? calls > 0 : calls === 0),
  );
  return (
    <>
      <ViewHead title={views.coverage}>
        {data && <span class="muted">{coverage.met(count(data.met), count(data.total))}</span>}
      </ViewHead>
      <div class="stack">
        {data && <progress class="coverage" max={data.total} value={data.met} aria-label={views.coverage} />}
        <Choice
          id="coverage-show"
          label={coverage.show}
          value={wanted}
          options={shows.map((one) => [one, coverage.shows[one]] as const)}
          onChoose={(show) => setQuery({ show: show === 'all' ? undefined : show })}
        />
        <Problem error={error} onRetry={reload} />
        {data && (
          <Table
            label={views.coverage}
            heads={[journal.operation, coverage.calls, coverage.statuses, coverage.errors]}
            numbers={[1]}
            rows={operations.map((operation) => ({
              key: operation.operationId,
              cells: [
                <a key="operation" href={linkTo('journal', { q: `op:${operation.operationId}` })}>
                  {operation.operationId}
                </a>,
                count(operation.calls),
                <Statuses key="statuses" operation={operation} />,
                <span key="errors" class="mono small wrap">
                  {Object.keys(operation.error_codes).map(shown).join(' ')}
                </span>,
              ],
            }))}
          />
        )}
      </div>
    </>
  );
};
