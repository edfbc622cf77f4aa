import { type Profile, profileProblems } from '../mock/world/kernel/profile.ts';
import { readYamlFile } from './yaml-file.ts';

/** Reads a profile (YAML or JSON: behaviour id -> option). Throws a TypeError that names file, behaviour and options. */
export const readProfile = async (path: string): Promise<Partial<Profile>> => {
  const said = await readYamlFile(path, 'profile');
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    throw new TypeError(`profile ${path}: must be a map of behaviour ids to options`);
  }
  const problems = profileProblems(said as Record<string, unknown>);
  if (problems.length > 0) throw new TypeError(`profile ${path}: ${problems.join('; ')}`);
  return said as Partial<Profile>;
};
