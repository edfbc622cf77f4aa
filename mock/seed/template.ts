import type { Clock } from '../world/clock.ts';
import type { Profile } from '../world/profile.ts';
import { SeedError } from './bed.ts';
import type { Template } from './fork.ts';
import { generated } from './generate.ts';
import { isScenario, loadSeed } from './load.ts';
import { plant } from './plant.ts';
import type { Seed } from './types.ts';

const templates = new Map<string, Template>();

/**
 * The seed planted once; a scenario is kept, so that every further world of it is only a fork. Throws a SeedError that
 * says where in the seed it is wrong.
 */
export const templateOf = async (
  given: string | Seed,
  { clock, profile }: { readonly clock: Clock; readonly profile: Profile },
): Promise<Template> => {
  const name = typeof given === 'string' && isScenario(given) ? given : undefined;
  const known = name === undefined ? undefined : templates.get(name);
  if (known !== undefined) return known;
  const { seed, placeOf } = await loadSeed(given);
  try {
    const template = plant(await generated(seed), { clock, profile });
    if (name !== undefined) templates.set(name, template);
    return template;
  } catch (error) {
    if (error instanceof SeedError && error.path !== undefined)
      throw new SeedError(`${placeOf(error.path)}${error.message}`);
    throw error;
  }
};
