import { type Change, ControlError } from '../handler.ts';

export const setRegistryHealth: Change<'setRegistryHealth'> = ({ path, body }, { world }) => {
  const { registries } = world.tables.registries;
  const row = registries.get(path.registry_id);
  if (row === undefined) throw new ControlError(404, `registry ${path.registry_id} was not found`);
  registries.replace({ ...row, health: body.health });
};
