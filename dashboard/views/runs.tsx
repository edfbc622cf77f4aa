import { address, setQuery } from '../address.ts';
import { ask } from '../api.ts';
import { changes } from '../changes.ts';
import { Choice } from '../parts/choice.tsx';
import { offsetOf, Pager } from '../parts/pager.tsx';
import { Problem } from '../parts/problem.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { words } from '../words.ts';
import { useBoundary } from './runs/boundary.ts';
import { RunDetail } from './runs/detail.tsx';
import { RunList } from './runs/list.tsx';
import { type SpanName, spanNames } from './runs/span.ts';

const limit = 50;
const families = ['signature', 'retention', 'replication', 'scanning', 'gc'] as const;
const statuses = ['Initialized', 'Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'] as const;

const one = <Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined =>
  names.find((name) => name === text);

const Choices = ({ counts }: { readonly counts: Readonly<Record<string, number>> }) => {
  const { family = '', status = '', span = 'fit' } = address.value.query;
  const { runs, families: names, all } = words.value;
  return (
    <div class="row choices">
      <Choice
        id="run-family"
        label={runs.family}
        value={family}
        options={[['', all], ...families.map((name) => [name, names[name]] as const)]}
        onChoose={(chosen) => setQuery({ family: chosen, offset: undefined })}
      />
      <Choice
        id="run-status"
        label={words.value.status}
        value={status}
        options={[['', all], ...statuses.map((name) => [name, `${name} (${counts[name] ?? 0})`] as const)]}
        onChoose={(chosen) => setQuery({ status: chosen, offset: undefined })}
      />
      <Choice
        id="run-span"
        label={runs.span}
        value={span}
        options={spanNames.map((name) => [name, runs.spans[name]] as const)}
        onChoose={(chosen) => setQuery({ span: chosen === 'fit' ? undefined : chosen })}
      />
    </div>
  );
};

const AllRuns = () => {
  const { family, status, policy, span, offset: from } = address.value.query;
  const offset = offsetOf(from);
  const ofFamily = one(families, family);
  const ofStatus = one(statuses, status);
  const query = {
    ...{ project_id: projectId.value, offset, limit },
    ...(ofFamily === undefined ? {} : { family: ofFamily }),
    ...(ofStatus === undefined ? {} : { status: ofStatus }),
    ...(policy === undefined ? {} : { policy_id: Number(policy) }),
  };
  const [passed, expect] = useBoundary();
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/browse/runs', { query }),
    [`runs ${family} ${status} ${policy} ${offset}`, changes.runs.value, changes.rows.value, passed],
  );
  expect(data, data?.runs ?? []);
  const name: SpanName = one(spanNames, span) ?? 'fit';
  return (
    <div class="stack">
      <Choices counts={data?.statuses ?? {}} />
      <Problem error={error} onRetry={reload} />
      {data && <RunList runs={data.runs} span={name} />}
      {data && <Pager offset={offset} limit={limit} total={data.total} />}
    </div>
  );
};

/** Executions of all families as bars on the world's time; one of them with its tasks. */
export const Runs = () => {
  const { id } = address.value.query;
  const [, family, execution] = /^([a-z]+)-(\d+)$/.exec(id ?? '') ?? [];
  const ofFamily = one(families, family);
  return (
    <>
      <ViewHead title={words.value.views.runs}>{words.value.runs.about}</ViewHead>
      {ofFamily !== undefined && execution !== undefined ? (
        <RunDetail key={id} family={ofFamily} id={Number(execution)} />
      ) : (
        <AllRuns />
      )}
    </>
  );
};
