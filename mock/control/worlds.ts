import { masked } from '../journal/secrets.ts';
import type { Seed } from '../seed/format/types.ts';
import { prepareSeed } from '../seed/template.ts';
import type { Schemas } from '../spec/control-types.ts';
import type { WorldEntry } from '../world/entry.ts';
import { worldTime } from '../world/kernel/clock.ts';
import { snapshotOf } from '../world/kernel/snapshot.ts';
import { inMillis } from '../world/kernel/time.ts';
import { lookAt } from '../world/look.ts';
import { changes, commitCall } from './change.ts';
import { type ControlHandler, type Fake, worldFor } from './handler.ts';
import { missingBlobs } from './missing-blobs.ts';
import { shownWorld } from './shown.ts';

/** For a page: how a world fares in the place of what lets somebody in. */
const withoutSecrets = (entry: WorldEntry, { observations, nowMs }: Fake): Schemas['World'] => {
  const { journal } = observations.of(entry.tenant.project_id);
  const figures = {
    calls: journal.kept() + journal.dropped(),
    errors: journal.errors(),
    faults: entry.faults.length,
    now: inMillis(worldTime(entry.clock, nowMs())),
    scale: entry.clock.scale,
  };
  return { ...shownWorld(entry), sk: masked, token: masked, password: masked, figures };
};

export const listWorlds: ControlHandler<'listWorlds'> = ({ query }, fake) => {
  const all = fake.worlds.all();
  const shown = query.secrets === false ? (entry: WorldEntry) => withoutSecrets(entry, fake) : shownWorld;
  return { worlds: all.map(shown), total: all.length };
};

/** A seed is read, checked and made ready before the command; what the command holds is plain data. */
const prepared = async (seed: Schemas['SeedOrName']): Promise<Schemas['SeedOrName']> =>
  (await prepareSeed(seed as string | Seed)) as Schemas['SeedOrName'];

export const createWorld: ControlHandler<'createWorld'> = async (input, fake) => {
  const { seed, from } = input.body;
  if (from !== undefined) worldFor({ project_id: from }, fake);
  const body = seed === undefined ? input.body : { ...input.body, seed: await prepared(seed) };
  return commitCall('createWorld', from, { ...input, body }, fake);
};

export const deleteWorld: ControlHandler<'deleteWorld'> = async (input, fake, asked) => {
  await changes('deleteWorld')(input, fake, asked);
  fake.observations.forget(input.path.project_id);
};

/** Data, faults and clock go back by a command; what was seen is this process's own. */
export const reset: ControlHandler<'reset'> = async (input, fake) => {
  const { project_id } = input.body;
  const entries = project_id === undefined ? fake.worlds.all() : [worldFor({ project_id }, fake)];
  const answer = await commitCall('reset', undefined, input, fake);
  for (const { tenant } of entries) fake.observations.forget(tenant.project_id);
  return answer;
};

export const loadSeed: ControlHandler<'loadSeed'> = async (input, fake) => {
  const entry = worldFor(input.body, fake);
  const body = { ...input.body, seed: await prepared(input.body.seed) };
  return commitCall('loadSeed', entry.tenant.project_id, { ...input, body }, fake);
};

export const takeSnapshot: ControlHandler<'takeSnapshot'> = ({ path }, fake) => {
  const entry = worldFor(path, fake);
  const reading = { entry, commandId: fake.nextCommandId() };
  return lookAt(fake.commit, reading, ({ tables }) => ({ version: 1, ...snapshotOf(tables) }) as Schemas['Snapshot']);
};

/** Bytes are no part of a snapshot: those that this process has not are told. */
export const restoreSnapshot: ControlHandler<'restoreSnapshot'> = async (input, fake) => {
  const entry = worldFor(input.path, fake);
  await commitCall('restoreSnapshot', entry.tenant.project_id, input, fake);
  return missingBlobs(entry.tables.blobLinks.all(), await fake.blobs());
};
