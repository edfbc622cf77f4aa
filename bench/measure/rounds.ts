import type { Contender } from '../common/contender.ts';
import { type Generator, type LoadOptions, load } from './load.ts';
import type { Cores } from './pin.ts';
import { cpuSecondsOf, residentMbOf } from './process-facts.ts';
import { type Server, startContender } from './server.ts';
import { rotated } from './stats.ts';

/** What one contender did in one round. */
export interface Run {
  readonly name: string;
  readonly round: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of processor time of the server for each request; undefined where there is no /proc. */
  readonly cpuMicros: number | undefined;
  readonly bytesPerAnswer: number;
  readonly residentMb: number;
}

export interface Plan {
  readonly rounds: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  readonly generator: Generator;
  /** The server's own and the load's, if left out. */
  readonly cores?: Cores;
}

/** What is asked of a server that is up, its page made. */
export const askedOf = async (contender: Contender, { url }: Server): Promise<Omit<LoadOptions, 'seconds'>> => {
  const target = (await contender.ready?.(url)) ?? contender.first;
  return { url: `${url}${target}`, headers: contender.headers(target) };
};

const raced = async (contender: Contender, server: Server, round: number, plan: Plan): Promise<Run> => {
  const asked = { ...(await askedOf(contender, server)), cores: plan.cores?.load };
  await load({ ...asked, seconds: plan.warmSeconds }, plan.generator);
  const cpuBefore = cpuSecondsOf(server.pid);
  const result = await load({ ...asked, seconds: plan.seconds }, plan.generator);
  const cpuAfter = cpuSecondsOf(server.pid);
  const { requests, seconds, failed, p50, p99, bytes } = result;
  if (failed > 0) throw new Error(`${contender.name}: ${failed} of ${requests} requests failed`);
  const hasCpu = cpuBefore !== undefined && cpuAfter !== undefined;
  return {
    name: contender.name,
    round,
    perSecond: requests / seconds,
    p50,
    p99,
    cpuMicros: hasCpu ? ((cpuAfter - cpuBefore) * 1e6) / requests : undefined,
    bytesPerAnswer: bytes / requests,
    residentMb: residentMbOf(server.pid),
  };
};

/** Each round visits every contender once, in a rotated order, each time as a new process. */
export const race = async (
  contenders: readonly Contender[],
  plan: Plan,
  onRun: (run: Run) => void,
): Promise<readonly Run[]> => {
  const runs: Run[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const contender of rotated(contenders, round)) {
      const server = await startContender(contender, plan.cores?.server);
      try {
        const run = await raced(contender, server, round, plan);
        runs.push(run);
        onRun(run);
      } finally {
        await server.stop();
      }
    }
  }
  return runs;
};
