import { express } from './contenders/express.ts';
import { fakeSwrToken } from './contenders/fake-swr-token.ts';
import { coldStarts } from './measure/cold.ts';
import { type Run, race } from './measure/rounds.ts';
import { say } from './progress.ts';
import { measured } from './report/summary.ts';

/**
 * Looser than the targets (1.5 and 1.4): machines of CI are shared and have few cores, and a check that fails by chance
 * is soon ignored. What they catch is a real loss: a scan of all operations, a module too many at start.
 */
const leastThroughput = 1.2;
const mostStart = 1.7;

/** Work done for the same processor time, where that can be read: who else uses the machine then matters less. */
const speedOf = ({ cpuMicros, perSecond }: Run): number => (cpuMicros === undefined ? perSecond : 1 / cpuMicros);

/** Whether both ratios hold; takes under a minute. */
export const check = async (): Promise<boolean> => {
  const contenders = [express, fakeSwrToken];
  const runs = await race(
    contenders,
    { rounds: 5, warmSeconds: 1, seconds: 1, generator: 'autocannon' },
    ({ name, round, perSecond, cpuMicros }) =>
      say(`round ${round + 1}: ${name} ${Math.round(perSecond)} requests/s, ${cpuMicros?.toFixed(0) ?? '?'} µs each`),
  );
  const starts = await coldStarts(contenders, 7, ({ name, round, startMs }) =>
    say(`start ${round + 1}: ${name} ${Math.round(startMs)} ms`),
  );
  const throughput = measured(runs, fakeSwrToken.name, speedOf).ratio.median;
  const start = measured(starts, fakeSwrToken.name, ({ startMs }) => startMs).ratio.median;
  const holds = [throughput >= leastThroughput, start <= mostStart];
  const word = (index: number): string => (holds[index] ? 'holds' : 'is missed');
  process.stdout.write(
    [
      `throughput ${throughput.toFixed(2)} × bare Express; at least ${leastThroughput} ${word(0)}`,
      `cold start ${start.toFixed(2)} × bare Express; at most ${mostStart} ${word(1)}`,
      '',
    ].join('\n'),
  );
  return holds.every(Boolean);
};
