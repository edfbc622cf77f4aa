import type { Families } from './control/changes/families.ts';
import { controlChanges } from './control/changes/index.ts';
import { meet } from './faults/meet.ts';
import { meetFaultsKind } from './gateway/meet-fault.ts';
import { pollKind } from './gateway/perform.ts';
import { handlers } from './handlers/index.ts';
import type { Apply, Applying } from './world/commit.ts';
import type { Readable, WritableWorld } from './world/kernel/world.ts';
import type { Tables } from './world/tables.ts';

type WriteHandler = (input: never, world: WritableWorld<Tables>) => unknown;

const byWrite = (kind: string): Apply | undefined => {
  const handle = Object.hasOwn(handlers, kind) ? (handlers[kind as keyof typeof handlers] as WriteHandler) : undefined;
  return handle && ((input, { world }) => handle(input, world));
};

const meetFaults = ({ ids }: { readonly ids: readonly number[] }, { entry, world }: Applying) => {
  const { faults, firing } = meet(entry.faults, ids, world);
  entry.faults = faults;
  return firing;
};

interface Polled {
  readonly path: { readonly policy_id?: unknown; readonly instance_id?: unknown };
  readonly query?: { readonly policy_id?: unknown };
}

/** The policies that a list of executions is asked for. */
export const policiesIn = (
  { path, query }: Polled,
  { policiesOf }: Families[keyof Families],
  tables: Readable<Tables>,
): readonly number[] => {
  const policyId = path.policy_id ?? query?.policy_id;
  return policyId === undefined ? (policiesOf?.(String(path.instance_id), tables) ?? []) : [Number(policyId)];
};

/** What a command of a kind does: a write of the API, a call of the control plane, or one of the fake's own. */
export const commandKinds = (
  families: Families,
  operationIds: readonly string[],
): ((kind: string) => Apply | undefined) => {
  const polls = Object.entries(families).map(([family, controls]) => [
    pollKind(family),
    (input: Polled, { world }: Applying) => {
      for (const policyId of policiesIn(input, controls, world.tables as Readable<Tables>))
        controls.poll(policyId, world);
    },
  ]);
  const own: Readonly<Record<string, Apply>> = {
    ...Object.fromEntries(polls),
    ...controlChanges({ families, operationIds }),
    [meetFaultsKind]: meetFaults,
  };
  return (kind) => (Object.hasOwn(own, kind) ? own[kind] : byWrite(kind));
};
