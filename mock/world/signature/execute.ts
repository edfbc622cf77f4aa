import { whyKeyCannotSign } from '../../kms/find.ts';
import { countDropped } from '../executions/history.ts';
import { needsEffects } from '../executions/need.ts';
import type { ListedTask, PlanSource } from '../executions/plan.ts';
import { scriptedFailure } from '../executions/scripted-failure.ts';
import { lifeCycleOf, start } from '../executions/start.ts';
import { createDerived } from '../kernel/derived.ts';
import type { World, WritableWorld } from '../kernel/world.ts';
import type { Scope } from '../policies/scope.ts';
import type { Trigger } from '../policies/trigger.ts';
import type { ArtifactRow, RepositoryRow } from '../resources/rows.ts';
import { namespaceName } from '../resources/views.ts';
import { signatureKind } from './kind.ts';
import type { LiveSignatureExecution, SignatureKind, SignaturePolicyRow, SignedVersion } from './rows.ts';
import { scopeOf } from './scope.ts';
import type { SignatureTables } from './tables.ts';

type Signing = World<SignatureTables>;

export interface Execute {
  readonly trigger: Trigger['type'];
  /** Of the versions that the scope selects only those of this artifact. */
  readonly artifactId?: number;
}

const versionsOf = (
  repository: RepositoryRow,
  scope: Scope,
  takes: (artifact: ArtifactRow) => boolean,
  { tables, profile }: Signing,
): readonly SignedVersion[] =>
  tables.artifacts
    .under(repository.id)
    .filter(takes)
    .flatMap((artifact) => {
      const names = artifact.tags.map(({ name }) => name);
      const taken = scope.takesArtifact(repository.name, names);
      if (taken === undefined) return [];
      const tags = profile['signature.tag_of_many'] === 'all' ? names : taken;
      return [{ artifact_id: artifact.id, digest: artifact.digest, tags }];
    });

/** Why nothing can be signed by the policy's key; undefined if it can. */
const failureOfKey = ({ signature_key }: SignaturePolicyRow, world: Signing): string | undefined =>
  world.profile['registry.unusable_key'] === 'fail' ? whyKeyCannotSign(signature_key, world) : undefined;

const planOf = (
  policy: SignaturePolicyRow,
  takes: (artifact: ArtifactRow) => boolean,
  world: Signing,
): PlanSource<SignedVersion> => {
  const scope = scopeOf(policy, world);
  const { fail } = lifeCycleOf(signatureKind.family, policy.id, world);
  const failureOf = scriptedFailure(fail);
  const keyFails = failureOfKey(policy, world);
  const withEmpty = world.profile['signature.repository_without_versions'] === 'empty_task';
  const taskOf = (repository: RepositoryRow): readonly ListedTask<SignedVersion>[] => {
    if (!scope.takesRepository(repository.name)) return [];
    const items = versionsOf(repository, scope, takes, world);
    if (items.length === 0 && !withEmpty) return [];
    const fails = failureOf(repository.name) ?? repository.signing_fails ?? keyFails;
    return [{ repository: repository.name, items, ...(fails !== undefined && { fails }) }];
  };
  return { kind: 'listed', tasks: world.tables.repositories.under(policy.namespace_id).flatMap(taskOf) };
};

const derived = createDerived<PlanSource<SignedVersion>>();

/** All that the policy's scope selects: the same plan as long as the world is the same. */
const wholePlan = (policy: SignaturePolicyRow, world: Signing): PlanSource<SignedVersion> => {
  const { repositories, artifacts, lifeCycleOverrides } = world.tables;
  const facts = [world.profile, failureOfKey(policy, world)];
  const sources = { tables: [repositories, artifacts, lifeCycleOverrides], facts };
  return derived(policy, sources, () => planOf(policy, () => true, world));
};

/** What the views of a policy's executions show beside their progress. */
export const aboutOf = (
  { namespace_id, signature_key, signature_algorithm }: SignaturePolicyRow,
  world: Signing,
): SignatureKind['About'] => ({
  namespace_name: namespaceName(namespace_id, world),
  ...{ signature_key, signature_algorithm },
});

/** Executes the policy: what it will sign is what its scope selects at this moment. */
export const execute = (
  policy: SignaturePolicyRow,
  { trigger, artifactId }: Execute,
  world: WritableWorld<SignatureTables>,
): LiveSignatureExecution => {
  const plan =
    artifactId === undefined ? wholePlan(policy, world) : planOf(policy, ({ id }) => id === artifactId, world);
  return start(signatureKind, { policy_id: policy.id, trigger, about: aboutOf(policy, world), plan }, world);
};

/** Whether a scheduled run would sign nothing that is not signed, or about to be, without it. */
export const isIdle = (policy: SignaturePolicyRow, world: Signing): boolean => {
  const { lifeCycle } = lifeCycleOf(signatureKind.family, policy.id, world);
  const beginning = { policy_id: policy.id, lifeCycle, about: aboutOf(policy, world), plan: wholePlan(policy, world) };
  return lifeCycle.kind !== 'timed' || !needsEffects(signatureKind, beginning, world);
};

/** Counts scheduled runs whose executions are no longer kept. */
export const countRuns = (policy: SignaturePolicyRow, runs: number, world: WritableWorld<SignatureTables>): void =>
  countDropped(signatureKind, { runs, plan: wholePlan(policy, world) }, world);
