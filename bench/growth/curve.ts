import { type Generator, load } from '../measure/load.ts';
import { rotated, type Spread, spreadOf } from '../measure/stats.ts';

/** Throughput as something grows, as a share of the throughput where it is smallest. */
interface Point {
  readonly x: number;
  readonly share: Spread;
}

export interface Curve {
  readonly name: 'operations' | 'tasks' | 'worlds' | 'journal';
  readonly points: readonly Point[];
}

/** What to load for one point of a curve. */
export interface Probe {
  readonly x: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
  readonly generator: Generator;
}

const perSecond = async ({ url, headers }: Probe, { seconds, generator }: Pace): Promise<number> => {
  const { requests, seconds: took, failed } = await load({ url, headers, seconds }, generator);
  if (failed > 0) throw new Error(`${failed} of ${requests} requests to ${url} failed`);
  return requests / took;
};

/** One round: every probe once, in rotated order, as shares of the first probe in the same round. */
const sharesOf = async (probes: readonly Probe[], round: number, pace: Pace): Promise<ReadonlyMap<number, number>> => {
  const rates = new Map<number, number>();
  for (const probe of rotated(probes, round)) rates.set(probe.x, await perSecond(probe, pace));
  const base = rates.get(probes[0]?.x ?? 0) ?? Number.NaN;
  return new Map([...rates].map(([x, rate]) => [x, rate / base]));
};

/** The first round only warms up and is not counted. */
export const curveOf = async (name: Curve['name'], probes: readonly Probe[], pace: Pace): Promise<Curve> => {
  const rounds: ReadonlyMap<number, number>[] = [];
  for (let round = 0; round <= pace.rounds; round += 1) rounds.push(await sharesOf(probes, round, pace));
  const counted = rounds.slice(1);
  const points = probes.map(({ x }) => ({ x, share: spreadOf(counted.map((shares) => shares.get(x) ?? Number.NaN)) }));
  return { name, points };
};
