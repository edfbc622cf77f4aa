import type { Client } from '../service/client.ts';
import { type Fields, isFields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { OperationId } from '../service/spec.ts';
import { auditLogSeeds } from './capture-audit-logs.ts';
import { seedFields } from './capture-fields.ts';
import { gcSeed } from './capture-gc.ts';
import { instanceTags } from './capture-tags.ts';

/** What a call shows, or nothing where it is refused. */
const shownBy = async ({ call }: Client, id: OperationId, at: PathValues): Promise<Fields> => {
  const { status, body } = await call(id, at);
  return status === 200 && isFields(body) ? body : {};
};

/** What a seed says of an instance that no list has: its configuration, feature gates, quotas and tags. */
export const settingsSeed = async (client: Client, at: PathValues): Promise<Fields> => {
  const { anonymous_access } = await shownBy(client, 'ShowInstanceConfiguration', at);
  const feature_gates = await shownBy(client, 'ListFeatureGates', at);
  const statistics = await shownBy(client, 'ListInstanceStatistics', at);
  const quotas = Object.fromEntries(Object.entries(statistics).filter(([name]) => name.endsWith('_quota')));
  const tags = await instanceTags(client, at);
  return {
    ...(anonymous_access !== undefined && { anonymous_access }),
    ...{ feature_gates, quotas },
    ...(tags.length > 0 && { tags }),
  };
};

/** What a seed says, besides, of an instance that runs: who reaches it from outside, its garbage and audit logs. */
export const runningSeed = async (client: Client, at: PathValues): Promise<Fields> => {
  const endpoint_policy = seedFields('SeedEndpointPolicy', await shownBy(client, 'ShowInstanceEndpointPolicy', at));
  const gc = await gcSeed(client, at);
  return {
    ...(endpoint_policy.status !== undefined && { endpoint_policy }),
    ...(gc !== undefined && { gc }),
    audit_logs: await auditLogSeeds(client, at),
  };
};

/** The account that the project of an instance is of: its domain names tell. */
export const accountOf = async (client: Client, at: PathValues): Promise<unknown> =>
  (await client.list('ListDomainNames', at))[0]?.domain_id;
