import { median, noiseOf, type Spread, spreadOf } from '../measure/stats.ts';
import { ratiosOf, type Sample } from '../report/summary.ts';
import type { ControlRun } from './control.ts';
import { health, verbs } from './verbs.ts';

/** One thing that was measured of both builds. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly before: number;
  readonly now: number;
  /** Times the commit's, or how much more than `GET health`. */
  readonly value: Spread;
  readonly sign: '×' | 'ms';
  /** The most that the median may be; left out where nothing is promised. */
  readonly limit?: number;
}

/** Both builds' values, and this one's as a multiple of the other's in the same round. */
export const compared = <Each extends Sample>(
  what: string,
  unit: string,
  { samples, value, limit }: { samples: readonly Each[]; value: (sample: Each) => number; limit?: number },
): Row => {
  const medianOf = (name: string) => median(samples.filter((sample) => sample.name === name).map(value));
  return {
    ...{ what, unit, before: medianOf('before'), now: medianOf('now') },
    value: spreadOf(ratiosOf(samples, 'now', 'before', value)),
    sign: '×',
    ...(limit === undefined ? {} : { limit }),
  };
};

const laterMs = ({ laterMs: times }: ControlRun, name: string): number => times.get(name) ?? Number.NaN;

const aboveHealth = (run: ControlRun, names: readonly string[]): number =>
  median(names.map((name) => laterMs(run, name))) - laterMs(run, health.name);

const above = (what: string, runs: readonly ControlRun[], names: readonly string[]): Row => {
  const of = (name: string) => runs.filter((run) => run.name === name).map((run) => aboveHealth(run, names));
  return {
    ...{ what, unit: 'ms above health', before: median(of('before')), now: median(of('now')) },
    ...{ value: spreadOf(of('now')), sign: 'ms' },
  };
};

/** The first verb may take as long as before and the noise that the commit shows against itself. */
export const controlRows = (runs: readonly ControlRun[]): readonly Row[] => {
  const firstMs = (run: ControlRun) => run.firstMs;
  const noise = noiseOf(ratiosOf(runs, 'again', 'before', firstMs));
  const names = verbs.map(({ name }) => name);
  return [
    compared('first control verb of a process', 'ms', { samples: runs, value: firstMs, limit: 1 + noise }),
    compared('GET /_fake/health', 'ms', { samples: runs, value: (run) => laterMs(run, health.name) }),
    { ...above('further control verbs', runs, names), limit: 1 },
    ...names.map((name) => above(name.replace(' ', ' /_fake/'), runs, [name])),
  ];
};
