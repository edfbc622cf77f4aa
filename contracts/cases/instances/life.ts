import type { Case } from '../../case.ts';
import { instanceBody } from '../../resources/instance-bodies.ts';
import { name, time } from '../parts/forms.ts';
import { create, created, remove } from '../parts/new-instance.ts';
import { list, page } from '../parts/pages.ts';

const base = { effect: 'write', given: ['free project'], source: page('0001') } as const;

const { project_id: _, ...shownAsSent } = instanceBody;

/** Creating and deleting instances, which only a fake does for nothing. */
export const instanceLife = [
  {
    ...base,
    id: 'instances/life',
    rule: 'an instance is created, shown with what was sent, listed, deleted, and then gone with all it holds',
    provenance: 'documented',
    steps: [
      create('fake-swr-verify-life', { description: 'made by fake-swr verify', obs_encrypt: false }),
      created,
      {
        operation: 'ShowInstance',
        expect: {
          status: 200,
          body: {
            ...{ ...shownAsSent, name: 'fake-swr-verify-life', description: 'made by fake-swr verify' },
            ...{ id: { $ref: 'instance_id' }, project_id: { $ref: 'project_id' }, status: 'Running' },
            ...{ user_def_obs: false, created_at: time, updated_at: time, expires_at: '0001-01-01T00:00:00Z' },
            ...{ obs_bucket_name: name, vpc_name: name, vpc_cidr: name, subnet_name: name, subnet_cidr: name },
            access_address: { $matches: '^fake-swr-verify-life-\\w{6}\\.' },
          },
        },
        capture: { one: '' },
      },
      {
        operation: 'ListInstance',
        query: list,
        expect: { status: 200, body: { instances: { $contains: { $ref: 'one' } } } },
      },
      remove,
      { operation: 'ShowInstance', expect: { status: 404 } },
      { operation: 'ListInstanceNamespaces', expect: { status: 404 } },
      {
        operation: 'ListInstance',
        query: list,
        expect: { status: 200, body: { instances: { $excludes: { id: { $ref: 'instance_id' } } } } },
      },
      { ...remove, expect: { status: 404 } },
    ],
  },
  {
    ...base,
    id: 'instances/begins',
    rule: 'a new instance is Initial or Creating and its job has not ended; then it runs',
    provenance: 'inferred',
    behaviour: { id: 'instances.pace', option: 'seconds' },
    steps: [
      create('fake-swr-verify-begins'),
      { operation: 'ShowInstance', expect: { status: 200, body: { status: { $oneOf: ['Initial', 'Creating'] } } } },
      {
        operation: 'ShowInstanceJob',
        expect: { status: 200, body: { status: { $oneOf: ['Creating', 'Initializing', 'Running'] } } },
      },
      { operation: 'ShowInstance', afterMs: 2000, expect: { status: 200, body: { status: 'Creating' } } },
      created,
      { operation: 'ShowInstance', expect: { status: 200, body: { status: 'Running' } } },
      { ...remove, body: { delete_obs: true, delete_dns: true } },
    ],
  },
  {
    ...base,
    id: 'instances/fresh',
    rule: 'a fresh instance holds the public namespace library, and nobody may pull without logging in',
    source: 'https://support.huaweicloud.com/usermanual-swr/swr_01_0413.html',
    provenance: 'documented',
    steps: [
      create('fake-swr-verify-fresh'),
      created,
      {
        operation: 'ListInstanceNamespaces',
        expect: {
          status: 200,
          body: { total: 1, namespaces: [{ name: 'library', metadata: { public: 'true' }, repo_count: 0 }] },
        },
      },
      { operation: 'ShowInstanceConfiguration', expect: { status: 200, body: { anonymous_access: false } } },
      { ...remove, body: { delete_obs: false, delete_dns: false } },
    ],
  },
  {
    ...base,
    id: 'instances/own-bucket',
    rule: 'an instance with a bucket of the user’s own shows it',
    provenance: 'inferred',
    steps: [
      create('fake-swr-verify-bucket', { obs_bucket_name: 'fake-swr-verify', obs_encrypt: true, encrypt_type: 'gm' }),
      {
        operation: 'ShowInstance',
        expect: { status: 200, body: { obs_bucket_name: 'fake-swr-verify', user_def_obs: true } },
      },
      remove,
    ],
  },
  {
    ...base,
    id: 'instances/configuration',
    rule: 'anonymous access is switched on and off',
    source: page('0006'),
    provenance: 'documented',
    steps: [
      create('fake-swr-verify-open'),
      created,
      ...[true, false].flatMap((anonymous_access) => [
        {
          operation: 'UpdateInstanceConfiguration' as const,
          body: { anonymous_access },
          expect: { status: [200, 201, 202] },
        },
        { operation: 'ShowInstanceConfiguration' as const, expect: { status: 200, body: { anonymous_access } } },
      ]),
      ...[{}, { anonymous_access: 'true' }].map((body) => ({
        operation: 'UpdateInstanceConfiguration' as const,
        body,
        expect: { status: 400 },
      })),
      remove,
    ],
  },
] as const satisfies readonly Case[];
