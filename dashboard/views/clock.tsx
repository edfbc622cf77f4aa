import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.ts';
import { changes } from '../changes.ts';
import { type ClockVerb, changeClock, scale, worldNowMs } from '../clock.ts';
import { DueTable } from '../parts/due.tsx';
import { Problem } from '../parts/problem.tsx';
import { failed } from '../parts/toast.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { timeOf } from '../text.ts';
import { words } from '../words.ts';

const steps = ['1m', '10m', '1h', '1d', '7d'] as const;
const scales = [1, 60, 3600] as const;

const change = (verb: ClockVerb): void => void changeClock(verb).catch(failed);

const SetTo = () => {
  const [text, setText] = useState('');
  const { clock } = words.value;
  const at = text === '' ? undefined : new Date(`${text}Z`);
  const submit = (event: Event) => {
    event.preventDefault();
    if (at !== undefined && !Number.isNaN(at.getTime())) change({ set: at.toISOString() });
  };
  return (
    <form class="row" onSubmit={submit}>
      <label class="label" for="clock-set">
        {clock.setTo}
      </label>
      <input
        id="clock-set"
        type="datetime-local"
        step="1"
        value={text || timeOf(worldNowMs.value).replace(' ', 'T')}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" disabled={text === ''}>
        {clock.set}
      </button>
    </form>
  );
};

const AdvanceBy = () => {
  const [by, setBy] = useState('');
  const { clock } = words.value;
  const submit = (event: Event) => {
    event.preventDefault();
    change({ advance: by });
  };
  return (
    <form class="row" onSubmit={submit}>
      <span class="label">{clock.advance}</span>
      {steps.map((step) => (
        <button key={step} type="button" onClick={() => change({ advance: step })}>
          +{step}
        </button>
      ))}
      <label class="seen-by-readers" for="clock-by">
        {clock.advanceBy}
      </label>
      <input
        id="clock-by"
        class="short"
        placeholder="90s"
        pattern="\d+(ms|s|m|h|d)"
        value={by}
        onInput={({ currentTarget }) => setBy(currentTarget.value)}
      />
      <button type="submit" disabled={by === ''}>
        {clock.go}
      </button>
    </form>
  );
};

const Scale = () => {
  const { clock } = words.value;
  return (
    <div class="row">
      <span class="label">{clock.runs}</span>
      <button type="button" aria-pressed={scale.value === 0} onClick={() => change({ freeze: true })}>
        {clock.frozen}
      </button>
      {scales.map((factor) => (
        <button
          key={factor}
          type="button"
          aria-pressed={scale.value === factor}
          onClick={() => change({ scale: factor })}
        >
          {clock.times(factor)}
        </button>
      ))}
    </div>
  );
};

/** The time of the world: turned by hand, and what is due next. */
export const ClockView = () => {
  const nowMs = worldNowMs.value;
  const { data, error, reload } = useData(
    () => ask('get', '/_fake/due', { query: { project_id: projectId.value, limit: 50 } }),
    ['due', changes.runs.value, changes.rows.value],
  );
  const first = data?.due[0];
  const isOver = first !== undefined && nowMs !== undefined && Date.parse(first.at) < nowMs - 1000;
  useEffect(() => {
    // What was due has happened: ask what is due now.
    if (isOver) reload();
  }, [isOver, nowMs]);
  const { clock, views, count } = words.value;
  return (
    <>
      <ViewHead title={views.clock}>{clock.about}</ViewHead>
      <div class="stack">
        <div class="panel stack">
          <p class="big-clock mono">
            <time>{timeOf(nowMs)}</time> <span class="muted">UTC</span>
          </p>
          <Scale />
          <AdvanceBy />
          <SetTo />
        </div>
        <h2>{clock.due(count(data?.total ?? 0))}</h2>
        <Problem error={error} onRetry={reload} />
        {data && <DueTable due={data.due} />}
        {first && (
          <div>
            <button type="button" onClick={() => change({ set: new Date(Date.parse(first.at) + 1).toISOString() })}>
              {clock.toNext}
            </button>
          </div>
        )}
      </div>
    </>
  );
};
