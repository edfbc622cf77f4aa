import { restartSchedule } from '../world/schedule.ts';
import { SnapshotError, snapshotOf, storeFrom } from '../world/snapshot.ts';
import type { Store } from '../world/store.ts';
import { ControlError, type ControlHandler, placeFor, type Schemas } from './handler.ts';

const storeOf = (snapshot: Schemas['Snapshot']): Store => {
  try {
    return storeFrom(snapshot);
  } catch (error) {
    if (error instanceof SnapshotError) throw new ControlError(400, error.message);
    throw error;
  }
};

export const takeSnapshot: ControlHandler<'takeSnapshot'> = ({ path }, fake) =>
  ({ version: 1, ...snapshotOf(placeFor(path, fake).world.store) }) as Schemas['Snapshot'];

export const restoreSnapshot: ControlHandler<'restoreSnapshot'> = ({ path, body }, fake) => {
  const { world } = placeFor(path, fake);
  const { project_id } = world.tenant;
  const store = storeOf(body);
  if (store.instances.size > 0 && store.instances.under(project_id).length === 0) {
    throw new ControlError(409, `the snapshot is of another project than ${project_id}`);
  }
  world.store = store;
  restartSchedule(world);
};
