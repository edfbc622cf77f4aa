import { address, linkTo } from '../address.ts';
import { ask, type Schemas } from '../api.ts';
import { changes } from '../changes.ts';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { failed } from '../parts/toast.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { shown } from '../text.ts';
import { words } from '../words.ts';
import { FaultForm } from './faults/form.tsx';

type Fault = Schemas['Fault'];

/** `operationId ListInstance · times 2`: names and values in a line; an object as JSON. */
const compact = (value: object): string =>
  Object.entries(value)
    .map(([name, one]) => `${name} ${shown(typeof one === 'string' ? one : JSON.stringify(one))}`)
    .join(' · ');

const disarm = (id: number) =>
  ask('delete', '/_fake/faults/{fault_id}', { path: { fault_id: id }, query: { project_id: projectId.value } });

const Matched = ({ fault }: { readonly fault: Fault }) =>
  Object.keys(fault.match).length === 0 ? (
    <span class="muted">{words.value.faults.everyCall}</span>
  ) : (
    <code class="wrap">{compact(fault.match)}</code>
  );

const Done = ({ fault }: { readonly fault: Fault }) => (
  <span>
    {fault.do.answer !== undefined && <span class="chip">{words.value.faults.stub}</span>}{' '}
    <code class="wrap">{compact(fault.do)}</code>
  </span>
);

const Armed = ({ faults, reload }: { readonly faults: readonly Fault[]; readonly reload: () => void }) => {
  const { faults: said, count } = words.value;
  const chosen = address.value.query.id;
  return (
    <Table
      label={said.armed}
      heads={[said.fault, said.match, said.when, said.does, said.matched, said.fired, said.action]}
      numbers={[4, 5]}
      empty={said.none}
      rows={faults.map((fault) => ({
        key: String(fault.id),
        isChosen: String(fault.id) === chosen,
        cells: [
          <a key="id" href={linkTo('journal', { q: `fault:${fault.id}` })} title={said.itsCalls}>
            {fault.id}
          </a>,
          <Matched key="match" fault={fault} />,
          Object.keys(fault.when).length === 0 ? (
            <span key="when" class="muted">
              {said.always}
            </span>
          ) : (
            <code key="when" class="wrap">
              {compact(fault.when)}
            </code>
          ),
          <Done key="do" fault={fault} />,
          count(fault.matched),
          count(fault.fired),
          <button
            key="disarm"
            type="button"
            aria-label={said.disarmOne(fault.id)}
            onClick={() => void disarm(fault.id).then(reload, failed)}
          >
            {said.disarm}
          </button>,
        ],
      }))}
    />
  );
};

/** What goes wrong on demand: what is armed, and a form to arm more. */
export const Faults = () => {
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/faults', { query: { project_id: projectId.value } }),
    ['faults', changes.faults.value],
  );
  const { views, faults: said } = words.value;
  const disarmAll = () =>
    ask('delete', '/_fake/faults', { query: { project_id: projectId.value } }).then(reload, failed);
  return (
    <>
      <ViewHead title={views.faults}>{said.about}</ViewHead>
      <div class="stack">
        <Problem error={error} onRetry={reload} />
        {data && <Armed faults={data.faults} reload={reload} />}
        {data && data.faults.length > 1 && (
          <div>
            <button type="button" onClick={() => void disarmAll()}>
              {said.disarmAll}
            </button>
          </div>
        )}
        <FaultForm onArmed={reload} />
      </div>
    </>
  );
};
