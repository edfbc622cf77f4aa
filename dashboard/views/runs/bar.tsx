import type { Schemas } from '../../api.ts';
import { worldNowMs } from '../../clock.ts';
import { words } from '../../words.ts';
import { placeOf, type Span } from './span.ts';

type Run = Schemas['Run'];

/** How many items have been dealt with by now, as far as time alone decides that. */
export const doneOf = (run: Run, nowMs: number): number => {
  const { items, items_done = 0, item_ms, phases, ended_at } = run;
  const progress = phases.find(({ status }) => status === 'InProgress');
  if (ended_at !== undefined || run.cycle !== 'timed' || !item_ms || progress === undefined) return items_done;
  const reckoned = Math.floor((nowMs - Date.parse(progress.from)) / item_ms);
  return Math.min(items, Math.max(items_done, reckoned));
};

const Phase = ({
  phase,
  run,
  span,
}: {
  readonly phase: Run['phases'][number];
  readonly run: Run;
  readonly span: Span;
}) => {
  const nowMs = worldNowMs.value ?? 0;
  const from = placeOf(Date.parse(phase.from), span);
  const to = placeOf(phase.to === undefined ? nowMs : Date.parse(phase.to), span);
  const kind = phase.status === 'InProgress' && run.ended_at !== undefined ? run.status : phase.status;
  return <span class={`phase phase-${kind}`} style={{ left: `${from}%`, width: `${Math.max(0, to - from)}%` }} />;
};

/** A run on the world's time: a bar a phase, what is to come paler, and now as a line. */
export const Bar = ({ run, span }: { readonly run: Run; readonly span: Span }) => {
  const nowMs = worldNowMs.value ?? 0;
  const end = run.ended_at === undefined ? nowMs : Date.parse(run.ended_at);
  const now = placeOf(nowMs, span);
  const isBefore = end < span.fromMs;
  return (
    <span class="bar">
      {isBefore ? (
        <span class="bar-before muted small">◂ {words.value.runs.earlier}</span>
      ) : (
        run.phases.map((phase) => <Phase key={phase.status} phase={phase} run={run} span={span} />)
      )}
      {run.ended_at === undefined && <span class="bar-ahead" style={{ left: `${now}%`, width: `${100 - now}%` }} />}
      {!isBefore && run.phases.length === 0 && (
        <span
          class="phase phase-Initialized"
          style={{ left: `${placeOf(Date.parse(run.started_at), span)}%`, width: '0%' }}
        />
      )}
      <span class="bar-now" style={{ left: `${now}%` }} />
    </span>
  );
};

export const Axis = ({ span }: { readonly span: Span }) => {
  const nowMs = worldNowMs.value ?? 0;
  const days = (span.toMs - span.fromMs) / 86_400_000;
  const said = (timeMs: number): string => {
    const text = new Date(timeMs).toISOString();
    return days > 2 ? text.slice(5, 10) : days > 0.05 ? text.slice(11, 16) : text.slice(11, 19);
  };
  const now = placeOf(nowMs, span);
  return (
    <span class="axis">
      <span>{said(span.fromMs)}</span>
      <span class="axis-now" style={{ left: `${now}%` }}>
        {words.value.runs.now}
      </span>
    </span>
  );
};
