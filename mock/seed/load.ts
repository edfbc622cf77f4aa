import { readFileSync } from 'node:fs';
import { SeedError } from './bed.ts';
import { demo } from './scenarios/demo.ts';
import { empty } from './scenarios/empty.ts';
import { large } from './scenarios/large.ts';
import type { Seed } from './types.ts';

export const scenarios = { demo, empty, large } as const;
export type ScenarioName = keyof typeof scenarios;

export const isScenario = (name: string): name is ScenarioName => Object.hasOwn(scenarios, name);

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const names = Object.keys(scenarios).join(', ');
    throw new SeedError(
      `seed ${JSON.stringify(path)}: no scenario (${names}) and no file that can be read: ${(error as Error).message}`,
    );
  }
};

/** A scenario by its name, or a seed file (YAML or JSON) by its path. Throws a SeedError that names line and field. */
export const loadSeed = async (nameOrPath: string): Promise<Seed> => {
  if (isScenario(nameOrPath)) return scenarios[nameOrPath];
  const { parseSeed } = await import('./parse.ts');
  return parseSeed(textOf(nameOrPath), nameOrPath);
};
