import { restoreText } from '../world/kernel/snapshot.ts';
import { createTables } from '../world/tables.ts';
import { SeedError } from './context.ts';
import type { Template } from './fork.ts';
import type { Seed } from './format/types.ts';
import { generated } from './generate.ts';
import { isScenario, loadSeed, type ScenarioName, scenarios } from './load.ts';
import { materialize, ownersOf } from './materialize.ts';
import { demo } from './prepared/demo.ts';

/** A seed as a command holds it: a scenario by its name, or a whole seed with everything in it that is generated. */
export type PreparedSeed = ScenarioName | Seed;

const ofScenarios = new Map<ScenarioName, Template>();
const ofSeeds = new WeakMap<Seed, Template>();

/** The demo world as it was made beforehand; why, says decisions/009. */
const preparedDemo = (): Template => ({ ...ownersOf(scenarios.demo), tables: restoreText(createTables(), demo) });

/**
 * Makes a seed ready for commands: read, checked and made into a world once. Throws a SeedError that says where in the
 * seed it is wrong.
 */
export const prepareSeed = async (given: string | Seed): Promise<PreparedSeed> => {
  const name = typeof given === 'string' && isScenario(given) ? given : undefined;
  if (name === 'demo' || (name !== undefined && ofScenarios.has(name))) return name;
  const { seed, placeOf } = await loadSeed(given);
  try {
    const whole = await generated(seed);
    const template = materialize(whole);
    if (name === undefined) ofSeeds.set(whole, template);
    else ofScenarios.set(name, template);
    return name ?? whole;
  } catch (error) {
    if (!(error instanceof SeedError) || error.path === undefined) throw error;
    throw new SeedError(`${placeOf(error.path)}${error.message}`);
  }
};

/** Makes ready the scenario that a command of an earlier process names, if it names one. */
export const seedOfCommand = async ({ input }: { readonly input: unknown }): Promise<void> => {
  const { seed, body } = (input ?? {}) as { readonly seed?: unknown; readonly body?: { readonly seed?: unknown } };
  const named = seed ?? body?.seed;
  if (typeof named === 'string') await prepareSeed(named);
};

/** The world of a prepared seed; a scenario's is kept, so that every further world of it is only a fork. */
export const templateOf = (prepared: PreparedSeed): Template => {
  if (typeof prepared !== 'string') {
    const template = ofSeeds.get(prepared) ?? materialize(prepared);
    ofSeeds.set(prepared, template);
    return template;
  }
  const known = ofScenarios.get(prepared) ?? (prepared === 'demo' ? preparedDemo() : undefined);
  if (known === undefined) throw new Error(`scenario ${prepared} was not made ready before its command`);
  ofScenarios.set(prepared, known);
  return known;
};
