import type { Outcome } from './trial.ts';

const rowOf = ({ client, version, verdict, remark, calls, seconds }: Outcome): readonly string[] => [
  client.name,
  `${client.language} ${version}`.trim(),
  `${client.of.name} ${client.of.version}`,
  calls?.toString() ?? '-',
  seconds?.toFixed(1) ?? '-',
  verdict === 'missing' || verdict === 'skipped' ? `${verdict}: ${remark}` : verdict,
];

const head = ['client', 'language', 'runs', 'calls', 'seconds', 'result'];
const numbers = new Set(['calls', 'seconds']);

/** The outcomes as a table for a terminal. */
export const tableOf = (outcomes: readonly Outcome[]): string => {
  const rows = [head, ...outcomes.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    numbers.has(head[column] ?? '') ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
};
