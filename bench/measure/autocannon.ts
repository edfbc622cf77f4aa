/** The load as a process of its own; prints its result as JSON. Options come as JSON too. */
import autocannon from 'autocannon';
import type { Load } from './load.ts';
import { percentile } from './stats.ts';

interface Options {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly connections: number;
  readonly seconds?: number;
  readonly amount?: number;
  /** What to ask first, so that this process is warm; not counted. */
  readonly warm?: { readonly url: string; readonly headers: Record<string, string>; readonly amount: number };
  /** Notes the time of every answer that is a multiple of this. */
  readonly every?: number;
}

const { url, headers, connections, seconds, amount, warm, every } = JSON.parse(process.argv[2] ?? '{}') as Options;

if (warm !== undefined) await autocannon({ ...warm, connections });

const latencies: number[] = [];
const marks: number[] = [];
const begun = performance.now();

const print = ({ non2xx, errors, duration, throughput }: autocannon.Result): void => {
  const result: Load & { readonly marks: readonly number[] } = {
    requests: latencies.length,
    seconds: duration,
    failed: non2xx + errors,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    bytes: throughput.total,
    marks,
  };
  process.stdout.write(JSON.stringify(result));
};

const instance = autocannon(
  { url, headers, connections, ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }) },
  (error, result) => {
    if (error) throw error;
    print(result);
  },
);
instance.on('response', (_client, _status, _bytes, responseTime) => {
  latencies.push(responseTime);
  if (every !== undefined && latencies.length % every === 0) marks.push(performance.now() - begun);
});
