import type { Schemas } from '../../api.ts';

type Run = Schemas['Run'];

export const spanNames = ['fit', '10m', '1h', '1d', '7d', '30d', 'all'] as const;
export type SpanName = (typeof spanNames)[number];

const minute = 60_000;
const lengths = {
  '10m': 10 * minute,
  '1h': 60 * minute,
  '1d': 1440 * minute,
  '7d': 10_080 * minute,
  '30d': 43_200 * minute,
};

/** The part of the world's time that bars are drawn on. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const endOf = ({ ended_at, ends_at }: Run, nowMs: number): number => {
  const end = ended_at ?? ends_at;
  return end === undefined ? nowMs : Date.parse(end);
};

/** The shortest span that holds what goes on with time and, if nothing is, the run that started last. */
const fitting = (runs: readonly Run[], nowMs: number): number => {
  const running = runs.filter(({ ended_at, cycle }) => ended_at === undefined && cycle === 'timed');
  const some = running.length > 0 ? running : runs.slice(0, 1);
  const age = Math.max(0, ...some.map(({ started_at }) => nowMs - Date.parse(started_at)));
  return Object.values(lengths).find((length) => length * 0.9 >= age) ?? age * 1.1;
};

export const spanOf = (name: SpanName, runs: readonly Run[], nowMs: number): Span => {
  const starts = runs.map(({ started_at }) => Date.parse(started_at));
  if (name === 'all') {
    const fromMs = Math.min(nowMs - minute, ...starts);
    return { fromMs, toMs: Math.max(nowMs, ...runs.map((run) => endOf(run, nowMs))) + (nowMs - fromMs) * 0.02 };
  }
  const length = name === 'fit' ? fitting(runs, nowMs) : lengths[name];
  // What is to come is seen as well, but takes no more than a third.
  const ahead = Math.max(0, ...runs.map((run) => endOf(run, nowMs) - nowMs));
  return { fromMs: nowMs - length * 0.9, toMs: nowMs + Math.min(length * 0.45, Math.max(length * 0.05, ahead)) };
};

/** Where a time lies in the span, in percent; beyond its ends, the ends. */
export const placeOf = (timeMs: number, { fromMs, toMs }: Span): number =>
  Math.min(100, Math.max(0, ((timeMs - fromMs) / (toMs - fromMs)) * 100));
