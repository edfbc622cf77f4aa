import { dayMs, hourMs, minuteMs } from './time.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: minuteMs, h: hourMs, d: dayMs };

/** A span of time: milliseconds, or `500ms`, `30s`, `5m`, `2h`, `7d`. */
export type Span = number | string;

/** The milliseconds of a span; NaN if it is none. */
export const spanMs = (span: Span): number => {
  if (typeof span === 'number') return span;
  const [, count = '', unit = ''] = /^(\d+)(ms|s|m|h|d)$/.exec(span) ?? [];
  return Number(count) * (unitMs[unit] ?? Number.NaN);
};
