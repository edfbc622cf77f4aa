import type { FaultRow } from '../faults/rows.ts';
import type { Schemas } from '../spec/control-types.ts';
import type { WorldEntry } from '../world/entry.ts';
import { inMillis } from '../world/kernel/time.ts';
import { droppedExecutions } from '../world/tables.ts';

/** A world as the control plane shows it. */
export const shownWorld = ({ tenant, users, tables, name }: WorldEntry): Schemas['World'] => {
  const [{ ak, sk, token, password, name: user_name }] = users;
  const { project_id, region, domain_id, domain_name } = tenant;
  const instance_id = tables.instances.under(project_id)[0]?.id ?? '';
  return { project_id, instance_id, ak, sk, token, region, domain_id, domain_name, user_name, password, name };
};

export const shownClock = ({ clock, tables }: WorldEntry, nowMs: number): Schemas['Clock'] => ({
  now: inMillis(nowMs),
  scale: clock.scale,
  dropped_executions: droppedExecutions(tables),
});

export const shownFault = ({ id, matched, fired, match, when, do: effect, at_start }: FaultRow): Schemas['Fault'] => ({
  id,
  matched,
  fired,
  match,
  when,
  do: effect,
  ...(at_start && { at_start }),
});
