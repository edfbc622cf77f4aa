import { type Reload, reloadKind } from './control/changes/worlds.ts';
import type { Fake } from './control/handler.ts';
import type { Seed } from './seed/format/types.ts';
import { prepareSeed } from './seed/template.ts';
import { committed } from './world/commit.ts';
import { createProfile, givenOf, type Profile } from './world/kernel/profile.ts';

/** What the first world is to have from now on; what is left out stays. */
export interface Reloaded {
  /** A scenario, the path of a seed file, or a seed itself. */
  readonly seed?: string | Seed;
  /** All that differs from the defaults. */
  readonly profile?: Partial<Profile>;
}

const textsOf = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).map(([id, option]) => [id, String(option)]));

/** Both are read and checked before anything is changed. */
const prepared = async ({ seed, profile }: Reloaded): Promise<Reload> => ({
  ...(profile !== undefined && { profile: textsOf(givenOf(createProfile(profile))) }),
  ...(seed !== undefined && { seed: await prepareSeed(seed) }),
});

export const reloadOf =
  ({ commit, worlds, nextCommandId }: Pick<Fake, 'commit' | 'worlds' | 'nextCommandId'>) =>
  async (given: Reloaded): Promise<void> => {
    const input = await prepared(given);
    const { project_id } = worlds.home().tenant;
    await committed(commit, { kind: reloadKind, project_id, input, commandId: nextCommandId() });
  };
