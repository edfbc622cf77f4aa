import { lookAt } from '../world/look.ts';
import type { RegistryArtifactRow } from '../world/registries/rows.ts';
import { splitName } from '../world/resources/location.ts';
import { ControlError, type ControlHandler, worldFor } from './handler.ts';

const shown = ({ repository, digest, tags, size, pushed_at }: RegistryArtifactRow) => ({
  ...splitName(repository),
  ...{ digest, tags: [...tags], size, pushed_at },
});

export const listRegistryArtifacts: ControlHandler<'listRegistryArtifacts'> = ({ path, query }, fake) =>
  lookAt(fake.commit, { entry: worldFor(query, fake), commandId: fake.nextCommandId() }, ({ tables }) => {
    const { registries, artifacts } = tables.registries;
    const { registry_id } = path;
    if (registries.get(registry_id) === undefined) throw new ControlError(404, `registry ${registry_id} was not found`);
    const pushed = artifacts.under(registry_id).filter(({ replicated }) => replicated === true);
    return { artifacts: pushed.map(shown), total: pushed.length };
  });
