import { here } from '../common/contender.ts';
import { printed } from '../measure/load.ts';
import { anywhere } from '../measure/pin.ts';

/** Milliseconds that a test waits for a fork of the demo world, on whatever core it likes. */
export interface FirstFork {
  /** The first in the process, which loads the control plane. */
  readonly firstMs: number;
  /** The middle of those after it. */
  readonly laterMs: number;
}

export const firstForks = async (rounds: number): Promise<readonly FirstFork[]> => {
  const all: FirstFork[] = [];
  for (let round = 0; round < rounds; round += 1)
    all.push(JSON.parse(await printed(process.execPath, [here('servers/first-fork.mjs')], anywhere.load)) as FirstFork);
  return all;
};
