import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from './client.ts';
import type { Outcome } from './trial.ts';

const sdkOf = ({ folder, sdk: { name, version, pinnedIn } }: Client): string => {
  const pinned = version.exec(readFileSync(join(import.meta.dirname, folder, pinnedIn), 'utf8'))?.[1];
  return `${name} ${pinned ?? '?'}`;
};

const rowOf = ({ client, version, verdict, remark, calls, seconds }: Outcome): readonly string[] => [
  client.name,
  `${client.language} ${version}`.trim(),
  sdkOf(client),
  calls?.toString() ?? '-',
  seconds?.toFixed(1) ?? '-',
  verdict === 'missing' ? `missing: ${remark}` : verdict,
];

const head = ['client', 'language', 'SDK', 'calls', 'seconds', 'result'];
const numbers = new Set(['calls', 'seconds']);

/** The outcomes as a table for a terminal. */
export const tableOf = (outcomes: readonly Outcome[]): string => {
  const rows = [head, ...outcomes.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    numbers.has(head[column] ?? '') ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
};
