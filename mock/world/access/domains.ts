import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';
import type { AccessTables } from './tables.ts';

/** Source: user guide. */
const mostOwn = 5;

/** What answers a change of the domain name that came with the instance. */
export const refuseDefault = (
  what: string,
  instance_id: string,
  { profile }: Pick<World<unknown>, 'profile'>,
): never => {
  const detail = `the default domain name of an instance cannot be ${what}`;
  const choice = profile['access.default_domain'];
  if (choice === 'not_found') throw apiError('domain_name_not_found', { domainname_id: instance_id, instance_id });
  throw apiError(choice === 'forbidden' ? 'forbidden' : 'refused', { detail });
};

/** The rules of a further domain name that its schema cannot say. */
export const checkDomain = (
  name: string,
  { id, access_address }: InstanceRow,
  world: Pick<World<AccessTables>, 'tables' | 'profile'>,
): void => {
  const own = world.tables.access.domains.under(id);
  const taken = [access_address, ...own.map(({ domain_name }) => domain_name)];
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase()))
    throw conflict(`domain name ${name} is there already`, world);
  if (own.length >= mostOwn)
    throw conflict(`instance ${id} has ${own.length} domain names of its own, and ${mostOwn} are the most`, world);
};
