import { type Profile, profileProblems } from '../mock/index.ts';
import { namedProfiles } from './profiles.ts';
import { readYamlFile } from './yaml-file.ts';

/** A profile by its name, or read from a file (YAML or JSON: behaviour id -> option). Throws a TypeError that names file, line and behaviour. */
export const readProfile = async (path: string): Promise<Partial<Profile>> => {
  const named = Object.hasOwn(namedProfiles, path) ? namedProfiles[path] : undefined;
  if (named !== undefined) return named;
  const { value, lineOf } = await readYamlFile(path, 'profile');
  const profile = value ?? {};
  if (typeof profile !== 'object' || Array.isArray(profile)) {
    throw new TypeError(`profile ${path}: line 1: must be a map of behaviour ids to options`);
  }
  const problems = Object.entries(profile).flatMap(([id, option]) =>
    profileProblems({ [id]: option }).map((problem) => `line ${lineOf([id])}: ${problem}`),
  );
  if (problems.length > 0) throw new TypeError(`profile ${path}: ${problems.join('; ')}`);
  return profile as Partial<Profile>;
};
