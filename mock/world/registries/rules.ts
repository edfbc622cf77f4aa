import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { RegistryHealth, RegistryRow } from './rows.ts';
import type { RegistryTables } from './tables.ts';

type Registering = World<RegistryTables>;
type Body = Wire<'RegistryBody'>;

/** As Harbor reads an address: the scheme may be left out. */
const isAddress = (url: string): boolean => {
  try {
    const { protocol, hostname } = new URL(url.includes('://') ? url : `https://${url}`);
    return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
  } catch {
    return false;
  }
};

const checkTarget = (body: Body, { profile }: Registering): void => {
  if (body.type === 'swr-pro-internal') {
    for (const field of ['project_id', 'region_id', 'instance_id'] as const)
      if ((body[field] ?? '') === '')
        refuseParameter(`body field ${field} is required for a registry of type ${body.type}`);
    if (!body.insecure && profile['registries.insecure_internal'] === 'reject')
      refuseParameter(`body field insecure is false but must be true for a registry of type ${body.type}`);
  }
  if (body.type === 'swr-pro' && body.dns_conf === undefined && profile['registries.dns_conf'] === 'reject')
    refuseParameter(`body field dns_conf is required for a registry of type ${body.type}`);
};

const checkName = (
  { name }: Body,
  { owner_id, known }: { readonly owner_id: string; readonly known?: RegistryRow },
  world: Registering,
): void => {
  const other = world.tables.registries.registries.named(owner_id, name);
  if (other === undefined || other.id === known?.id) return;
  throw conflict(`name ${name} is already used by registry ${other.id}`, world);
};

/** The rules of a registry that its schema cannot say. `known` is the one to be replaced, if there is one. */
export const checkRegistry = (
  body: Body,
  of: { readonly owner_id: string; readonly known?: RegistryRow },
  world: Registering,
): void => {
  if (!isAddress(body.url))
    refuseParameter(
      `body field url is ${JSON.stringify(body.url)} but must be the address of a registry, https://<host>`,
    );
  checkTarget(body, world);
  checkName(body, of, world);
};

/** How a new registry fares: an instance of this world is there, of all others the fake knows nothing. */
export const healthOfNew = ({ instance_id = '' }: Body, { tables, profile }: Registering): RegistryHealth => {
  if (tables.instances.get(instance_id) !== undefined) return 'healthy';
  const choice = profile['registries.unreachable'];
  if (choice === 'reject_400') throw apiError('refused', { detail: 'the registry is unhealthy' });
  return choice === 'accept_healthy' ? 'healthy' : 'unhealthy';
};
