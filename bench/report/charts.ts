import type { Curve } from '../growth/curve.ts';
import { barChart } from './bars.ts';
import { type CurveChart, curveChart } from './curves.ts';
import type { Results } from './results.ts';
import { rowsOf } from './summary.ts';
import { ofExpress } from './targets.ts';

const isOwn = (name: string): boolean => name.startsWith('fake-swr');

const throughput = (results: Results): string =>
  barChart({
    title: 'Throughput of a page of ten tasks',
    subtitle: 'Times bare Express in the same round: median of the rounds, whiskers from the lowest to the highest',
    target: { at: ofExpress(results).token, name: 'target with a token' },
    bars: rowsOf(results).map(({ name, label, throughput: { ratio, value } }) => ({
      label,
      ratio,
      own: isOwn(name),
      detail: `${Math.round(value.median).toLocaleString('en-US')} requests/s`,
    })),
  });

const coldStart = (results: Results): string =>
  barChart({
    title: 'Cold start: from the start of the process to its first 200',
    subtitle: 'Times bare Express in the same round; shorter is better',
    target: { at: 1.4, name: 'target' },
    bars: rowsOf(results)
      .filter(({ name }) => name !== 'fake-swr-signed')
      .toSorted((a, b) => a.start.ratio.median - b.start.ratio.median)
      .map(({ name, label, start, memory }) => ({
        label: name === 'fake-swr-token' ? 'fake-swr' : label,
        ratio: start.ratio,
        own: isOwn(name),
        detail: `${Math.round(start.value.median)} ms, ${Math.round(memory.value.median)} MB`,
      })),
  });

const shown: Readonly<Record<Curve['name'], Omit<CurveChart, 'curve'>>> = {
  operations: { title: 'Operations loaded', axis: 'operations, of which one is called', scale: 'log' },
  tasks: { title: 'Tasks in the execution', axis: 'tasks; the last page is asked for', scale: 'log' },
  worlds: { title: 'Worlds in the process', axis: 'worlds, of which the last is asked', scale: 'log' },
  journal: { title: 'Requests in the journal', axis: 'requests noted before', scale: 'linear' },
};

const growth = ({ curves }: Results): string =>
  curveChart(
    'Throughput as the world grows',
    'Share of the throughput where a curve begins (journal: of its middle); median of the rounds, band from lowest to highest',
    curves.map((curve) => ({ curve, ...shown[curve.name] })),
  );

/** The charts by the names of their files. */
export const chartsOf = (results: Results): Readonly<Record<string, string>> => ({
  'performance-throughput.svg': throughput(results),
  'performance-start.svg': coldStart(results),
  'performance-growth.svg': growth(results),
});
