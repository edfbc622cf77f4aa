import type { Contender } from '../contender.ts';
import { type Generator, load } from '../measure/load.ts';
import { askedOf, timedLoad } from '../measure/rounds.ts';
import { type Server, startContender } from '../measure/server.ts';
import { rotated } from '../measure/stats.ts';

/** What a page costs a server in one round: processor time, or that of the clock where there is no /proc. */
export interface PageRun {
  readonly name: string;
  readonly round: number;
  readonly micros: number;
}

export interface PagesOptions {
  readonly rounds: number;
  /** How many seconds each server is loaded in a round, one at a time. */
  readonly slices: number;
  readonly generator: Generator;
}

interface Loaded {
  readonly name: string;
  readonly server: Server;
  readonly asked: Awaited<ReturnType<typeof askedOf>>;
}

const warm = async (contender: Contender, generator: Generator): Promise<Loaded> => {
  const server = await startContender(contender);
  const asked = await askedOf(contender, server);
  await load({ ...asked, seconds: 1 }, generator);
  return { name: contender.name, server, asked };
};

/** A second for each in turn, so that a slow moment of the machine meets all. */
const roundOf = async (
  loaded: readonly Loaded[],
  round: number,
  { slices, generator }: PagesOptions,
): Promise<readonly PageRun[]> => {
  const sums = new Map(loaded.map(({ name }) => [name, { seconds: 0, requests: 0 }]));
  for (let slice = 0; slice < slices; slice += 1) {
    for (const { name, server, asked } of rotated(loaded, round + slice)) {
      const { cpuSeconds, seconds, requests } = await timedLoad(server, { ...asked, seconds: 1 }, generator);
      const sum = sums.get(name);
      if (sum === undefined) continue;
      sum.seconds += cpuSeconds ?? seconds;
      sum.requests += requests;
    }
  }
  return [...sums].map(([name, { seconds, requests }]) => ({ name, round, micros: (seconds * 1e6) / requests }));
};

/** Every round has new processes, which run side by side and are loaded in turn. */
export const pageRuns = async (
  contenders: readonly Contender[],
  options: PagesOptions,
  onRound: (runs: readonly PageRun[]) => void,
): Promise<readonly PageRun[]> => {
  const all: PageRun[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    const loaded: Loaded[] = [];
    try {
      for (const contender of contenders) loaded.push(await warm(contender, options.generator));
      const runs = await roundOf(loaded, round, options);
      onRound(runs);
      all.push(...runs);
    } finally {
      for (const { server } of loaded) await server.stop();
    }
  }
  return all;
};
