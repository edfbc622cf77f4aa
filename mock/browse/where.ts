import type { Schemas } from '../spec/control-types.ts';
import type { NamespaceRow } from '../world/resources/rows.ts';
import type { Shown } from './around.ts';

type Family = Schemas['RunFamily'];

/** What an execution is about: its policy, and where that is. */
export interface Where {
  readonly policy_name?: string;
  readonly instance_id?: string;
  readonly namespace_name?: string;
  readonly repository_name?: string;
  readonly digest?: string;
}

export const inNamespace = (namespace: NamespaceRow | undefined): Where =>
  namespace === undefined ? {} : { instance_id: namespace.instance_id, namespace_name: namespace.name };

type Find = (policyId: number, world: Shown) => Where;

const ofNamespace =
  (family: 'signature' | 'retention'): Find =>
  (policyId, { tables }) => {
    const policy = tables[family].policies.get(policyId);
    return policy === undefined
      ? {}
      : { policy_name: policy.name, ...inNamespace(tables.namespaces.get(policy.namespace_id)) };
  };

const finders: Readonly<Record<Family, Find>> = {
  signature: ofNamespace('signature'),
  retention: ofNamespace('retention'),
  replication: (policyId, { tables }) => {
    const policy = tables.replication.policies.get(policyId);
    return policy === undefined ? {} : { policy_name: policy.name, instance_id: policy.instance_id };
  },
  gc: (policyId, { tables }) => {
    const schedule = tables.gc.schedules.get(policyId);
    return schedule === undefined ? {} : { instance_id: schedule.instance_id };
  },
  scanning: (artifactId, { tables }) => {
    const artifact = tables.artifacts.get(artifactId);
    const repository = artifact && tables.repositories.get(artifact.repository_id);
    if (artifact === undefined || repository === undefined) return {};
    const { digest } = artifact;
    return { ...inNamespace(tables.namespaces.get(repository.namespace_id)), repository_name: repository.name, digest };
  },
};

/** Where the executions of a policy are: of scanning, those of an artifact. */
export const whereOf = (family: Family, policyId: number, world: Shown): Where => finders[family](policyId, world);
