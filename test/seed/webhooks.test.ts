/** Webhook policies of a seed, and their jobs. */
import { expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { startFake } from '../support/fake.ts';
import { refusalOf } from './seeds.ts';

type Policy = NonNullable<
  NonNullable<NonNullable<Seed['instances']>[number]['namespaces']>[number]['webhook_policies']
>[number];

const artifacts = [{ tags: ['1.0'] }, { tags: ['1.1', 'latest'] }];

const seedOf = (...webhook_policies: Policy[]): Seed => ({
  instances: [{ name: 'i', namespaces: [{ name: 'n', repositories: [{ name: 'r', artifacts }], webhook_policies }] }],
});

const shown = async (policy: Policy) => {
  const fake = await startFake({ seed: seedOf(policy) });
  const { policies } = (await fake.get(`${fake.instance}/webhook/policies`)).body;
  const { jobs } = (await fake.get(`${fake.instance}/namespaces/n/webhook/policies/${policies[0].id}/jobs`)).body;
  return { policy: policies[0], jobs };
};

test('a policy of which nothing but the name is said listens for every push', async () => {
  const { policy, jobs } = await shown({ name: 'p' });
  expect(policy).toMatchObject({
    ...{ id: 1, name: 'p', description: '', enabled: true, event_types: ['PUSH_ARTIFACT'], creator: 'demo' },
    targets: [{ type: 'http', address: 'http://127.0.0.1:9', address_type: 'internal', skip_cert_verify: false }],
    created_at: '2026-01-01T00:01:00.000Z',
  });
  expect(jobs).toEqual([]);
});

test('a job without a detail tells of an artifact that the policy selects', async () => {
  const scope_rules: NonNullable<Policy['scope_rules']> = [
    {
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: 'lat*' }],
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
      repo_scope_mode: 'regular',
    },
  ];
  const { jobs } = await shown({ name: 'p', scope_rules, jobs: [{}] });
  expect(jobs).toMatchObject([{ id: 1, status: 'Succeed', status_text: '', notify_type: 'http' }]);
  const { event_data } = JSON.parse(jobs[0].job_detail);
  expect(event_data).toMatchObject({ resources: [{ tag: 'latest' }], repository: { repo_full_name: 'n/r' } });
});

test('what a seed says of a policy and its jobs comes back as it was given', async () => {
  const times = { created_at: '2026-01-02T00:00:00Z', updated_at: '2026-01-03T00:00:00Z' };
  const target = {
    ...{ type: 'http' as const, address: 'https://a.test', address_type: 'internet' as const },
    ...{ auth_header: 'k:v', skip_cert_verify: true },
  };
  const given = { id: 9, name: 'p', description: 'd', enabled: false, creator: 'c', event_types: ['DELETE_ARTIFACT'] };
  const job = { id: 7, event_type: 'PULL_ARTIFACT', notify_type: 'slack', status: 'Failed' as const };
  const jobs = [{ ...job, status_text: 'denied', job_detail: '{"a":1}', ...times }];
  const seen = await shown({ ...given, ...times, targets: [target], jobs });
  expect(seen.policy).toMatchObject({ ...given, ...times, targets: [target] });
  expect(seen.jobs).toEqual([{ ...jobs[0], policy_id: 9 }]);
});

test('the names of the page’s sample stand for those of the filter', async () => {
  const names = ['pending', 'running', 'finished', 'error', 'stopped'] as const;
  const { jobs } = await shown({ name: 'p', jobs: names.map((status) => ({ status })) });
  expect(jobs.map(({ status }: { readonly status: string }) => status)).toEqual(
    ['Pending', 'InProgress', 'Succeed', 'Failed', 'Stopped'].reverse(),
  );
});

test.each<[string, Policy[], RegExp]>([
  [
    'an id that two policies have',
    [
      { id: 3, name: 'a' },
      { id: 3, name: 'b' },
    ],
    /id 3 of webhook policies is given twice/,
  ],
  ['an id that two jobs have', [{ name: 'a', jobs: [{ id: 4 }, { id: 4 }] }], /id 4 of webhook jobs is given twice/],
  ['a status that there is not', [{ name: 'a', jobs: [{ status: 'Done' as 'Failed' }] }], /status/],
])('%s is refused, naming the place', async (_, policies, message) => {
  expect(await refusalOf(seedOf(...policies))).toMatch(message);
});

test('the demo world has a policy of library first, with a job in every status', async () => {
  const { get, instance } = await startFake();
  const { policies } = (await get(`${instance}/webhook/policies`)).body;
  expect(policies.map(({ namespace_name }: { readonly namespace_name: string }) => namespace_name)).toEqual([
    ...['library', 'root', 'staging'],
  ]);
  const { jobs } = (await get(`${instance}/namespaces/library/webhook/policies/${policies[0].id}/jobs`)).body;
  expect(jobs.map(({ status }: { readonly status: string }) => status).sort()).toEqual([
    ...['Failed', 'InProgress', 'Initialized', 'Pending', 'Stopped', 'Succeed'],
  ]);
  const [{ digest }] = JSON.parse(jobs[0].job_detail).event_data.resources;
  const artifact = await get(`${instance}/namespaces/library/repositories/alpine/artifacts/${digest}`);
  expect(artifact.body.digest).toBe(digest);
});
