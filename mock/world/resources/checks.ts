import {
  fields,
  flag,
  id,
  list,
  moment,
  oneOf,
  optional,
  record,
  span,
  text,
  time,
  whole,
} from '../kernel/row-check.ts';
import type { SnapshotChecks } from '../kernel/snapshot.ts';
import { selectorsCheck } from '../policies/checks.ts';

const dated = { created_at: time, updated_at: time };
const size = whole(0, Number.MAX_SAFE_INTEGER);
const flagText = oneOf('true', 'false');

export const creationCheck = fields({
  ...{ startMs: moment, initialMs: optional(span), creatingMs: optional(span), fails: optional(text) },
});

const gates = fields({
  ...{ enableDomainName: optional(flag), enableCombinationRetention: optional(flag) },
  ...{ enableArtifactScanning: optional(flag), enableArtifactGc: optional(flag) },
});

const quota = optional(size);
const quotas = fields({
  ...{ namespace_quota: quota, image_repo_quota: quota, replica_policy_quota: quota, retention_policy_quota: quota },
  ...{ notify_policy_quota: quota, replica_registry_quota: quota, sign_policy_quota: quota },
  ...{ intranet_endpoint_quota: quota, long_term_quota: quota },
});

const instance = fields({
  ...{ creation: optional(creationCheck), anonymous_access: optional(flag), feature_gates: optional(gates) },
  quotas: optional(quotas),
  ...{ id: text, project_id: text, name: text, description: text, spec: text, version: text, access_address: text },
  ...{ vpc_id: text, subnet_id: text, enterprise_project_id: text, ...dated, expires_at: time },
  status: oneOf('Initial', 'Creating', 'Running', 'Unavailable'),
});

const namespace = fields({
  ...{ id, instance_id: text, name: text, ...dated },
  metadata: fields({
    public: flagText,
    auto_scan: optional(flagText),
    prevent_vul: optional(flagText),
    severity: optional(text),
  }),
  cve_allowlist: optional(
    fields({
      expires_at: optional(whole(-(2 ** 31), 2 ** 31 - 1)),
      items: list(fields({ cve_id: text })),
      ...{ created_at: optional(time), updated_at: optional(time) },
    }),
  ),
});

const repository = fields({
  ...{ id, namespace_id: id, name: text, description: text, pull_count: size, ...dated },
  signing_fails: optional(text),
});

const artifact = fields({
  ...{ id, repository_id: id, digest: text, type: text, media_type: text, manifest_media_type: text, size },
  ...{ push_time: time, pull_time: time },
  tags: list(fields({ id, name: text, push_time: time, pull_time: time })),
  children: optional(list(text)),
  made_from: optional(text),
  platform: optional(text),
  build_history: optional(
    list(
      fields({
        ...{ created: time, created_by: text, empty_layer: flag },
        ...{ media_type: text, size, digest: text },
      }),
    ),
  ),
});

const reference = fields({ id, index_id: id, repository_id: id, digest: text });

const accessory = fields({
  ...{ id, artifact_id: id, tag_id: id, subject_artifact_id: id, size, digest: text, created_at: time },
  type: text,
  artifact_size: optional(size),
  untagged: optional(oneOf(true)),
  signed_by: optional(list(text)),
});

export const manifestCheck = fields({
  ...{ id, repository_id: id, digest: text, media_type: text, content: text, size },
  ...{ subject: optional(text), artifact_type: optional(text), annotations: optional(record(text)) },
  accessory: optional(fields({ subject: text, type: text, signed_by: optional(list(text)) })),
});

const blobLink = fields({
  ...{ id, namespace_id: id, repository_name: text, digest: text, size },
  ...{ pushedMs: moment, releasedMs: optional(moment), content: optional(text) },
});

const selectors = selectorsCheck('repoMatches', 'matches', 'excludes');

const immutableRule = fields({
  ...{ id, namespace_id: id, priority: whole(-(2 ** 31), 2 ** 31 - 1), disabled: flag },
  ...{ action: oneOf('immutable'), template: oneOf('immutable_template') },
  ...{ tag_selectors: selectors, scope_selectors: fields({ repository: optional(selectors) }) },
});

export const resourceChecks: SnapshotChecks = {
  rows: {
    instances: instance,
    namespaces: namespace,
    repositories: repository,
    artifacts: artifact,
    accessories: accessory,
    attached: artifact,
    blobLinks: blobLink,
    references: reference,
    immutableRules: immutableRule,
  },
  references: [
    { table: 'namespaces', field: 'instance_id', to: 'instances' },
    { table: 'repositories', field: 'namespace_id', to: 'namespaces' },
    { table: 'artifacts', field: 'repository_id', to: 'repositories' },
    { table: 'attached', field: 'repository_id', to: 'repositories' },
    { table: 'manifests', field: 'repository_id', to: 'repositories' },
    { table: 'blobLinks', field: 'namespace_id', to: 'namespaces' },
    { table: 'references', field: 'index_id', to: 'artifacts' },
    { table: 'immutableRules', field: 'namespace_id', to: 'namespaces' },
    { table: 'accessories', field: 'subject_artifact_id', to: 'artifacts', or: 'attached' },
  ],
};
