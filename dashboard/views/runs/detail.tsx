import { address, linkTo, setQuery } from '../../address.ts';
import { ask, type Schemas } from '../../api.ts';
import { changes } from '../../changes.ts';
import { worldNowMs } from '../../clock.ts';
import { Choice } from '../../parts/choice.tsx';
import { Facts } from '../../parts/facts.tsx';
import { offsetOf, Pager } from '../../parts/pager.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Status, toneOf } from '../../parts/shape.tsx';
import { Table } from '../../parts/table.tsx';
import { failed } from '../../parts/toast.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { Bar, doneOf } from './bar.tsx';
import { useBoundary } from './boundary.ts';
import { TaskCounts } from './counts.tsx';
import { aboutOf } from './list.tsx';
import { spanOf } from './span.ts';

type Run = Schemas['Run'];

const limit = 100;
const statuses = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'] as const;

const step = (run: Run, steps: number) =>
  ask('post', '/_fake/executions/{execution_id}/step', {
    path: { execution_id: run.id },
    body: { project_id: projectId.value, family: run.family, steps },
  }).catch(failed);

const Summary = ({ run, reload }: { readonly run: Run; readonly reload: () => void }) => {
  const nowMs = worldNowMs.value ?? 0;
  const { runs, families, count, views } = words.value;
  const { status, trigger, cycle, started_at, ended_at, ends_at, items, policy_id, request_id, status_text } = run;
  return (
    <div class="panel stack">
      <div class="row spread">
        <h2>{`${families[run.family]} ${run.id}`}</h2>
        <Status tone={toneOf(status)} word={status} />
      </div>
      {status_text && <p class="wrap">{shown(status_text)}</p>}
      <Bar run={run} span={spanOf('fit', [run], nowMs)} />
      <TaskCounts counts={run.tasks} />
      <Facts
        facts={[
          [runs.of, aboutOf(run)],
          [runs.policy, run.family === 'scanning' ? undefined : String(policy_id)],
          [runs.trigger, runs.triggers[trigger]],
          [runs.cycle, runs.cycles[cycle]],
          [runs.items, runs.itemsDone(count(doneOf(run, nowMs)), count(items))],
          [runs.started, timeOf(started_at)],
          [runs.ended, ended_at && timeOf(ended_at)],
          [runs.ends, !ended_at && ends_at && timeOf(ends_at)],
          [
            runs.startedBy,
            request_id && (
              <a key="request" href={linkTo('journal', { r: request_id })}>
                {views.journal}
              </a>
            ),
          ],
        ]}
      />
      {cycle === 'manual' && !ended_at && (
        <div class="row">
          {[1, 10, 1000].map((steps) => (
            <button key={steps} type="button" onClick={() => void step(run, steps).then(reload)}>
              {runs.step(steps)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
};

const Tasks = ({ tasks }: { readonly tasks: readonly Schemas['RunTask'][] }) => {
  const { runs, status, count } = words.value;
  return (
    <Table
      label={runs.tasks}
      heads={[runs.task, runs.repository, status, runs.items, runs.started, runs.ended]}
      numbers={[3]}
      empty={runs.noTasks}
      rows={tasks.map((task) => ({
        key: String(task.id),
        cells: [
          String(task.id),
          shown(task.repository),
          <span key="status">
            <Status tone={toneOf(task.status)} word={task.status} />{' '}
            {task.status_text && <span class="muted small">{shown(task.status_text)}</span>}
          </span>,
          count(task.items),
          <span key="started" class="mono">
            {timeOf(task.started_at)}
          </span>,
          <span key="ended" class="mono">
            {timeOf(task.ended_at)}
          </span>,
        ],
      }))}
    />
  );
};

/** One execution: how far it is, and its tasks page by page. */
export const RunDetail = ({ family, id }: { readonly family: Schemas['RunFamily']; readonly id: number }) => {
  const { task: wanted = '', offset: from } = address.value.query;
  const offset = offsetOf(from);
  const status = statuses.find((one) => one === wanted);
  const query = { project_id: projectId.value, offset, limit, ...(status === undefined ? {} : { status }) };
  const [passed, expect] = useBoundary();
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/browse/runs/{family}/{execution_id}/tasks', { path: { family, execution_id: id }, query }),
    [`run ${family} ${id}`, status, offset, changes.runs.value, changes.rows.value, passed],
  );
  expect(data, data === undefined ? [] : [data.run]);
  const { runs, all } = words.value;
  return (
    <div class="stack">
      <p>
        <a href={linkTo('runs')}>{runs.back}</a>
      </p>
      <Problem error={error} onRetry={reload} />
      {data && <Summary run={data.run} reload={reload} />}
      {data && (
        <div class="row spread">
          <h2>{runs.tasks}</h2>
          <Choice
            id="task-status"
            label={words.value.status}
            value={wanted}
            options={[['', all], ...statuses.map((one) => [one, one] as const)]}
            onChoose={(task) => setQuery({ task, offset: undefined })}
          />
        </div>
      )}
      {data && <Tasks tasks={data.tasks} />}
      {data && <Pager offset={offset} limit={limit} total={data.total} />}
    </div>
  );
};
