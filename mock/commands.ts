import type { Families } from './control/changes/families.ts';
import { controlChanges } from './control/changes/index.ts';
import { meet } from './faults/meet.ts';
import { meetFaultsKind } from './gateway/meet-fault.ts';
import { pollKind } from './gateway/perform.ts';
import { handlers } from './handlers/index.ts';
import type { Operation } from './spec/operations.ts';
import type { Apply, Applying } from './world/commit.ts';
import type { WritableWorld } from './world/kernel/world.ts';
import type { Tables } from './world/tables.ts';

type WriteHandler = (input: never, world: WritableWorld<Tables>) => unknown;

const byWrites = (operations: readonly Operation[]): readonly (readonly [string, Apply])[] =>
  operations
    .filter(({ service, reads, unserved }) => service === 'swr' && !reads && !unserved)
    .map(({ id }) => {
      const handle = handlers[id as keyof typeof handlers] as WriteHandler;
      return [id, (input: never, { world }: Applying) => handle(input, world)];
    });

const meetFaults = ({ ids }: { readonly ids: readonly number[] }, { entry, world }: Applying) => {
  const { faults, firing } = meet(entry.faults, ids, world);
  entry.faults = faults;
  return firing;
};

/** The policy that a list of executions is asked for. */
export const policyIn = ({ path }: { readonly path: { readonly policy_id?: unknown } }): number =>
  Number(path.policy_id);

const byPolls = (families: Families): readonly (readonly [string, Apply])[] =>
  Object.entries(families).map(([family, { poll }]) => [
    pollKind(family),
    (input: Parameters<typeof policyIn>[0], { world }: Applying) => poll(policyIn(input), world),
  ]);

/** Every kind of command that a log can hold, and what it does. */
export const commandKinds = (families: Families, operations: readonly Operation[]): ReadonlyMap<string, Apply> => {
  const operationIds = operations.map(({ id }) => id);
  return new Map<string, Apply>([
    ...byWrites(operations),
    ...byPolls(families),
    ...Object.entries(controlChanges({ families, operationIds })),
    [meetFaultsKind, meetFaults],
  ]);
};
