import { join } from 'node:path';
import { documentedPage } from '../common/demo.ts';
import { spansOf } from '../measure/in-process.ts';
import { rotated } from '../measure/stats.ts';
import type { Build } from './builds.ts';

/** Milliseconds of processor time of the first fixture of a process, its modules loaded. */
export interface FirstFixture {
  readonly name: Build['name'];
  readonly round: number;
  readonly readyMs: number;
  /** The same, and its first answer. */
  readonly answeredMs: number;
}

const once = async ({ name, dist }: Build, round: number): Promise<FirstFixture> => {
  const index = join(dist, 'index.js');
  const [span] = await spansOf({ name: 'fake-swr', times: 1, target: documentedPage, index });
  return { name, round, readyMs: span?.readyCpuMs ?? Number.NaN, answeredMs: span?.answeredCpuMs ?? Number.NaN };
};

/** The first process of each build, which only warms the file cache, is not counted. */
export const firstFixtures = async (builds: readonly Build[], rounds: number): Promise<readonly FirstFixture[]> => {
  const all: FirstFixture[] = [];
  for (const build of builds) await once(build, -1);
  for (let round = 0; round < rounds; round += 1) {
    for (const build of rotated(builds, round)) all.push(await once(build, round));
  }
  return all;
};
