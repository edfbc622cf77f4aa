import { readYaml } from '../host/yaml.ts';
import { allGivens, type GivenName } from '../resources/all.ts';
import { isFields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { Target } from '../target.ts';

/** Precondition -> what it yields: for a target on which it is not to be looked for. */
export type Givens = Readonly<Partial<Record<string, PathValues>>>;

const isYielded = (value: unknown): value is PathValues =>
  isFields(value) && Object.values(value).every((part) => ['string', 'number'].includes(typeof part));

/** Reads a file of preconditions (YAML or JSON). */
export const readGivens = (path: string): Givens => {
  const { value: read, fail } = readYaml(path, 'preconditions', {});
  if (!isFields(read)) return fail([], 'must be a map of preconditions to what they yield');
  for (const [name, value] of Object.entries(read)) {
    if (!allGivens.has(name)) fail([name], `${name} is not one of ${[...allGivens.keys()].join(', ')}`);
    if (!isYielded(value)) fail([name], `${name} must be a map of names to texts or numbers`);
  }
  return read as Givens;
};

/** The target with those preconditions met as the file says; the others it meets by itself. */
export const withGivens = (target: Target, givenByFile: Givens): Target => ({
  ...target,
  given: async (name: GivenName) => {
    const values = givenByFile[name];
    return values === undefined ? target.given(name) : { ...(await target.given('project')), ...values };
  },
});
