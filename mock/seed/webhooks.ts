import { inMillis, minuteMs } from '../world/kernel/time.ts';
import { pushArtifact, scopeOf } from '../world/webhooks/jobs.ts';
import { payloadOf } from '../world/webhooks/payload.ts';
import type { JobStatus, WebhookJobRow, WebhookPolicyRow } from '../world/webhooks/rows.ts';
import { targetsOf } from '../world/webhooks/rules.ts';
import { sampleStatus } from '../world/webhooks/views.ts';
import type { SeedContext, SeedPath } from './context.ts';
import type { SeedWebhookJob, SeedWebhookPolicy } from './format/types.ts';
import { items, type Unique, uniqueId } from './unique.ts';

/** The ids that a namespace's webhook policies give. */
export const uniqueInWebhooks = (
  policies: readonly SeedWebhookPolicy[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(policies, path, 'webhook_policies').flatMap(({ item: policy, at: policyAt }) => [
    ...uniqueId('webhook policies', ({ webhooks }) => webhooks.policies, policy.id, policyAt),
    ...items(policy.jobs, policyAt, 'jobs').flatMap(({ item: job, at }) =>
      uniqueId('webhook jobs', ({ webhooks }) => webhooks.jobs, job.id, at),
    ),
  ]);

/** Every push, told to a program on this machine. */
const everyPush = [
  {
    tag_selectors: [{ kind: 'doublestar' as const, decoration: 'matches' as const, pattern: '**' }],
    scope_selectors: {
      repository: [{ kind: 'doublestar' as const, decoration: 'repoMatches' as const, pattern: '**' }],
    },
    repo_scope_mode: 'regular' as const,
  },
];
const thisMachine = [
  { type: 'http' as const, address: 'http://127.0.0.1:9', address_type: 'internal' as const, skip_cert_verify: false },
];

/** The payload for the push of the first artifact that the policy selects; empty if there is none. */
const detailOf = (policy: WebhookPolicyRow, atMs: number, { tables, userName }: SeedContext): string => {
  const scope = scopeOf(policy, 'harbor');
  for (const repository of tables.repositories.under(policy.namespace_id))
    for (const artifact of tables.artifacts.under(repository.id)) {
      const names = artifact.tags.map(({ name }) => name);
      const tags = scope.takesArtifact(repository.name, names);
      if (tags === undefined) continue;
      return payloadOf({ artifact, repository, tag: tags[0], operator: userName, atMs }, tables);
    }
  return '';
};

/** The status of the filter, also where the name of the page's sample is given. */
const statusOf = (given: NonNullable<SeedWebhookJob['status']>): JobStatus => {
  const names = Object.entries(sampleStatus) as readonly (readonly [JobStatus, string])[];
  return names.findLast(([, sample]) => sample === given)?.[0] ?? (given as JobStatus);
};

const jobOf = (given: SeedWebhookJob, policy: WebhookPolicyRow, context: SeedContext): WebhookJobRow => {
  const id = given.id ?? context.tables.webhooks.jobs.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  return {
    id,
    policy_id: policy.id,
    event_type: given.event_type ?? pushArtifact,
    notify_type: given.notify_type ?? 'http',
    status: statusOf(given.status ?? 'Succeed'),
    status_text: given.status_text ?? '',
    job_detail: given.job_detail ?? detailOf(policy, Date.parse(created), context),
    created_at: created,
    updated_at: given.updated_at ?? created,
  };
};

/** Adds a webhook policy with the jobs that it has had. */
export const addWebhookPolicy = (given: SeedWebhookPolicy, namespaceId: number, context: SeedContext): void => {
  const { policies, jobs } = context.tables.webhooks;
  const id = given.id ?? policies.reserve();
  const created = given.created_at ?? inMillis(context.startMs + id * minuteMs);
  const policy: WebhookPolicyRow = {
    id,
    namespace_id: namespaceId,
    name: given.name,
    description: given.description ?? '',
    enabled: given.enabled ?? true,
    event_types: given.event_types ?? [pushArtifact],
    targets: targetsOf(given.targets ?? thisMachine),
    scope_rules: given.scope_rules ?? everyPush,
    creator: given.creator ?? context.userName,
    created_at: created,
    updated_at: given.updated_at ?? created,
  };
  policies.add(policy);
  jobs.addAll((given.jobs ?? []).map((job) => jobOf(job, policy, context)));
};
