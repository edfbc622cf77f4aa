import { resourceNamed } from '../resources/all.ts';
import type { Client } from '../service/client.ts';
import { type Fields, isFields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { OperationId } from '../service/spec.ts';
import { type Reader, seedsAt } from './capture-records.ts';

/** What a call shows, or nothing where it is refused. */
const shownBy = async ({ call }: Client, id: OperationId, at: PathValues): Promise<Fields> => {
  const { status, body } = await call(id, at);
  return status === 200 && isFields(body) ? body : {};
};

/** What a seed says of an instance that no list has: its configuration, feature gates and quotas. */
export const settingsSeed = async (client: Client, at: PathValues): Promise<Fields> => {
  const { anonymous_access } = await shownBy(client, 'ShowInstanceConfiguration', at);
  const feature_gates = await shownBy(client, 'ListFeatureGates', at);
  const statistics = await shownBy(client, 'ListInstanceStatistics', at);
  const quotas = Object.fromEntries(Object.entries(statistics).filter(([name]) => name.endsWith('_quota')));
  return { ...(anonymous_access !== undefined && { anonymous_access }), feature_gates, quotas };
};

/** The jobs of a project as a seed has them: the oldest first, however they are listed. */
export const jobSeeds = async (at: PathValues, reader: Reader): Promise<readonly Fields[]> => {
  const listed = await seedsAt(resourceNamed('job'), at, reader);
  const times = listed.map(({ created_at }) => Date.parse(String(created_at)));
  return (times[0] ?? 0) < (times.at(-1) ?? 0) ? listed : listed.toReversed();
};
