import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../api.ts';
import { scale, worldNowMs } from '../../clock.ts';

type Run = Schemas['Run'];

/** How often counts of tasks are read anew while a run goes on with time, in milliseconds of the page's clock. */
const countsMs = 2000;

const goesOn = ({ ended_at, cycle }: Run): boolean => ended_at === undefined && cycle === 'timed';

/** The next time at which a run is going to be something else than it is. */
const nextOf = (runs: readonly Run[], nowMs: number): number => {
  const times = runs
    .filter(({ ended_at }) => ended_at === undefined)
    .flatMap(({ phases, ends_at }) => [...phases.map(({ to }) => to), ends_at])
    .flatMap((time) => (time === undefined ? [] : [Date.parse(time)]))
    .filter((time) => time > nowMs);
  return Math.min(...times);
};

/**
 * Counts how often such a time has passed, for the fake to be asked again then. Between, progress is reckoned from the
 * times.
 */
export const useBoundary = (): readonly [
  passed: number,
  expect: (answer: object | undefined, runs: readonly Run[]) => void,
] => {
  const [passed, setPassed] = useState(0);
  const known = useRef<object | undefined>(undefined);
  const next = useRef(Number.POSITIVE_INFINITY);
  const nowMs = worldNowMs.value ?? 0;
  useEffect(() => {
    if (nowMs < next.current) return;
    next.current = Number.POSITIVE_INFINITY;
    setPassed((before) => before + 1);
  }, [nowMs]);
  const expect = (answer: object | undefined, runs: readonly Run[]) => {
    if (answer === known.current) return;
    known.current = answer;
    const counts = runs.some(goesOn) ? nowMs + countsMs * (scale.value ?? 1) : Number.POSITIVE_INFINITY;
    next.current = Math.min(counts, nextOf(runs, nowMs));
  };
  return [passed, expect];
};
