import { restoreText } from '../world/kernel/snapshot.ts';
import { createTables } from '../world/tables.ts';
import type { Template } from './fork.ts';
import type { Seed } from './format/types.ts';
import { demo } from './prepared/demo.ts';
import { isScenario, type ScenarioName } from './scenarios/names.ts';

/** A seed as a command holds it: a scenario by its name, or a whole seed with everything in it that is generated. */
export type PreparedSeed = ScenarioName | Seed;

const ofScenarios = new Map<ScenarioName, Template>();
const ofSeeds = new WeakMap<Seed, Template>();

/** The demo world as it was prepared beforehand; why, says decisions/009. */
const preparedDemo = (): Template => ({ ...demo.owners, tables: restoreText(createTables(), demo) });

/**
 * Makes a seed ready for commands: read, checked and turned into a world once. Throws a SeedError that says where in the
 * seed it is wrong.
 */
export const prepareSeed = async (given: string | Seed): Promise<PreparedSeed> => {
  const name = isScenario(given) ? given : undefined;
  if (name === 'demo' || (name !== undefined && ofScenarios.has(name))) return name;
  // What reads, checks and makes seeds knows every family, and the demo world does not need it.
  const { makeSeed } = await import('./make.ts');
  const { whole, template } = await makeSeed(given);
  if (name === undefined) ofSeeds.set(whole, template);
  else ofScenarios.set(name, template);
  return name ?? whole;
};

const seedIn = ({ input }: { readonly input: unknown }): unknown => {
  const { seed, body } = (input ?? {}) as { readonly seed?: unknown; readonly body?: { readonly seed?: unknown } };
  return seed ?? body?.seed;
};

export const hasSeed = (command: { readonly input: unknown }): boolean => seedIn(command) !== undefined;

/** Makes ready the seed of a command of another process, if it has one: by that process it was read and checked. */
export const seedOfCommand = async (command: { readonly input: unknown }): Promise<void> => {
  const held = seedIn(command);
  if (typeof held === 'string') await prepareSeed(held);
  if (typeof held !== 'object' || held === null) return;
  const { materialize } = await import('./materialize.ts');
  ofSeeds.set(held, materialize(held));
};

/** The world of a prepared seed; a scenario's is kept, so that every further world of it is only a fork. */
export const templateOf = (prepared: PreparedSeed): Template => {
  const known = typeof prepared === 'string' ? ofScenarios.get(prepared) : ofSeeds.get(prepared);
  if (known !== undefined) return known;
  if (prepared !== 'demo') throw new Error('a seed was not made ready before its command');
  const template = preparedDemo();
  ofScenarios.set('demo', template);
  return template;
};
