import type { Bodies, Resource } from './resource.ts';

const good = { namespace_name: { $ref: 'new_name' }, metadata: { public: 'false' } };

/** For cases that give a name of their own. */
export const namespaceBody = { namespace_name: 'fake-swr-verify-case', metadata: { public: 'false' } } as const;

const whole = {
  ...namespaceBody,
  metadata: { public: 'false', auto_scan: 'true', prevent_vul: 'true', severity: 'high' },
};

const update = {
  metadata: whole.metadata,
  cve_allowlist: { id: 1, namespace_id: 1, expires_at: 1_900_000_000, items: [{ cve_id: 'CVE-2019-10164' }] },
};

const namespace = {
  name: 'namespace',
  plural: 'namespaces',
  parent: 'instance',
  id: { parameter: 'namespace_name', field: 'name', missing: 'fake-swr-verify-missing' },
  key: 'namespace_id',
  operations: {
    list: ['ListInstanceNamespaces'],
    show: 'ShowInstanceNamespace',
    create: 'CreateInstanceNamespace',
    update: 'UpdateInstanceNamespace',
    remove: 'DeleteInstanceNamespace',
    actions: ['ListNamespaceTags'],
  },
  bodies: {
    CreateInstanceNamespace: { good, whole, idle: whole } satisfies Bodies,
    UpdateInstanceNamespace: { good: { metadata: good.metadata }, whole: update, idle: update } satisfies Bodies,
  },
  newId: { in: 'request', at: '/namespace_name' },
  yields: ['namespace_id'],
  given: 'namespace',
  givens: {
    namespace: { means: 'any namespace', from: 'instance', through: [{ resource: 'namespace' }] },
    'new namespace': {
      means: 'a namespace made for the case',
      from: 'instance',
      body: ({ name }) => ({ namespace_name: name, metadata: { public: 'false' } }),
      yields: ({ name, id }) => ({ namespace_name: name, namespace_id: id }),
    },
  },
  seed: { key: 'namespaces', definition: 'SeedNamespace' },
} as const satisfies Resource;

export const namespaces = [namespace] as const;
