import type { Template } from '../seed/fork.ts';
import { generated } from '../seed/generate.ts';
import { isScenario, loadSeed } from '../seed/load.ts';
import { plant } from '../seed/plant.ts';
import type { Seed } from '../seed/types.ts';
import type { Fake } from './handler.ts';

const templates = new Map<string, Template>();

/** The seed planted once; a scenario is kept, so that every further world of it is only a fork. */
export const templateOf = async (
  seed: string | Seed,
  { clock, profile }: Pick<Fake, 'clock' | 'profile'>,
): Promise<Template> => {
  const name = typeof seed === 'string' && isScenario(seed) ? seed : undefined;
  const known = name === undefined ? undefined : templates.get(name);
  if (known !== undefined) return known;
  const template = plant(await generated(typeof seed === 'string' ? await loadSeed(seed) : seed), { clock, profile });
  if (name !== undefined) templates.set(name, template);
  return template;
};
