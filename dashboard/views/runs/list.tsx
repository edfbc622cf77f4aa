import { linkTo } from '../../address.ts';
import type { Schemas } from '../../api.ts';
import { worldNowMs } from '../../clock.ts';
import { Status, toneOf } from '../../parts/shape.tsx';
import { shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import { Axis, Bar } from './bar.tsx';
import { TaskCounts } from './counts.tsx';
import { type Span, type SpanName, spanOf } from './span.ts';

type Run = Schemas['Run'];

/** What it runs for: the policy and the namespace or, of a scan, the artifact. */
export const aboutOf = ({ policy_name, namespace_name, repository_name }: Run): string =>
  [policy_name, [namespace_name, repository_name].filter((part) => part !== undefined).join('/')]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => shown(part ?? ''))
    .join(' · ');

const RunRow = ({ run, span }: { readonly run: Run; readonly span: Span }) => {
  const { families, runs } = words.value;
  return (
    <li class="run">
      <span class="run-name">
        <a href={linkTo('runs', { id: `${run.family}-${run.id}` })}>{`${families[run.family]} ${run.id}`}</a>
        <span class="muted small cut">{aboutOf(run)}</span>
      </span>
      <span class="run-state">
        <Status tone={toneOf(run.status)} word={run.status} />
        <span class="muted small">
          {runs.triggers[run.trigger]} · <span class="mono">{timeOf(run.started_at)}</span>
        </span>
      </span>
      <span class="run-counts small">
        <TaskCounts counts={run.tasks} />
      </span>
      <Bar run={run} span={span} />
    </li>
  );
};

/** Runs, the one that started last first, on one axis. */
export const RunList = ({ runs, span: name }: { readonly runs: readonly Run[]; readonly span: SpanName }) => {
  if (runs.length === 0) return <p class="empty panel">{words.value.runs.none}</p>;
  const span = spanOf(name, runs, worldNowMs.value ?? 0);
  return (
    <div class="panel run-panel">
      <div class="run run-head" aria-hidden="true">
        <Axis span={span} />
      </div>
      <ul class="runs" aria-label={words.value.views.runs}>
        {runs.map((run) => (
          <RunRow key={`${run.family}-${run.id}`} run={run} span={span} />
        ))}
      </ul>
    </div>
  );
};
