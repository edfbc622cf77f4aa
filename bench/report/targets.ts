import type { Fixture } from '../measure/in-process.ts';
import { type Spread, spreadOf } from '../measure/stats.ts';
import type { Results } from './results.ts';
import { measured, p99Ratio, timesOf } from './summary.ts';

/** A target against what came out. */
export interface Target {
  readonly aim: string;
  readonly limit: string;
  readonly value: Spread;
  readonly unit: string;
  readonly digits: number;
  /** Left out where there is no limit. */
  readonly met?: boolean;
}

interface Aim {
  readonly aim: string;
  readonly value: Spread;
  readonly unit?: string;
  readonly digits?: number;
}

export const atLeast = (least: number, { unit = '×', digits = 2, ...aim }: Aim): Target => ({
  ...aim,
  ...{ unit, digits, limit: `at least ${least} ${unit}`, met: aim.value.median >= least },
});

export const atMost = (most: number, { unit = '×', digits = 2, ...aim }: Aim): Target => ({
  ...aim,
  ...{ unit, digits, limit: `at most ${most} ${unit}`, met: aim.value.median <= most },
});

export const told = ({ unit = '×', digits = 2, ...aim }: Aim): Target => ({
  ...aim,
  ...{ unit, digits, limit: 'none' },
});

const percent = ({ median, low, high }: Spread): Spread => ({
  median: (median - 1) * 100,
  low: (low - 1) * 100,
  high: (high - 1) * 100,
});

/** How much slower it is at the point than where the curve begins. */
const slower = (share: Spread | undefined): Spread =>
  share === undefined ? spreadOf([]) : percent({ median: 1 / share.median, low: 1 / share.high, high: 1 / share.low });

const lastShare = ({ curves }: Results, name: string): Spread | undefined =>
  curves.find((curve) => curve.name === name)?.points.at(-1)?.share;

const bigWorld = ({ bigStarts }: Results) => {
  const rounds = [...new Set(bigStarts.map(({ round }) => round))];
  const pairs = rounds.flatMap((round) => {
    const big = bigStarts.find((start) => start.round === round && start.tasks > 10);
    const small = bigStarts.find((start) => start.round === round && start.tasks === 10);
    return big === undefined || small === undefined ? [] : [{ big, small }];
  });
  return {
    start: percent(spreadOf(pairs.map(({ big, small }) => big.startMs / small.startMs))),
    memory: spreadOf(pairs.map(({ big, small }) => big.residentMb - small.residentMb)),
  };
};

/** How many times as long as app.listen a fixture takes, round by round. */
export const fixtureRatio = (fixtures: readonly Fixture[], value: 'first' | 'firstAnswer' | 'later'): Spread =>
  spreadOf(
    fixtures
      .filter(({ name }) => name === 'fake-swr')
      .map((fake) => {
        const bare = fixtures.find(({ name, round }) => name === 'express' && round === fake.round);
        return bare === undefined ? Number.NaN : fake[value] / bare[value];
      }),
  );

const token = 'fake-swr-token';

/** On Node 20 bare Express loses most of its time in `Object.setPrototypeOf`, which Node 24 has nearly for nothing. */
export const ofExpress = ({ entrants }: Results) => {
  const version = entrants.find(({ name }) => name === 'node-http')?.version ?? '';
  return version.startsWith('node 20.') ? { token: 2.2, signed: 1.4 } : { token: 1.15, signed: 0.85 };
};

const pageTargets = (results: Results): readonly Target[] => {
  const least = ofExpress(results);
  const beside = (other: string) => timesOf(results, token, other);
  return [
    atLeast(least.token, { aim: 'throughput with a token, beside bare Express', value: beside('express') }),
    atLeast(least.signed, {
      aim: 'throughput with a verified signature, beside bare Express',
      value: timesOf(results, 'fake-swr-signed', 'express'),
    }),
    atLeast(0.5, { aim: 'throughput with a token, beside node:http with a constant page', value: beside('node-http') }),
    atLeast(0.7, {
      aim: 'throughput with a token, beside node:http that makes the page',
      value: beside('node-http-page'),
    }),
    atLeast(8, { aim: 'throughput with a token, beside Prism', value: beside('prism') }),
    atMost(1, { aim: 'p99 with a token, beside bare Express, not pinned', value: p99Ratio(results, token) }),
  ];
};

export const targetsOf = (results: Results): readonly Target[] => {
  const { starts, deepPage, forks } = results;
  const big = bigWorld(results);
  return [
    ...pageTargets(results),
    atMost(5, {
      aim: 'slower with all operations than with one',
      value: slower(lastShare(results, 'operations')),
      unit: '%',
      digits: 1,
    }),
    atMost(20, {
      aim: 'slower at offset 999,900 of a million tasks than at 0',
      value: slower(deepPage.points.at(-1)?.share),
      unit: '%',
      digits: 1,
    }),
    atMost(10, { aim: 'longer start with a million tasks than with ten', value: big.start, unit: '%', digits: 1 }),
    atMost(20, { aim: 'more memory with a million tasks than with ten', value: big.memory, unit: 'MB', digits: 1 }),
    atMost(1.4, {
      aim: 'cold start, beside bare Express',
      value: measured(starts, token, ({ startMs }) => startMs).ratio,
    }),
    atMost(1.3, {
      aim: 'resident memory after start, beside bare Express',
      value: measured(starts, token, ({ residentMb }) => residentMb).ratio,
    }),
    atMost(1000, {
      aim: '1,000 forks of the world of 10,000 artifacts',
      value: spreadOf(forks.map(({ count, ms }) => (ms / count) * 1000)),
      unit: 'ms',
      digits: 0,
    }),
    atMost(1.5, {
      aim: 'in-process fixture, the first of a process, beside app.listen',
      value: fixtureRatio(results.fixtures, 'first'),
    }),
    told({
      aim: 'in-process fixture, the first of a process and its first answer',
      value: fixtureRatio(results.fixtures, 'firstAnswer'),
    }),
    atMost(1.5, {
      aim: 'in-process fixture, each further one, beside app.listen',
      value: fixtureRatio(results.fixtures, 'later'),
    }),
  ].filter(({ value }) => Number.isFinite(value.median));
};
