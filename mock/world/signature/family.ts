import { effectsOf } from '../executions/effects.ts';
import { removePolicies } from '../executions/remove.ts';
import type { Family } from '../kernel/family.ts';
import { scheduleOf } from '../policies/schedule.ts';
import { isTriggeredBy } from '../policies/trigger.ts';
import { locatedArtifact } from '../resources/location.ts';
import { signatureChecks } from './checks.ts';
import { countRuns, execute, isIdle } from './execute.ts';
import { signatureKind } from './kind.ts';
import { scopeOf } from './scope.ts';
import { type SignatureTables, signatureTables } from './tables.ts';

/** What image signing hears, and what of it becomes due. */
export const signatureFamily = {
  tables: signatureTables,
  checks: signatureChecks,
  due: [
    scheduleOf({
      policies: ({ signature }) => signature.policies,
      execute: (policy, world) => execute(policy, { trigger: 'scheduled' }, world),
      idle: { isIdle, count: countRuns },
    }),
    effectsOf(signatureKind),
  ],
  hears: {
    /** Every enabled event-based policy that selects the artifact signs just that artifact. */
    'artifact.pushed': ({ artifact_id }, world) => {
      const located = locatedArtifact(artifact_id, world.tables);
      if (located === undefined) return;
      const { artifact, repository } = located;
      const tags = artifact.tags.map(({ name }) => name);
      const policies = world.tables.signature.policies
        .under(repository.namespace_id)
        .filter((policy) => isTriggeredBy(policy, 'event_based'))
        .filter((policy) => scopeOf(policy, world).takesArtifact(repository.name, tags) !== undefined);
      for (const policy of policies) execute(policy, { trigger: 'event_based', artifactId: artifact_id }, world);
    },
    'namespace.deleted': ({ namespace_id }, world) =>
      removePolicies(signatureKind, world.tables.signature.policies, namespace_id, world),
  },
} satisfies Family<SignatureTables>;
