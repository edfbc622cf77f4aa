import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../api.ts';
import { worldNowMs } from '../../clock.ts';

type Run = Schemas['Run'];

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
 * Counts how often such a time has passed, for the fake to be asked again then and not before. Progress between is reckoned
 * from the times.
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
    next.current = nextOf(runs, nowMs);
  };
  return [passed, expect];
};
