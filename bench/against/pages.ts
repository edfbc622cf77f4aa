import type { Contender } from '../common/contender.ts';
import { connections as count } from '../measure/load.ts';
import { cpuSecondsOf } from '../measure/process-facts.ts';
import { askedOf } from '../measure/rounds.ts';
import { startContender } from '../measure/server.ts';
import { rotated } from '../measure/stats.ts';
import { type Connections, openConnections } from './connections.ts';

/** What a page costs a server in one round: processor time, or that of the clock where there is no /proc. */
export interface PageRun {
  readonly name: string;
  readonly round: number;
  readonly micros: number;
}

/** Some 50 ms for each in turn: a slow moment of a shared machine is longer than that, and meets both. */
const batch = 500;
const warmBatches = 8;

interface Loaded {
  readonly name: string;
  readonly pid: number;
  readonly connections: Connections;
  readonly stop: () => Promise<void>;
}

const start = async (contender: Contender): Promise<Loaded> => {
  const server = await startContender(contender);
  const connections = await openConnections({ ...(await askedOf(contender, server)), count });
  const stop = async (): Promise<void> => {
    connections.close();
    await server.stop();
  };
  return { name: contender.name, pid: server.pid, connections, stop };
};

/** Microseconds that one batch takes. */
const timed = async ({ pid, connections }: Loaded): Promise<number> => {
  const [before, begun] = [cpuSecondsOf(pid), performance.now()];
  await connections.send(batch);
  const [after, ended] = [cpuSecondsOf(pid), performance.now()];
  return before === undefined || after === undefined ? (ended - begun) * 1000 : (after - before) * 1e6;
};

const roundOf = async (loaded: readonly Loaded[], round: number, batches: number): Promise<readonly PageRun[]> => {
  const sums = new Map(loaded.map(({ name }) => [name, 0]));
  for (let turn = -warmBatches; turn < batches; turn += 1) {
    for (const each of rotated(loaded, turn + warmBatches)) {
      const micros = await timed(each);
      if (turn >= 0) sums.set(each.name, (sums.get(each.name) ?? 0) + micros);
    }
  }
  return [...sums].map(([name, sum]) => ({ name, round, micros: sum / (batches * batch) }));
};

export interface PagesOptions {
  readonly rounds: number;
  readonly batches: number;
  readonly onRound: (runs: readonly PageRun[]) => void;
}

/** Every round has new processes, which run side by side and are loaded in turn. */
export const pageRuns = async (
  contenders: readonly Contender[],
  { rounds, batches, onRound }: PagesOptions,
): Promise<readonly PageRun[]> => {
  const all: PageRun[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const loaded: Loaded[] = [];
    try {
      for (const contender of rotated(contenders, round)) loaded.push(await start(contender));
      const runs = await roundOf(loaded, round, batches);
      onRound(runs);
      all.push(...runs);
    } finally {
      for (const { stop } of loaded) await stop();
    }
  }
  return all;
};
