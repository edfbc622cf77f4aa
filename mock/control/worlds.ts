import type { Template } from '../seed/fork.ts';
import { forkWorld } from '../seed/fork.ts';
import { templateOf } from '../seed/template.ts';
import type { Seed } from '../seed/types.ts';
import { createProfile } from '../world/kernel/profile.ts';
import { restartSchedule } from '../world/schedule.ts';
import { forkStore } from '../world/store.ts';
import type { World } from '../world/world.ts';
import type { Place } from '../world/worlds.ts';
import { ControlError, type ControlHandler, type Fake, placeFor, type Schemas } from './handler.ts';
import { shownWorld } from './shown.ts';

const sourceOf = async ({ seed, from }: Schemas['NewWorld'], fake: Fake): Promise<Template> => {
  if (seed !== undefined && from !== undefined) throw new ControlError(400, 'seed and from exclude each other');
  if (seed !== undefined) return templateOf(seed as string | Seed);
  if (from !== undefined) return placeFor({ project_id: from }, fake).world;
  const home = placeFor({}, fake);
  return { ...home.world, store: home.beginning };
};

export const listWorlds: ControlHandler<'listWorlds'> = (_input, { worlds }) => {
  const places = worlds.places();
  return { worlds: places.map(shownWorld), total: places.length };
};

/** A fork of a world goes on from the time that its parent has. */
const keepTime = (world: World, parent: World): void => {
  world.clock.setTo(parent.clock.now());
  world.clock.setScale(parent.clock.scale());
  restartSchedule(world);
};

export const createWorld: ControlHandler<'createWorld'> = async ({ body }, fake) => {
  const source = await sourceOf(body, fake);
  const profile = body.profile === undefined ? fake.profile : createProfile({ ...fake.profile, ...body.profile });
  const number = fake.nextWorldNumber();
  const world = forkWorld(source, number, { clock: fake.clock, profile });
  if (body.from !== undefined) keepTime(world, placeFor({ project_id: body.from }, fake).world);
  const place = fake.newPlace(world, body.name ?? `world ${number}`);
  fake.worlds.enter(place);
  return shownWorld(place);
};

export const deleteWorld: ControlHandler<'deleteWorld'> = ({ path }, fake) => {
  const { world } = placeFor(path, fake);
  if (world === fake.worlds.home()) throw new ControlError(409, 'the demo world cannot be forgotten; reset it instead');
  fake.worlds.leave(world);
};

const resetPlace = ({ world, bench, beginning }: Place): void => {
  world.store = forkStore(beginning);
  world.clock.reset();
  restartSchedule(world);
  bench.faults.clear();
  bench.journal.clear();
  bench.coverage.clear();
};

export const reset: ControlHandler<'reset'> = ({ body }, fake) => {
  const places = body.project_id === undefined ? fake.worlds.places() : [placeFor(body, fake)];
  for (const place of places) resetPlace(place);
  return { worlds: places.length };
};
