import { tableOf } from '../report/table.ts';
import type { Tally } from './drive.ts';
import type { Condition } from './fake.ts';

/** How a fake was at the end of a minute, and what had been sent by then. */
export interface Sample extends Readonly<Tally>, Condition {
  readonly minute: number;
}

/** By then journals are full and all code is loaded. */
const settledMinutes = 3;

const sizeOf = ({ heapBytes, bufferBytes }: Condition): number => heapBytes + bufferBytes;

/** How much heap and buffers have grown from when they had settled to the end. */
export const grownBytes = (samples: readonly Sample[]): number => {
  const settled = samples.slice(Math.min(settledMinutes, samples.length) - 1);
  const [from, to] = [settled[0], settled.at(-1)];
  return from === undefined || to === undefined ? 0 : sizeOf(to) - sizeOf(from);
};

const inMiB = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

const shownRows = 12;

/** About a dozen of the samples, the first and the last among them. */
export const tableOfSamples = (samples: readonly Sample[]): string => {
  const every = Math.max(1, Math.ceil(samples.length / shownRows));
  const shown = samples.filter((_, at) => at === 0 || (at + 1) % every === 0 || at === samples.length - 1);
  return tableOf(
    ['minute', 'requests', 'failed', 'heap MiB', 'buffers MiB', 'resident MiB', 'resources', 'files', 'slowest ms'],
    shown.map((sample) => [
      String(sample.minute),
      sample.requests.toLocaleString('en'),
      String(sample.failed),
      ...[sample.heapBytes, sample.bufferBytes, sample.residentBytes].map(inMiB),
      String(sample.resources),
      String(sample.files ?? '?'),
      sample.slowestMs.toFixed(0),
    ]),
  );
};
