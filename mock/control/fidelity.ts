import type { Entry } from '../journal/entry.ts';
import { operationById } from '../spec/operations.ts';
import { type Fidelity, fidelityOf, isWeaker, type Mark } from '../world/kernel/fidelity.ts';
import type { Profile } from '../world/kernel/profile.ts';

/** How well an operation is known by that profile. Those of the registry have no mark: OCI's specification describes them. */
export const fidelityIn = (
  operationId: string | undefined,
  { profile }: { readonly profile: Profile },
): { readonly fidelity?: Fidelity } => {
  const operation = operationId === undefined ? undefined : operationById.get(operationId);
  return operation === undefined || operation.service === 'registry'
    ? {}
    : { fidelity: fidelityOf(operation, profile) };
};

/** How many operations a sentence names. */
const most = 5;

/** The operations of those requests that are less well known, one sentence; undefined where there are none. */
export const weakerThan = (
  least: Mark,
  entries: readonly Entry[],
  world: { readonly profile: Profile },
): string | undefined => {
  const counts = new Map<string, number>();
  for (const { operationId } of entries)
    if (operationId !== undefined) counts.set(operationId, (counts.get(operationId) ?? 0) + 1);
  const weaker = [...counts].flatMap(([operationId, count]) => {
    const { fidelity } = fidelityIn(operationId, world);
    if (fidelity === undefined || !isWeaker(fidelity.mark, least)) return [];
    const by = fidelity.behaviours.length === 0 ? '' : ` (${fidelity.behaviours.join(', ')})`;
    return [`${operationId}, ${count} time(s), is ${fidelity.mark}${by}`];
  });
  if (weaker.length === 0) return undefined;
  const more = weaker.length > most ? `; and ${weaker.length - most} more` : '';
  return `${weaker.slice(0, most).join('; ')}${more}`;
};
