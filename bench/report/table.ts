import type { Spread } from '../measure/stats.ts';
import type { Results } from './results.ts';
import { rowsOf } from './summary.ts';
import { type Target, targetsOf } from './targets.ts';

/** A negative that rounds to nothing is shown as nothing. */
export const number = (value: number, digits: number): string =>
  (Math.round(value * 10 ** digits) / 10 ** digits + 0).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

/** `1.62 (1.58–1.66)`: the median, and from the lowest to the highest. */
export const spread = ({ median, low, high }: Spread, digits: number): string => {
  if (!Number.isFinite(median)) return '–';
  const dash = low < 0 || high < 0 ? ' to ' : '–';
  return `${number(median, digits)} (${number(low, digits)}${dash}${number(high, digits)})`;
};

/** A Markdown table, its columns aligned so that it reads on a terminal too. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
};

const throughput = (results: Results): string =>
  tableOf(
    ['contender', 'requests/s', '× Express', 'server µs each', 'p50 ms', 'p99 ms', 'bytes each'],
    rowsOf(results).map((row) => [
      row.label,
      number(row.throughput.value.median, 0),
      spread(row.throughput.ratio, 2),
      number(row.cpu.value.median, 0),
      number(row.p50.median, 2),
      spread(row.p99, 2),
      number(row.bytes, 0),
    ]),
  );

const starts = (results: Results): string =>
  tableOf(
    ['contender', 'first 200 after ms', '× Express', 'resident MB', '× Express'],
    rowsOf(results)
      .filter(({ name }) => name !== 'fake-swr-signed')
      .toSorted((a, b) => a.start.value.median - b.start.value.median)
      .map(({ name, label, start, memory }) => [
        name === 'fake-swr-token' ? 'fake-swr' : label,
        spread(start.value, 0),
        spread(start.ratio, 2),
        number(memory.value.median, 0),
        spread(memory.ratio, 2),
      ]),
  );

const verdictOf = (met: boolean | undefined): string => {
  if (met === undefined) return '';
  return met ? 'met' : '**missed**';
};

export const targetRows = (targets: readonly Target[]): string =>
  tableOf(
    ['target', 'limit', 'measured', ''],
    targets.map(({ aim, limit, value, unit, digits, met }) => [
      aim,
      limit,
      `${spread(value, digits)} ${unit}`,
      verdictOf(met),
    ]),
  );

const machine = ({ machine: facts, entrants, missing }: Results): string =>
  [
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    `- versions: ${[...new Set(entrants.map(({ version }) => version))].join(', ')}`,
    ...missing.map(({ label, reason }) => `- not measured: ${label} (${reason})`),
  ].join('\n');

/** The parts of the report by the name of their place in docs/performance.md. */
export const partsOf = (results: Results): Readonly<Record<string, string>> => ({
  machine: machine(results),
  targets: targetRows(targetsOf(results)),
  throughput: throughput(results),
  starts: starts(results),
});
