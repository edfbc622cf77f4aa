import { effectsOf } from '../executions/effects.ts';
import { removePolicies } from '../executions/remove.ts';
import type { Family } from '../kernel/family.ts';
import type { World } from '../kernel/world.ts';
import { scheduleOf } from '../policies/schedule.ts';
import { isTriggeredBy } from '../policies/trigger.ts';
import { locatedArtifact } from '../resources/location.ts';
import { replicationChecks } from './checks.ts';
import { execute, type Source } from './execute.ts';
import { BadPattern, filtersOf } from './filters.ts';
import { replicationKind } from './kind.ts';
import type { ReplicationPolicyRow } from './rows.ts';
import { type ReplicationTables, replicationTables } from './tables.ts';

/** Whether a push starts the policy: one that cannot be decided does not. */
const isStartedBy = (
  policy: ReplicationPolicyRow,
  { repository }: Source,
  tags: readonly string[],
  { profile }: Pick<World<unknown>, 'profile'>,
): boolean => {
  if (!isTriggeredBy(policy, 'event_based') || policy.src_registry.id !== 0) return false;
  const filters = filtersOf(policy.filters, profile['selectors.classes']);
  try {
    return filters.takesRepository(repository) && filters.takesPush(tags);
  } catch (error) {
    if (error instanceof BadPattern) return false;
    throw error;
  }
};

/** What replication hears, and what of it becomes due. */
export const replicationFamily = {
  tables: replicationTables,
  checks: replicationChecks,
  due: [
    scheduleOf({
      policies: ({ replication }) => replication.policies,
      execute: (policy, world) => execute(policy, { trigger: 'scheduled' }, world),
    }),
    effectsOf(replicationKind),
  ],
  hears: {
    'artifact.pushed': ({ artifact_id, tags: pushed }, world) => {
      const located = locatedArtifact(artifact_id, world.tables);
      if (located === undefined) return;
      const { artifact, repository, namespace } = located;
      const tags = pushed ?? artifact.tags.map(({ name }) => name);
      const only = {
        repository: `${namespace.name}/${repository.name}`,
        artifacts: [{ digest: artifact.digest, tags }],
      };
      for (const policy of world.tables.replication.policies.under(namespace.instance_id))
        if (isStartedBy(policy, only, tags, world)) execute(policy, { trigger: 'event_based', only }, world);
    },
    /** What it was copying to elsewhere is not copied any more. */
    'instance.deleted': ({ instance_id }, world) =>
      removePolicies(replicationKind, world.tables.replication.policies, instance_id, world),
  },
} satisfies Family<ReplicationTables>;
