import { storeFromText } from '../world/snapshot.ts';
import { SeedError } from './bed.ts';
import type { Template } from './fork.ts';
import { generated } from './generate.ts';
import { isScenario, loadSeed, scenarios } from './load.ts';
import { ownersOf, plant } from './plant.ts';
import { demo } from './planted/demo.ts';
import type { Seed } from './types.ts';

const templates = new Map<string, Template>();

/** The demo world as it was planted beforehand; why, says decisions/009. */
const plantedDemo = (): Template => ({ ...ownersOf(scenarios.demo), store: storeFromText(demo) });

const planted = async (given: string | Seed): Promise<Template> => {
  if (given === 'demo') return plantedDemo();
  const { seed, placeOf } = await loadSeed(given);
  try {
    return plant(await generated(seed));
  } catch (error) {
    if (error instanceof SeedError && error.path !== undefined)
      throw new SeedError(`${placeOf(error.path)}${error.message}`);
    throw error;
  }
};

/**
 * The seed planted once; a scenario is kept, so that every further world of it is only a fork. Throws a SeedError that
 * says where in the seed it is wrong.
 */
export const templateOf = async (given: string | Seed): Promise<Template> => {
  const name = typeof given === 'string' && isScenario(given) ? given : undefined;
  const known = name === undefined ? undefined : templates.get(name);
  if (known !== undefined) return known;
  const template = await planted(given);
  if (name !== undefined) templates.set(name, template);
  return template;
};
