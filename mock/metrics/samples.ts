import { boundsMs, type Durations } from './durations.ts';
import { lowestStatus, type Requests } from './requests.ts';

type Labels = Readonly<Record<string, string>>;

/** A line of a metric; a histogram has several under names that its own begins. */
export interface Sample {
  readonly metricName?: string;
  readonly labels: Labels;
  readonly value: number;
}

export const sample = (value: number, labels: Labels = {}): Sample => ({ labels, value });

/** Nothing where the figure is not known. */
export const known = (value: number | undefined): readonly Sample[] => (value === undefined ? [] : [sample(value)]);

/** To the nanosecond: what binary fractions add below is nobody's. */
const seconds = (ms: number): number => Math.round(ms * 1e6) / 1e9;

/** The lines of a histogram: Prometheus has each bucket count what is in those below it, too. */
export const histogram = (name: string, { counts, sumMs }: Durations, labels: Labels = {}): readonly Sample[] => {
  let below = 0;
  const buckets = [...counts].map((count, index) => {
    below += count;
    const bound = boundsMs[index];
    const le = bound === undefined ? '+Inf' : String(seconds(bound));
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: seconds(sumMs) },
    { metricName: `${name}_count`, labels, value: below },
  ];
};

export const requestCounts = ({ byOperation }: Requests): readonly Sample[] =>
  [...byOperation].flatMap(([operation, { statuses }]) =>
    [...statuses].flatMap((count, index) =>
      count === 0 ? [] : [sample(count, { operation, status: String(lowestStatus + index) })],
    ),
  );

export const requestDurations = (name: string, { byOperation }: Requests): readonly Sample[] =>
  [...byOperation].flatMap(([operation, { durations }]) => histogram(name, durations, { operation }));
