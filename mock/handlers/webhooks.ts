import type { Wire } from '../spec/types.ts';
import { pageOf } from '../world/kernel/paging.ts';
import { inMillis } from '../world/kernel/time.ts';
import { findInstance, findNamespace } from '../world/resources/find.ts';
import { findPolicy } from '../world/webhooks/find.ts';
import { removePolicy } from '../world/webhooks/jobs.ts';
import { checkPolicy, replacedTargets, targetsOf } from '../world/webhooks/rules.ts';
import { toJob, toPolicy } from '../world/webhooks/views.ts';
import { inNamespaces, named, ofStatus } from './filters.ts';
import type { Read, Write } from './handler.ts';
import { ordered } from './ordered.ts';

const fieldsOf = (body: Wire<'WebhookPolicyReplacement'>) => ({
  name: body.name,
  description: body.description ?? '',
  enabled: body.enabled,
  scope_rules: body.scope_rules,
});

export const ListInstanceWebhooks: Read<'ListInstanceWebhooks'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const instance = findInstance(world, path);
  const { name, namespace_id } = query;
  const found = inNamespaces(instance, namespace_id, tables.webhooks.policies, world).filter(named(name));
  const { items: policies, total } = pageOf(ordered(found, query), {
    ...{ query, profile },
    view: (row) => toPolicy(row, world),
  });
  return { policies, total };
};

export const CreateInstanceWebhook: Write<'CreateInstanceWebhook'> = ({ path, body }, world) => {
  const namespace = findNamespace(world, path);
  checkPolicy(body, world);
  const { policies } = world.tables.webhooks;
  const id = policies.reserve();
  const now = inMillis(world.nowMs);
  policies.add({
    ...{ id, namespace_id: namespace.id, ...fieldsOf(body), event_types: body.event_types },
    ...{ targets: targetsOf(body.targets), creator: world.caller.name, created_at: now, updated_at: now },
  });
  return { id };
};

export const ShowInstanceWebhook: Read<'ShowInstanceWebhook'> = ({ path }, world) =>
  toPolicy(findPolicy(world, path).policy, world);

export const UpdateInstanceWebhook: Write<'UpdateInstanceWebhook'> = ({ path, body }, world) => {
  const { policy } = findPolicy(world, path);
  checkPolicy(body, world);
  const targets = replacedTargets(body, policy, world);
  const { event_types = policy.event_types } = body;
  const updated_at = inMillis(world.nowMs);
  world.tables.webhooks.policies.replace({ ...policy, ...fieldsOf(body), event_types, targets, updated_at });
};

export const DeleteInstanceWebhook: Write<'DeleteInstanceWebhook'> = ({ path }, world) => {
  removePolicy(findPolicy(world, path).policy, world);
};

export const ListInstanceWebhookJobs: Read<'ListInstanceWebhookJobs'> = ({ path, query }, world) => {
  const { tables, profile } = world;
  const { policy } = findPolicy(world, path);
  const all = tables.webhooks.jobs.under(policy.id);
  const { items: jobs, total } = pageOf(ofStatus(all, query.status), {
    ...{ query, profile, order: profile['webhooks.order_of_jobs'] },
    view: (row) => toJob(row, world),
  });
  return { jobs, total };
};
