import { isDigest } from '../world/content/digest.ts';
import { blobOf } from '../world/content/find.ts';
import type { World } from '../world/kernel/world.ts';
import { splitName } from '../world/resources/location.ts';
import type { Tables } from '../world/tables.ts';
import type { RegistryCall } from './call.ts';
import { rightsOf } from './rights.ts';

interface Mountable {
  readonly digest: string;
  readonly size: number;
}

/** The repositories of the instance that have a blob. */
const holdersOf = (digest: string, instanceId: string, { tables }: World<Tables>): readonly string[] =>
  tables.blobLinks.all().flatMap(({ namespace_id, repository_name, digest: own }) => {
    const namespace = own === digest ? tables.namespaces.get(namespace_id) : undefined;
    return namespace?.instance_id === instanceId ? [`${namespace.name}/${repository_name}`] : [];
  });

const sizeIn = (name: string, digest: string, instanceId: string, world: World<Tables>): number | undefined => {
  const { namespace_name, repository_name } = splitName(name);
  const namespace = world.tables.namespaces.named(instanceId, namespace_name);
  return namespace && blobOf({ namespace, name: repository_name }, digest, world)?.size;
};

/**
 * A blob that need not be sent again: another repository of the instance has it, and the user may pull it there. The user
 * counts and not the token, since a client has mostly asked for one before it knew of the other repository.
 */
export const mountable = async ({
  query,
  caller: { user, instance_id },
  store,
  read,
}: RegistryCall): Promise<Mountable | undefined> => {
  const [digest, from] = [query.get('mount'), query.get('from')];
  // What was made up for a seed is not among the bytes that are kept.
  if (!isDigest(digest) || !store.has(digest)) return undefined;
  return read((world) => {
    const names = from === null ? holdersOf(digest, instance_id, world) : [from];
    const name = names.find((each) => rightsOf(user, instance_id, each, world).includes('pull'));
    const size = name === undefined ? undefined : sizeIn(name, digest, instance_id, world);
    return size === undefined ? undefined : { digest, size };
  });
};
