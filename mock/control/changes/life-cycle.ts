import type { components } from '../../../spec/generated/control.types.ts';
import type { ControlInput } from '../../spec/control-types.ts';
import { beginnings, type LifeCycle, lifeCycles } from '../../world/executions/life-cycle.ts';
import { overrideId } from '../../world/executions/start.ts';
import { type Change, ControlError } from '../handler.ts';
import { isOfExecution, setCreationCycle } from './creation-cycle.ts';
import type { Families } from './families.ts';

const usualPolls = 3;

export const lifeCycleFrom = (given: components['schemas']['LifeCycle']): LifeCycle => {
  if (given === 'immediate') return lifeCycles.instant;
  if (given === 'timed') return lifeCycles.documented;
  if (given === 'manual') return { kind: 'stepped' };
  if (given === 'after-polls') return { kind: 'stepped', polls: usualPolls };
  if ('after_polls' in given) return { kind: 'stepped', polls: given.after_polls };
  if ('stuck' in given) return { kind: 'stuck', done: beginnings[given.stuck] };
  const { initializedMs, pendingMs, itemMs } = lifeCycles.documented;
  const { initialized_ms = initializedMs, pending_ms = pendingMs, item_ms = itemMs } = given;
  return { kind: 'timed', initializedMs: initialized_ms, pendingMs: pending_ms, itemMs: item_ms };
};

const checkOfExecutions = (family: string, { life_cycle, fail }: ControlInput<'setLifeCycle'>['body']): void => {
  if (life_cycle !== undefined && !isOfExecution(life_cycle))
    throw new ControlError(400, `life_cycle is ${JSON.stringify(life_cycle)}, which is for family instances alone`);
  if (fail?.reason !== undefined)
    throw new ControlError(400, `fail.reason is for family instances alone; family ${family} has fail.status_text`);
  if (fail !== undefined && fail.repositories === undefined)
    throw new ControlError(400, `fail.repositories is required for family ${family}`);
};

export const setLifeCycle =
  (families: Families): Change<'setLifeCycle'> =>
  ({ body }, { world }) => {
    const { family = 'signature', policy_id = 0, life_cycle, fail } = body;
    if (family === 'instances') return setCreationCycle(body, world);
    checkOfExecutions(family, body);
    const { lifeCycleOverrides } = world.tables;
    if (policy_id !== 0 && !families[family].hasPolicy(policy_id, world)) {
      throw new ControlError(404, `policy_id ${policy_id} was not found`);
    }
    const id = overrideId(family, policy_id);
    const before = lifeCycleOverrides.get(id);
    if (before !== undefined) lifeCycleOverrides.remove(before);
    if (life_cycle === undefined && fail === undefined) return;
    const usual = families[family].usual(world.profile);
    const { repositories, status_text = 'failed to fetch artifacts' } = fail ?? {};
    lifeCycleOverrides.add({
      id,
      lifeCycle: life_cycle === undefined || !isOfExecution(life_cycle) ? usual : lifeCycleFrom(life_cycle),
      ...(repositories !== undefined && { fail: { repositories, status_text } }),
    });
  };
