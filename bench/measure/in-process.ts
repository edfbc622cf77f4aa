import { here } from '../common/contender.ts';
import { demo, pageOf } from '../common/demo.ts';
import { printed } from './load.ts';
import { median } from './stats.ts';

/** Milliseconds that a test waits for a server in its own process. */
export interface Fixture {
  readonly name: 'express' | 'fake-swr';
  readonly round: number;
  /** The first in the process. */
  readonly first: number;
  /** The same, and its first answer. */
  readonly firstAnswer: number;
  /** The middle of those after it. */
  readonly later: number;
}

/** From the call until the fixture is ready, and until it has given its first answer. */
export interface Span {
  readonly readyMs: number;
  readonly readyCpuMs: number;
  readonly answeredMs: number;
  readonly answeredCpuMs: number;
}

export interface SpansOptions {
  readonly name: Fixture['name'];
  /** How many fixtures in a row. */
  readonly times: number;
  readonly target: string;
  /** The fake's index.js. */
  readonly index?: string;
}

/** The fixtures of one new process. */
export const spansOf = async ({
  name,
  times,
  target,
  index = here('../dist/index.js'),
}: SpansOptions): Promise<readonly Span[]> => {
  const args = [here('servers/fixture.mjs'), name, String(times), target, demo.token, index];
  return JSON.parse(await printed(process.execPath, args)) as readonly Span[];
};

const times = 21;

/** A page of ten tasks that is there from the start. */
const tenTasks = pageOf(demo, { namespace: 'library', policy: 1, execution: 9 });

const fixture = async (name: Fixture['name'], round: number): Promise<Fixture> => {
  const [first, ...later] = await spansOf({ name, times, target: tenTasks });
  return {
    ...{ name, round },
    first: first?.readyMs ?? Number.NaN,
    firstAnswer: first?.answeredMs ?? Number.NaN,
    later: median(later.map(({ readyMs }) => readyMs)),
  };
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
