import { behaviours } from '../../../spec/generated/behaviours.ts';
import { BadAnswer, Misanswered, Unmet } from '../../service/exchange.ts';
import { asError } from '../../service/thrown.ts';
import type { Target } from '../../target.ts';
import { accessProbes } from './access-probes.ts';
import { allArtifactProbes } from './all-artifact-probes.ts';
import { allRepositoryProbes } from './all-repository-probes.ts';
import { artifactProbes } from './artifact-probes.ts';
import { auditLogProbes } from './audit-log-probes.ts';
import { createContext, type ProbeContext } from './context.ts';
import { credentialProbes } from './credential-probes.ts';
import { executionProbes } from './execution-probes.ts';
import { gcProbes } from './gc-probes.ts';
import { immutableProbes } from './immutable-probes.ts';
import { indexProbes } from './index-probes.ts';
import { instanceProbes } from './instance-probes.ts';
import { jobProbes } from './job-probes.ts';
import { namespaceProbes } from './namespace-probes.ts';
import { pagingProbes } from './paging-probes.ts';
import { policyProbes } from './policy-probes.ts';
import { type BehaviourId, type Finding, type Probe, type ProbesOf, unobserved } from './probe.ts';
import { progressProbes } from './progress-probes.ts';
import { reachProbes } from './reach-probes.ts';
import { registryProbes } from './registry-probes.ts';
import { replicationProbes } from './replication-probes.ts';
import { requestProbes } from './request-probes.ts';
import { resourceTagProbes } from './resource-tag-probes.ts';
import { retentionProbes } from './retention-probes.ts';
import { scanningProbes } from './scanning-probes.ts';
import { signatureListProbes } from './signature-list-probes.ts';
import { signingProbes } from './signing-probes.ts';
import { webhookProbes } from './webhook-probes.ts';

/** A probe for every open question. The one that may delete a namespace with all it holds comes last. */
export const probes: ProbesOf<BehaviourId> = {
  ...pagingProbes,
  ...requestProbes,
  ...signatureListProbes,
  ...artifactProbes,
  ...indexProbes,
  ...policyProbes,
  ...executionProbes,
  ...progressProbes,
  ...signingProbes,
  ...retentionProbes,
  ...allArtifactProbes,
  ...immutableProbes,
  ...webhookProbes,
  ...scanningProbes,
  ...registryProbes,
  ...replicationProbes,
  ...gcProbes,
  ...credentialProbes,
  ...auditLogProbes,
  ...allRepositoryProbes,
  ...instanceProbes,
  ...jobProbes,
  ...accessProbes,
  ...reachProbes,
  ...resourceTagProbes,
  ...namespaceProbes,
};

export interface Observation extends Finding {
  readonly id: BehaviourId;
  readonly usual: string;
}

const askOne = async (id: BehaviourId, context: ProbeContext): Promise<Finding> => {
  const { effect, ask }: Probe<never> | Probe = probes[id];
  if (effect === 'write' && !context.target.mayWrite) return unobserved('not asked: it writes; see --allow-writes');
  try {
    return await ask(context);
  } catch (error) {
    if ([Unmet, Misanswered, BadAnswer].some((kind) => error instanceof kind))
      return unobserved(`not met: ${asError(error).message}`);
    throw error;
  }
};

export const behaviourIds = Object.keys(probes) as readonly BehaviourId[];

export interface ProbeTargetOptions {
  readonly only?: readonly BehaviourId[];
  readonly stopped?: () => boolean;
  readonly onObservation?: (observation: Observation) => void;
  /** Is given the paths of what was made and could not be deleted. */
  readonly onLeftovers?: (paths: readonly string[]) => void;
}

/** Asks the target every open question, or only some, and deletes what was made for that. */
export const probeTarget = async (
  target: Target,
  { only = behaviourIds, stopped = () => false, onObservation, onLeftovers }: ProbeTargetOptions = {},
): Promise<readonly Observation[]> => {
  const context = createContext(target);
  const observations: Observation[] = [];
  try {
    for (const id of behaviourIds.filter((one) => only.includes(one))) {
      if (stopped()) break;
      const observation = { id, usual: behaviours[id].default, ...(await askOne(id, context)) };
      observations.push(observation);
      onObservation?.(observation);
    }
  } finally {
    const left = await context.cleanUp.run();
    if (left.length > 0) onLeftovers?.(left.map(({ path }) => path));
  }
  return observations;
};
