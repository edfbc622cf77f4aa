import type { World } from '../../world/kernel/world.ts';
import { findInstance, findNamespace } from '../../world/resources/find.ts';
import type { NamespaceRow } from '../../world/resources/rows.ts';
import type { Tables } from '../../world/tables.ts';
import { type Change, ControlError } from '../handler.ts';
import type { Families } from './families.ts';
import { lifeCycleFrom } from './life-cycle.ts';

/** The namespace that a call names; by default `library` of the first instance. */
export const namespaceFor = (
  { instance_id, namespace_name = 'library' }: { readonly instance_id?: string; readonly namespace_name?: string },
  world: World<Tables>,
): NamespaceRow => {
  const first = world.tables.instances.under(world.tenant.project_id)[0]?.id ?? '';
  return findNamespace(world, { instance_id: instance_id ?? first, namespace_name });
};

export const createExecution =
  (families: Families): Change<'createExecution'> =>
  ({ body }, { world }) => {
    const { family = 'signature', policy_id, trigger, life_cycle, tasks = 1, sub_tasks: subTasks = 1 } = body;
    const { status_text: statusText = 'failed to fetch artifacts', fail_every } = body;
    if (family === 'scanning') {
      throw new ControlError(400, 'family is scanning but a scan is started by scanning an artifact or by pushing one');
    }
    if (family === 'gc') {
      throw new ControlError(400, 'family is gc but a task of it is started by ExecuteGcSchedule or by its schedule');
    }
    const first = world.tables.instances.under(world.tenant.project_id)[0]?.id ?? '';
    const { id: instance_id } = findInstance(world, { instance_id: body.instance_id ?? first });
    const made = families[family].make(
      {
        ...{ instance_id, namespaceId: () => namespaceFor(body, world).id, policy_id, trigger },
        lifeCycle: life_cycle === undefined ? undefined : lifeCycleFrom(life_cycle),
        planFor: (policyId, executionId) => ({
          ...{ key: `${world.seed} made ${policyId} ${executionId}`, tasks, subTasks, statusText },
          ...(fail_every !== undefined && { failEvery: fail_every }),
        }),
      },
      world,
    );
    if (made === undefined) {
      const where =
        family === 'replication' ? `instance ${instance_id}` : `namespace ${body.namespace_name ?? 'library'}`;
      throw new ControlError(404, `the ${family} policy ${policy_id} was not found in ${where}`);
    }
    return made;
  };

export const stepExecution =
  (families: Families): Change<'stepExecution'> =>
  ({ path: { execution_id }, body: { family = 'signature', steps = 1 } }, { world }) => {
    const outcome = families[family].step(execution_id, steps, world);
    if (outcome === 'not found') throw new ControlError(404, `execution ${execution_id} was not found`);
    if (outcome === 'not by steps') {
      throw new ControlError(409, `execution ${execution_id} does not go by steps; its life_cycle is not manual`);
    }
  };
