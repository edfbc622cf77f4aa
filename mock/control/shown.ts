import type { Place } from '../world/worlds.ts';
import type { Schemas } from './handler.ts';

/** A world as the control plane shows it. */
export const shownWorld = ({ world, name }: Place): Schemas['World'] => {
  const { tenant, users, store } = world;
  const [{ ak, sk, token, password, name: user_name }] = users;
  const { project_id, region, domain_id, domain_name } = tenant;
  const instance_id = store.instances.under(project_id)[0]?.id ?? '';
  return { project_id, instance_id, ak, sk, token, region, domain_id, domain_name, user_name, password, name };
};
