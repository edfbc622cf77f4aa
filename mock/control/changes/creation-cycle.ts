import type { components } from '../../../spec/generated/control.types.ts';
import type { ControlInput } from '../../spec/control-types.ts';
import { paces, usualFailure } from '../../world/instances/paces.ts';
import type { CreationCycleRow } from '../../world/instances/rows.ts';
import type { WritableWorld } from '../../world/kernel/world.ts';
import type { Tables } from '../../world/tables.ts';
import { ControlError } from '../handler.ts';

type Schemas = components['schemas'];
type Body = ControlInput<'setLifeCycle'>['body'];
type GivenLifeCycle = NonNullable<Body['life_cycle']>;
type Stages = Omit<CreationCycleRow, 'id' | 'fails'>;

const stuckAt: readonly unknown[] = ['Initial', 'Creating'];
const creations: readonly unknown[] = ['immediate', 'timed'];

/** Whether it is a life cycle that only the creation of an instance has. */
const isOnlyOfCreation = (given: GivenLifeCycle): boolean =>
  typeof given === 'object' &&
  ('initial_ms' in given || 'creating_ms' in given || ('stuck' in given && stuckAt.includes(given.stuck)));

export const isOfExecution = (given: GivenLifeCycle): given is Schemas['LifeCycle'] => !isOnlyOfCreation(given);

const isOfCreation = (given: GivenLifeCycle): given is Schemas['CreationLifeCycle'] =>
  creations.includes(given) || isOnlyOfCreation(given) || Object.keys(given).length === 0;

const stagesFrom = (given: Schemas['CreationLifeCycle'], usual: Stages): Stages => {
  if (given === 'immediate') return paces.instant;
  if (given === 'timed') return paces.seconds;
  if ('stuck' in given) return given.stuck === 'Initial' ? {} : { initialMs: 0 };
  const { initialMs = 0, creatingMs = 0 } = usual;
  return { initialMs: given.initial_ms ?? initialMs, creatingMs: given.creating_ms ?? creatingMs };
};

const problemOf = ({ policy_id, life_cycle, fail }: Body): string | undefined => {
  if (policy_id !== undefined) return `policy_id is ${policy_id} but family instances has no policies`;
  const wrong = (['repositories', 'status_text'] as const).find((field) => fail?.[field] !== undefined);
  if (wrong !== undefined) return `fail.${wrong} is not for family instances, which has fail.reason`;
  if (life_cycle === undefined || isOfCreation(life_cycle)) return undefined;
  const forms = 'immediate, timed, {initial_ms, creating_ms} or {stuck: Initial or Creating}';
  return `life_cycle is ${JSON.stringify(life_cycle)} but that of family instances must be ${forms}`;
};

/** How instances are created from now on; with nothing said, as the profile has it. */
export const setCreationCycle = (body: Body, { tables: { creationCycles }, profile }: WritableWorld<Tables>): void => {
  const problem = problemOf(body);
  if (problem !== undefined) throw new ControlError(400, problem);
  const { life_cycle, fail } = body;
  creationCycles.removeUnder(0);
  if (life_cycle === undefined && fail === undefined) return;
  const usual = paces[profile['instances.pace']];
  const stages = life_cycle === undefined || !isOfCreation(life_cycle) ? usual : stagesFrom(life_cycle, usual);
  const fails = fail === undefined ? {} : { fails: fail.reason ?? usualFailure };
  creationCycles.add({ id: 'creation', ...stages, ...fails });
};
