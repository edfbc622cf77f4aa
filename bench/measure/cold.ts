import { setTimeout as sleep } from 'node:timers/promises';
import type { Contender } from '../common/contender.ts';
import { cpuSecondsOf, residentMbOf } from './process-facts.ts';
import { startContender } from './server.ts';
import { rotated } from './stats.ts';

/** One start of one contender. */
export interface Start {
  readonly name: string;
  readonly round: number;
  readonly startMs: number;
  /** Processor time until the first 200; undefined where there is no /proc. */
  readonly cpuMs?: number | undefined;
  readonly residentMb: number;
}

/** By then a server has done what it puts off until after its first answer. */
const settleMs = 300;

const once = async (contender: Contender, round: number): Promise<Start> => {
  const server = await startContender(contender);
  const cpuSeconds = cpuSecondsOf(server.pid);
  try {
    await sleep(settleMs);
    return {
      ...{ name: contender.name, round, startMs: server.startMs },
      cpuMs: cpuSeconds === undefined ? undefined : cpuSeconds * 1000,
      residentMb: residentMbOf(server.pid),
    };
  } finally {
    await server.stop();
  }
};

/** Starts each contender once a round, in turn; the first round, which only warms the file cache, is not counted. */
export const coldStarts = async (
  contenders: readonly Contender[],
  rounds: number,
  onStart: (start: Start) => void,
): Promise<readonly Start[]> => {
  const starts: Start[] = [];
  for (const contender of contenders) await once(contender, -1);
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of rotated(contenders, round)) {
      const start = await once(contender, round);
      starts.push(start);
      onStart(start);
    }
  }
  return starts;
};
