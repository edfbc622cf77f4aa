import type { Classes } from '../kernel/glob-text.ts';
import { inMillis } from '../kernel/time.ts';
import type { WritableWorld } from '../kernel/world.ts';
import { createScope } from '../policies/scope.ts';
import { locatedArtifact } from '../resources/location.ts';
import { payloadOf } from './payload.ts';
import type { WebhookPolicyRow } from './rows.ts';
import type { WebhookTables } from './tables.ts';

type Hooked = WritableWorld<WebhookTables>;

export const pushArtifact = 'PUSH_ARTIFACT';

/** Which pushes a policy is for: also those without a tag, unless it says otherwise. */
export const scopeOf = ({ scope_rules }: Pick<WebhookPolicyRow, 'scope_rules'>, classes: Classes) =>
  createScope(scope_rules, { untaggedByDefault: true, classes });

/** The newest jobs of a policy are kept, as many as executions are, and those that are still to be sent. */
const dropOld = (policyId: number, { tables: { webhooks }, limits }: Hooked): void => {
  const jobs = webhooks.jobs.under(policyId);
  const old = jobs.slice(0, Math.max(0, jobs.length - limits.keepExecutions));
  for (const job of old) if (webhooks.deliveries.get(job.id) === undefined) webhooks.jobs.remove(job);
};

const recorded = { status: 'Succeed', status_text: 'recorded only; nothing was sent' } as const;
const toBeSent = { status: 'Pending', status_text: '' } as const;

const addJobs = ({ id: policy_id, targets }: WebhookPolicyRow, job_detail: string, world: Hooked): void => {
  const { jobs, deliveries } = world.tables.webhooks;
  const isSent = world.limits.webhooks === 'deliver';
  const now = inMillis(world.nowMs);
  for (const target of targets) {
    const id = jobs.reserve();
    const told = { event_type: pushArtifact, notify_type: target.type, job_detail, created_at: now, updated_at: now };
    jobs.add({ id, policy_id, ...told, ...(isSent ? toBeSent : recorded) });
    if (isSent) deliveries.add({ id, target, attempts: 0, state: 'due', dueMs: world.nowMs });
  }
  dropOld(policy_id, world);
};

/** Makes a job for each target of each policy that listens for the push. `pushed` are the tags it was pushed with. */
export const tellOfPush = (artifactId: number, pushed: readonly string[] | undefined, world: Hooked): void => {
  const located = locatedArtifact(artifactId, world.tables);
  if (located === undefined) return;
  const { artifact, repository } = located;
  const tags = pushed ?? artifact.tags.map(({ name }) => name);
  for (const policy of world.tables.webhooks.policies.under(repository.namespace_id)) {
    if (!policy.enabled || !policy.event_types.includes(pushArtifact)) continue;
    const taken = scopeOf(policy, world.profile['selectors.classes']).takesArtifact(repository.name, tags);
    if (taken === undefined) continue;
    const told = { artifact, repository, tag: taken[0], operator: world.caller.name, atMs: world.nowMs };
    addJobs(policy, payloadOf(told, world.tables), world);
  }
};

/** Removes a policy with its jobs; what of them is still to be sent never is. */
export const removePolicy = (policy: WebhookPolicyRow, { tables: { webhooks } }: Hooked): void => {
  for (const job of webhooks.jobs.under(policy.id)) {
    const delivery = webhooks.deliveries.get(job.id);
    if (delivery !== undefined) webhooks.deliveries.remove(delivery);
    webhooks.jobs.remove(job);
  }
  webhooks.policies.remove(policy);
};
