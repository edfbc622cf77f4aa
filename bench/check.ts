import { nodeMajor } from './common/node-major.ts';
import { say } from './common/progress.ts';
import { express } from './contenders/express.ts';
import { fakeSwrToken } from './contenders/fake-swr-token.ts';
import { coldStarts } from './measure/cold.ts';
import { fixtures } from './measure/in-process.ts';
import { type Run, race } from './measure/rounds.ts';
import { measured } from './report/summary.ts';
import { fixtureRatio } from './report/targets.ts';

/** A ratio to bare Express that must hold. */
interface Rule {
  readonly what: string;
  readonly ratio: number;
  readonly limit: number;
  readonly least?: true;
}

/** Work done for the same processor time, where that can be read: who else uses the machine then matters less. */
const speedOf = ({ cpuMicros, perSecond }: Run): number => (cpuMicros === undefined ? perSecond : 1 / cpuMicros);

/** On Node 24 bare Express is three times as quick as on Node 20: see docs/performance.md. */
const leastThroughput = nodeMajor >= 24 ? 0.7 : 1.6;

/**
 * Looser than the targets (bench/report/targets.ts): machines of CI are shared and have few cores, and a check that fails by
 * chance is soon ignored. What they catch is a real loss: a scan of all operations, a module too many at start.
 */
const rules = async (): Promise<readonly Rule[]> => {
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
  say('fixtures in process');
  const inProcess = await fixtures(9);
  const start = measured(starts, fakeSwrToken.name, ({ startMs }) => startMs).ratio.median;
  return [
    {
      what: 'throughput',
      ratio: measured(runs, fakeSwrToken.name, speedOf).ratio.median,
      limit: leastThroughput,
      least: true,
    },
    { what: 'cold start', ratio: start, limit: 1.7 },
    { what: 'first fixture', ratio: fixtureRatio(inProcess, 'first').median, limit: 2.5 },
  ];
};

/** Whether the ratios hold; takes under a minute. */
export const check = async (): Promise<boolean> => {
  let holds = true;
  for (const { what, ratio, limit, least } of await rules()) {
    const isKept = least ? ratio >= limit : ratio <= limit;
    holds &&= isKept;
    const verdict = `${least ? 'at least' : 'at most'} ${limit} ${isKept ? 'holds' : 'is missed'}`;
    process.stdout.write(`${what} ${ratio.toFixed(2)} × bare Express; ${verdict}\n`);
  }
  return holds;
};
