import { type Spread, spreadOf } from '../measure/stats.ts';
import type { Entrant, Results } from './results.ts';

const base = 'express';

export interface Sample {
  readonly name: string;
  readonly round: number;
}

/** What was measured of one contender: the values themselves, and each as a ratio to bare Express in the same round. */
export interface Measured {
  readonly value: Spread;
  readonly ratio: Spread;
}

/** Of each round, the value of the one as a multiple of the value of the other. */
export const ratiosOf = <Each extends Sample>(
  samples: readonly Each[],
  name: string,
  other: string,
  value: (sample: Each) => number,
): readonly number[] =>
  samples.flatMap((sample) => {
    if (sample.name !== name) return [];
    const beside = samples.find((candidate) => candidate.name === other && candidate.round === sample.round);
    return beside === undefined ? [] : [value(sample) / value(beside)];
  });

export const measured = <Each extends Sample>(
  samples: readonly Each[],
  name: string,
  value: (sample: Each) => number,
): Measured => ({
  value: spreadOf(samples.filter((sample) => sample.name === name).map(value)),
  ratio: spreadOf(ratiosOf(samples, name, base, value)),
});

export interface Row extends Entrant {
  readonly throughput: Measured;
  readonly cpu: Measured;
  readonly p50: Spread;
  readonly p99: Spread;
  readonly bytes: number;
  readonly start: Measured;
  readonly memory: Measured;
}

/** One row for each contender, the fastest first. */
export const rowsOf = ({ entrants, runs, starts }: Results): readonly Row[] =>
  entrants
    .map((entrant) => {
      const { name } = entrant;
      // A signed fake-swr starts as one with a token does.
      const started = name === 'fake-swr-signed' ? 'fake-swr-token' : name;
      return {
        ...entrant,
        throughput: measured(runs, name, ({ perSecond }) => perSecond),
        cpu: measured(runs, name, ({ cpuMicros }) => cpuMicros ?? Number.NaN),
        p50: measured(runs, name, ({ p50 }) => p50).value,
        p99: measured(runs, name, ({ p99 }) => p99).value,
        bytes: measured(runs, name, ({ bytesPerAnswer }) => bytesPerAnswer).value.median,
        start: measured(starts, started, ({ startMs }) => startMs),
        memory: measured(starts, started, ({ residentMb }) => residentMb),
      };
    })
    .sort((a, b) => b.throughput.value.median - a.throughput.value.median);

/** How many times the throughput of the other, in the same rounds. */
export const timesOf = ({ runs }: Results, name: string, other: string): Spread =>
  spreadOf(ratiosOf(runs, name, other, ({ perSecond }) => perSecond));

/** Where nothing is pinned: on the server's one core a collector's threads stand in its way. */
export const p99Ratio = ({ unpinned = [] }: Results, name: string): Spread =>
  spreadOf(ratiosOf(unpinned, name, base, ({ p99 }) => p99));
