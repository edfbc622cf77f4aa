import { SeedError } from './context.ts';
import type { Template } from './fork.ts';
import type { Seed } from './format/types.ts';
import { generated } from './generate.ts';
import { loadSeed } from './load.ts';
import { materialize } from './materialize.ts';

/** A seed with everything in it that is generated, and the world that it is. */
interface MadeSeed {
  readonly whole: Seed;
  readonly template: Template;
}

/** Reads, checks and makes a seed. Throws a SeedError that says where in the seed it is wrong. */
export const makeSeed = async (given: string | Seed): Promise<MadeSeed> => {
  const { seed, placeOf } = await loadSeed(given);
  try {
    const whole = await generated(seed);
    return { whole, template: materialize(whole) };
  } catch (error) {
    if (!(error instanceof SeedError) || error.path === undefined) throw error;
    throw new SeedError(`${placeOf(error.path)}${error.message}`);
  }
};
