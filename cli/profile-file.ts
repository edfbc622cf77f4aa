import { type Profile, profileProblems } from '../mock/index.ts';
import { readYamlFile } from './yaml-file.ts';

/** Reads a profile (YAML or JSON: behaviour id -> option). Throws a TypeError that names file, behaviour and options. */
export const readProfile = async (path: string): Promise<Partial<Profile>> => {
  const profile = await readYamlFile(path, 'profile');
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) {
    throw new TypeError(`profile ${path}: must be a map of behaviour ids to options`);
  }
  const problems = profileProblems(profile as Record<string, unknown>);
  if (problems.length > 0) throw new TypeError(`profile ${path}: ${problems.join('; ')}`);
  return profile as Partial<Profile>;
};
