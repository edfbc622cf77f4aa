import type { Families } from './control/changes/families.ts';
import { controlChanges } from './control/changes/index.ts';
import { meet } from './faults/meet.ts';
import { meetFaultsKind } from './gateway/meet-fault.ts';
import { pollKind } from './gateway/perform.ts';
import { handlers } from './handlers/index.ts';
import { neighbourHandler } from './neighbours.ts';
import { operationById } from './spec/operations.ts';
import type { Apply, Applying } from './world/commit.ts';
import { deleteManifest, linkBlob, pullManifest, unlinkBlob } from './world/content/commands.ts';
import { putManifest } from './world/content/put-manifest.ts';
import type { PollInput } from './world/executions/controls.ts';
import { narrowedTo } from './world/kernel/narrow.ts';
import type { Readable, WritableWorld } from './world/kernel/world.ts';
import type { Tables } from './world/tables.ts';
import { claimDelivery, claimKind, settleDelivery, settleKind } from './world/webhooks/deliveries.ts';

type WriteHandler = (input: never, world: WritableWorld<Tables>) => unknown;

const byWrite = (kind: string): Apply | undefined => {
  const own = Object.hasOwn(handlers, kind) ? handlers[kind as keyof typeof handlers] : neighbourHandler(kind);
  const handle = own as WriteHandler | undefined;
  const operation = operationById.get(kind);
  return handle && operation && ((input, { world }) => handle(input, narrowedTo(world, operation)));
};

const meetFaults = ({ ids }: { readonly ids: readonly number[] }, { entry, world }: Applying) => {
  const { faults, firing } = meet(entry.faults, ids, world);
  entry.faults = faults;
  return firing;
};

type Content = (input: never, world: WritableWorld<Tables>) => unknown;

/** What the registry changes, by the kinds of its commands. */
const contentChanges: Readonly<Record<string, Apply>> = Object.fromEntries(
  Object.entries({
    OciPutManifest: putManifest,
    OciGetManifest: pullManifest,
    OciDeleteManifest: deleteManifest,
    OciLinkBlob: linkBlob,
    OciDeleteBlob: unlinkBlob,
  } satisfies Readonly<Record<string, Content>>).map(([kind, change]) => [
    kind,
    (input: never, { world }: Applying) => change(input, world),
  ]),
);

/** What a command of a kind does: a write of the API, a call of the control plane, or one of the fake's own. */
export const commandKinds = (
  families: Families,
  operationIds: readonly string[],
): ((kind: string) => Apply | undefined) => {
  const polls = Object.entries(families).map(([family, { poll, policiesIn }]) => [
    pollKind(family),
    (input: PollInput, { world }: Applying) => {
      for (const policyId of policiesIn(input, world.tables as Readable<Tables>)) poll(policyId, world);
    },
  ]);
  const own: Readonly<Record<string, Apply>> = {
    ...Object.fromEntries(polls),
    ...controlChanges({ families, operationIds }),
    [meetFaultsKind]: meetFaults,
    ...contentChanges,
    [claimKind]: (input: Parameters<typeof claimDelivery>[0], { world }) => claimDelivery(input, world),
    [settleKind]: (input: Parameters<typeof settleDelivery>[0], { world }) => settleDelivery(input, world),
  };
  return (kind) => (Object.hasOwn(own, kind) ? own[kind] : byWrite(kind));
};
