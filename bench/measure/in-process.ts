import { here } from '../contender.ts';
import { printed } from './load.ts';
import { median } from './stats.ts';

/** Milliseconds that a test waits for a server in its own process. */
export interface Fixture {
  readonly name: 'express' | 'fake-swr';
  readonly round: number;
  /** The first in the process. */
  readonly first: number;
  /** The middle of those after it. */
  readonly later: number;
}

const times = 21;

const fixture = async (name: Fixture['name'], round: number): Promise<Fixture> => {
  const text = await printed(process.execPath, [here('servers/fixture.mjs'), name, String(times)]);
  const [first = Number.NaN, ...later] = JSON.parse(text) as number[];
  return { name, round, first, later: median(later) };
};

export const fixtures = async (rounds: number): Promise<readonly Fixture[]> => {
  const all: Fixture[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push(await fixture('express', round), await fixture('fake-swr', round));
  }
  return all;
};

export interface Forks {
  readonly count: number;
  readonly ms: number;
  /** What all of them take in memory. */
  readonly mb: number;
}

export const forks = async (count: number, rounds: number): Promise<readonly Forks[]> => {
  const all: Forks[] = [];
  for (let round = 0; round < rounds; round += 1) {
    all.push(JSON.parse(await printed(process.execPath, [here('servers/forks.mjs'), String(count)])) as Forks);
  }
  return all;
};
