import type { DueSource } from '../kernel/due.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import { settleEndpoint } from './endpoints.ts';
import { settlePolicy } from './policy.ts';
import type { AccessTables } from './tables.ts';

interface Changing {
  readonly dueMs?: number;
}

const dueIn = ({ tables: { access } }: World<AccessTables>): readonly number[] =>
  [...access.endpointPolicies.all(), ...access.endpoints.all()].flatMap(({ dueMs }: Changing) => dueMs ?? []);

const isDue = ({ dueMs }: Changing, nowMs: number): boolean => dueMs !== undefined && dueMs <= nowMs;

/** Changes of access that come to an end. */
export const changesDue: DueSource<AccessTables> = {
  version: ({ access }) => access.endpointPolicies.version + access.endpoints.version,
  nextMs: (world) => {
    const due = dueIn(world);
    return due.length === 0 ? undefined : Math.min(...due);
  },
  happen: (world: WritableWorld<AccessTables>) => {
    const { endpointPolicies, endpoints } = world.tables.access;
    for (const row of endpointPolicies.all()) if (isDue(row, world.nowMs)) settlePolicy(row, world);
    for (const row of endpoints.all()) if (isDue(row, world.nowMs)) settleEndpoint(row, world);
  },
};
