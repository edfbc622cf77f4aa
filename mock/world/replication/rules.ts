import { conflict } from '../../errors/conflict.ts';
import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { triggerProblem } from '../policies/trigger-problem.ts';
import type { ReplicationPolicyRow } from './rows.ts';
import type { ReplicationTables } from './tables.ts';

type Replicating = World<ReplicationTables>;
type Body = Wire<'ReplicationPolicyBody'>;

/** Which sides are meant: the one that is left out, or has the id 0, is the instance itself. */
export const sidesOf = ({ src_registry, dest_registry }: Body) => ({
  src_registry: { id: src_registry?.id ?? 0 },
  dest_registry: { id: dest_registry?.id ?? 0 },
});

const checkSides = (body: Body, instance_id: string, { tables, profile }: Replicating): void => {
  const given = Object.entries(sidesOf(body)).filter(([, { id }]) => id !== 0);
  if (given.length !== 1 && profile['replication.both_registries'] === 'reject_400')
    refuseParameter(`body fields src_registry and dest_registry name ${given.length} registries but must name one`);
  for (const [side, { id }] of given)
    if (tables.registries.registries.get(id)?.owner_id !== instance_id)
      refuseParameter(`body field ${side}.id is ${id} but there is no such registry`);
};

const checkTrigger = (body: Body, { profile }: Replicating): void => {
  const { type } = body.trigger;
  const problem = triggerProblem(body.trigger, profile);
  if (problem !== undefined) refuseParameter(problem);
  const isPull = sidesOf(body).src_registry.id !== 0;
  if (type === 'event_based' && isPull && profile['replication.event_based_pull'] === 'reject')
    refuseParameter(
      'body field trigger.type is event_based but must be manual or scheduled where src_registry is given',
    );
};

/** The rules of a policy that its schema cannot say. `known` is the one to be replaced, if there is one. */
export const checkPolicy = (
  body: Body,
  { instance_id, known }: { readonly instance_id: string; readonly known?: ReplicationPolicyRow },
  world: Replicating,
): void => {
  checkSides(body, instance_id, world);
  checkTrigger(body, world);
  const other = world.tables.replication.policies.named(instance_id, body.name);
  if (other === undefined || other.id === known?.id) return;
  throw conflict(`name ${body.name} is already used by replication policy ${other.id}`, world);
};

/** How many policies of its instance use a registry. */
export const usesOf = (registryId: number, instanceId: string, { tables }: Replicating): number =>
  tables.replication.policies
    .under(instanceId)
    .filter((row) => row.src_registry.id === registryId || row.dest_registry.id === registryId).length;
