import { parse } from 'yaml';
import type { GivenName } from '../case.ts';
import { readText } from '../host/files.ts';
import { CouldNotRun } from '../host/host.ts';
import type { Target, Yield } from '../target.ts';
import { givens } from '../verify/case-schema.ts';

/** Precondition -> what it yields: for a target on which it is not to be looked for. */
export type Givens = Readonly<Partial<Record<string, Yield>>>;

const names = Object.keys(givens);

const isYield = (value: unknown): value is Yield =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((part) => ['string', 'number'].includes(typeof part));

const parsed = (path: string): unknown => {
  try {
    return parse(readText(path, 'preconditions')) ?? {};
  } catch (error) {
    if (error instanceof CouldNotRun) throw error;
    throw new CouldNotRun(`preconditions ${path}: ${(error as Error).message.split('\n')[0]}`);
  }
};

/** Reads a file of preconditions (YAML or JSON). */
export const readGivens = (path: string): Givens => {
  const said = parsed(path);
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    throw new CouldNotRun(`preconditions ${path}: must be a map of preconditions to what they yield`);
  for (const [name, value] of Object.entries(said)) {
    if (!names.includes(name)) throw new CouldNotRun(`preconditions ${path}: ${name} is none of ${names.join(', ')}`);
    if (!isYield(value))
      throw new CouldNotRun(`preconditions ${path}: ${name} must be a map of names to texts or numbers`);
  }
  return said as Givens;
};

/** The target with those preconditions met as the file says; the others it meets by itself. */
export const withGivens = (target: Target, said: Givens): Target => ({
  ...target,
  given: async (name: GivenName) => {
    const own = said[name];
    return own === undefined ? target.given(name) : { ...(await target.given('project')), ...own };
  },
});
