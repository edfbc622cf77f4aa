import { type Spread, spreadOf } from '../measure/stats.ts';
import type { CurveChart } from '../report/curves.ts';
import { number, spread, tableOf, targetRows } from '../report/table.ts';
import { atMost, type Target, told } from '../report/targets.ts';
import type { CallResults } from './results.ts';

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

const microsOf = ({ costs }: CallResults, label: string, artifacts: number): readonly number[] =>
  costs.filter((cost) => cost.label === label && cost.artifacts === artifacts).map(({ micros }) => micros);

const labelsOf = ({ costs }: CallResults) => distinct(costs.map(({ label }) => label));
const sizesOf = ({ costs }: CallResults) => distinct(costs.map(({ artifacts }) => artifacts)).toSorted((a, b) => a - b);

/** Round by round, how often a call can be made in the time that one takes in the smallest world. */
const shareOf = (results: CallResults, label: string, artifacts: number): Spread => {
  const base = microsOf(results, label, sizesOf(results)[0] ?? 0);
  return spreadOf(microsOf(results, label, artifacts).map((micros, round) => (base[round] ?? Number.NaN) / micros));
};

const growth = (results: CallResults): string => {
  const sizes = sizesOf(results);
  return tableOf(
    ['server µs each, by artifacts in the world', ...sizes.map((size) => number(size, 0))],
    labelsOf(results).map((label) => [
      label,
      ...sizes.map((size) => spread(spreadOf(microsOf(results, label, size)), 0)),
    ]),
  );
};

const rest = ({ retention, verified, forks }: CallResults): readonly Target[] => {
  const artifacts = number(retention[0]?.artifacts ?? 0, 0);
  const ms = { unit: 'ms', digits: 0 };
  return [
    told({
      aim: `retention of ${artifacts} artifacts: its start`,
      value: spreadOf(retention.map(({ startMs }) => startMs)),
      ...ms,
    }),
    told({
      aim: `retention of ${artifacts} artifacts: the jump of the clock in which it deletes`,
      value: spreadOf(retention.map(({ runMs }) => runMs)),
      ...ms,
    }),
    told({
      aim: 'contract cases a second, start and report included',
      value: spreadOf(verified.map(({ cases, seconds }) => cases / seconds)),
      unit: '',
      digits: 0,
    }),
    atMost(20, {
      aim: 'first fork of a process, not pinned',
      value: spreadOf(forks.map(({ firstMs }) => firstMs)),
      unit: 'ms',
      digits: 1,
    }),
    atMost(0.7, { aim: 'each further fork', value: spreadOf(forks.map(({ laterMs }) => laterMs)), unit: 'ms' }),
  ];
};

export const callParts = (results: CallResults): Readonly<Record<string, string>> => ({
  calls: growth(results),
  'calls-rest': targetRows(rest(results)),
  'calls-machine': results.machine.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
});

/** A panel for each call. */
export const callCharts = (results: CallResults): readonly CurveChart[] =>
  labelsOf(results).map((label) => ({
    title: label,
    axis: 'artifacts in the world',
    scale: 'log',
    curve: { points: sizesOf(results).map((x) => ({ x, share: shareOf(results, label, x) })) },
  }));
