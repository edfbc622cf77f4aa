import type { Classes } from '../kernel/glob-text.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { createScope } from '../policies/scope.ts';
import { payloadOf } from './payload.ts';
import type { WebhookJobRow, WebhookPolicyRow } from './rows.ts';
import type { WebhookTables } from './tables.ts';

type Hooked = WritableWorld<WebhookTables>;

export const pushArtifact = 'PUSH_ARTIFACT';

/** Which pushes a policy is for: also those without a tag, unless it says otherwise. */
export const scopeOf = ({ scope_rules }: Pick<WebhookPolicyRow, 'scope_rules'>, classes: Classes) =>
  createScope(scope_rules, { untaggedByDefault: true, classes });

export const removeJob = (job: WebhookJobRow, { tables }: Hooked): void => tables.webhooks.jobs.remove(job);

/** The newest jobs of a policy are kept, as many as executions are. */
const dropOld = (policyId: number, world: Hooked): void => {
  const jobs = world.tables.webhooks.jobs.under(policyId);
  for (const job of jobs.slice(0, Math.max(0, jobs.length - world.limits.keepExecutions))) removeJob(job, world);
};

const addJobs = ({ id, targets }: WebhookPolicyRow, job_detail: string, world: Hooked): void => {
  const { jobs } = world.tables.webhooks;
  const now = inMillis(world.nowMs);
  const times = { created_at: now, updated_at: now };
  for (const target of targets) {
    const job = { id: jobs.reserve(), policy_id: id, event_type: pushArtifact, notify_type: target.type, job_detail };
    jobs.add({ ...job, status: 'Succeed', status_text: 'recorded only; nothing was sent', ...times });
  }
  dropOld(id, world);
};

/** Makes a job for each target of each policy that listens for the push. `pushed` are the tags it was pushed with. */
export const tellOfPush = (artifactId: number, pushed: readonly string[] | undefined, world: Hooked): void => {
  const { artifacts, repositories, webhooks } = world.tables;
  const artifact = artifacts.get(artifactId);
  const repository = artifact && repositories.get(artifact.repository_id);
  if (artifact === undefined || repository === undefined) return;
  const tags = pushed ?? artifact.tags.map(({ name }) => name);
  for (const policy of webhooks.policies.under(repository.namespace_id)) {
    if (!policy.enabled || !policy.event_types.includes(pushArtifact)) continue;
    const taken = scopeOf(policy, world.profile['selectors.classes']).takesArtifact(repository.name, tags);
    if (taken === undefined) continue;
    const told = { artifact, repository, tag: taken[0], operator: world.users[0].name, atMs: world.nowMs };
    addJobs(policy, payloadOf(told, world.tables), world);
  }
};

/** Removes a policy with its jobs. */
export const removePolicy = (policy: WebhookPolicyRow, world: Hooked): void => {
  for (const job of world.tables.webhooks.jobs.under(policy.id)) removeJob(job, world);
  world.tables.webhooks.policies.remove(policy);
};
