import { type Metric, Registry } from 'prom-client';
import type { Figures } from './figures.ts';
import { histogram, known, requestCounts, requestDurations, type Sample, sample } from './samples.ts';

type Samples = readonly Sample[];

interface Definition {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly read: (figures: Figures, name: string) => Samples | Promise<Samples>;
}

const definitions: readonly Definition[] = [
  {
    name: 'fake_swr_info',
    type: 'gauge',
    help: 'The version that runs, and which replica it is where there are several; always 1.',
    read: ({ version, replica }) => [sample(1, { version, ...(replica !== undefined && { replica }) })],
  },
  {
    name: 'fake_swr_requests_total',
    type: 'counter',
    help: 'Requests that were answered, by operation and status; none is what is not a request of an operation.',
    read: ({ requests }) => requestCounts(requests),
  },
  {
    name: 'fake_swr_request_duration_seconds',
    type: 'histogram',
    help: 'Time until an answer was made, without what a fault adds and without sending it.',
    read: ({ requests }, name) => requestDurations(name, requests),
  },
  {
    name: 'fake_swr_worlds',
    type: 'gauge',
    help: 'Worlds that the process holds.',
    read: ({ worlds }) => [sample(worlds())],
  },
  {
    name: 'fake_swr_rows',
    type: 'gauge',
    help: 'Rows of all worlds, by table; what a fork shares with its parent counts twice.',
    read: ({ rows }) => [...rows()].map(([table, count]) => sample(count, { table })),
  },
  {
    name: 'fake_swr_journal_bytes',
    type: 'gauge',
    help: 'Memory that the journals of all worlds take.',
    read: ({ journalBytes }) => [sample(journalBytes())],
  },
  {
    name: 'fake_swr_blobs',
    type: 'gauge',
    help: 'Blobs of images that the process has.',
    read: async ({ blobs }) => [sample((await blobs()).blobs)],
  },
  {
    name: 'fake_swr_blob_bytes',
    type: 'gauge',
    help: 'Bytes of these blobs and of uploads under way.',
    read: async ({ blobs }) => [sample((await blobs()).bytes)],
  },
  {
    name: 'fake_swr_log_position',
    type: 'gauge',
    help: 'Position in the log of the last command that was applied.',
    read: ({ log }) => known(log()?.position),
  },
  {
    name: 'fake_swr_log_pending_commands',
    type: 'gauge',
    help: 'Commands that wait for the log to accept them.',
    read: ({ log }) => known(log()?.pending),
  },
  {
    name: 'fake_swr_log_lag_commands',
    type: 'gauge',
    help: 'Commands that the log has and that are still to be applied here.',
    read: ({ log }) => known(log()?.behind),
  },
  {
    name: 'fake_swr_log_sync_duration_seconds',
    type: 'histogram',
    help: 'Time until what was written to the log was safe.',
    read: ({ log }, name) => {
      const syncs = log()?.syncs;
      return syncs === undefined ? [] : histogram(name, syncs);
    },
  },
];

/** The figures in the text form of Prometheus, read anew each time. The registry is the fake's own: there may be others. */
export const createExposition = (figures: Figures): (() => Promise<string>) => {
  const registry = new Registry();
  for (const { name, type, help, read } of definitions) {
    const get = async () => ({ name, help, type, aggregator: 'sum', values: await read(figures, name) });
    // The counts are the fake's own; prom-client formats whatever can be asked like its metrics.
    registry.registerMetric({ name, get } as unknown as Metric);
  }
  return () => registry.metrics();
};
