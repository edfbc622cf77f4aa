import { accessZh } from './access.ts';
import { callsZh } from './calls.ts';
import { credentialsZh } from './credentials.ts';
import { executionsZh } from './executions.ts';
import { gcZh } from './gc.ts';
import { immutabilityZh } from './immutability.ts';
import { instancesZh } from './instances.ts';
import { policiesZh } from './policies.ts';
import { registriesZh } from './registries.ts';
import { registryZh } from './registry.ts';
import { replicationZh } from './replication.ts';
import { resourceTagsZh } from './resource-tags.ts';
import { resourcesZh } from './resources.ts';
import { retentionZh } from './retention.ts';
import { scanningZh } from './scanning.ts';
import { signatureZh } from './signature.ts';
import { webhooksZh } from './webhooks.ts';
import type { WordingOf } from './wording.ts';

/** Chinese wording of behaviours.yaml for docs/zh-CN. */
export const behavioursZh: WordingOf<string> = {
  ...callsZh,
  ...instancesZh,
  ...accessZh,
  ...credentialsZh,
  ...resourceTagsZh,
  ...resourcesZh,
  ...policiesZh,
  ...executionsZh,
  ...signatureZh,
  ...retentionZh,
  ...immutabilityZh,
  ...webhooksZh,
  ...scanningZh,
  ...registriesZh,
  ...replicationZh,
  ...gcZh,
  ...registryZh,
};
