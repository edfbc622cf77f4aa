import type { Profile } from '../mock/index.ts';

/** Profiles that have a name, for `--profile`. */
export const namedProfiles: Readonly<Record<string, Partial<Profile>>> = {
  /** Two tests of Terraform's provider filter by a key that no resource has, and want an answer that is not empty. */
  'terraform-tests': { 'tags.unknown_key': 'ignore' },
};
