import { readFileSync } from 'node:fs';
import { explainAll } from '../errors/explain.ts';
import { asError } from '../errors/thrown.ts';
import { SeedError, type SeedPath } from './context.ts';
import type { Seed } from './format/types.ts';
import { scenarios } from './scenarios/all.ts';
import { isScenario, scenarioNames } from './scenarios/names.ts';

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const names = scenarioNames.join(', ');
    throw new SeedError(
      `seed ${JSON.stringify(path)}: neither a scenario (${names}) nor a file that can be read: ${asError(error).message}`,
    );
  }
};

/** A seed and the words that say where in it something stands. */
export interface LoadedSeed {
  readonly seed: Seed;
  readonly placeOf: (path: SeedPath) => string;
}

/**
 * A seed: itself, a scenario by its name, or a seed file (YAML or JSON) by its path. Throws a SeedError that names the
 * field, and for a file the line.
 */
export const loadSeed = async (given: string | Seed): Promise<LoadedSeed> => {
  if (typeof given !== 'string') {
    const { seedErrors } = await import('./format/schema.ts');
    const problems = explainAll(
      seedErrors(given).map((error) => ({ ...error, instancePath: `/seed${error.instancePath}` })),
    );
    if (problems.length > 0) throw new SeedError(problems.slice(0, 10).join('\n'));
    return { seed: given, placeOf: (path) => `seed ${path.join('.')}: ` };
  }
  if (isScenario(given)) return { seed: scenarios[given], placeOf: () => '' };
  const { parseSeed } = await import('./parse.ts');
  const { seed, lineOf } = parseSeed(textOf(given), given);
  return { seed, placeOf: (path) => `seed ${given}: line ${lineOf(path)}: ` };
};
