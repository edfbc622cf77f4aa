import { behaviours } from '../../../spec/generated/behaviours.ts';
import { type Target, Unmet } from '../../target.ts';
import { artifactProbes } from './artifacts.ts';
import { createLab, type Lab } from './context.ts';
import { namespaceProbes } from './namespaces.ts';
import { pagingProbes } from './paging.ts';
import { type BehaviourId, type Finding, type Probe, type ProbesOf, untold } from './probe.ts';
import { requestProbes } from './requests.ts';
import { executionProbes } from './signature-executions.ts';
import { listProbes } from './signature-lists.ts';
import { policyProbes } from './signature-policies.ts';
import { signingProbes } from './signature-signing.ts';

/** A probe for every open question. The one that may delete a namespace with all it holds comes last. */
export const probes: ProbesOf<BehaviourId> = {
  ...pagingProbes,
  ...requestProbes,
  ...listProbes,
  ...artifactProbes,
  ...policyProbes,
  ...executionProbes,
  ...signingProbes,
  ...namespaceProbes,
};

export interface Observation extends Finding {
  readonly id: BehaviourId;
  readonly usual: string;
}

const askOne = async (id: BehaviourId, lab: Lab): Promise<Finding> => {
  const { effect, ask }: Probe<never> | Probe = probes[id];
  if (effect === 'write' && !lab.target.mayWrite) return untold('not asked: it writes; see --allow-writes');
  try {
    return await ask(lab);
  } catch (error) {
    if (error instanceof Unmet) return untold(`not met: ${error.message}`);
    throw error;
  }
};

export const behaviourIds = Object.keys(probes) as readonly BehaviourId[];

export interface ProbeOptions {
  readonly only?: readonly BehaviourId[];
  readonly told?: (observation: Observation) => void;
  readonly stopped?: () => boolean;
  /** Told what was made and could not be deleted. */
  readonly left?: (paths: readonly string[]) => void;
}

/** Asks the target every open question, or only some, and takes away what was made for that. */
export const probeTarget = async (
  target: Target,
  { only = behaviourIds, told = () => {}, stopped = () => false, left = () => {} }: ProbeOptions = {},
): Promise<readonly Observation[]> => {
  const lab = createLab(target);
  const observations: Observation[] = [];
  try {
    for (const id of behaviourIds.filter((one) => only.includes(one))) {
      if (stopped()) break;
      const observation = { id, usual: behaviours[id].default, ...(await askOne(id, lab)) };
      observations.push(observation);
      told(observation);
    }
  } finally {
    left(await lab.cleanUp());
  }
  return observations;
};
