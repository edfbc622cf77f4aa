/** A run over many artifacts: all of it is one step of the clock. */
import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const keepsPushes = (latestPushedK: number) => ({
  name: 'keep',
  algorithm: 'or',
  enabled: true,
  trigger: { type: 'manual' },
  rules: [
    {
      priority: 0,
      action: 'retain',
      template: 'latestPushedK',
      params: { latestPushedK },
      tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
      scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern: '**' }] },
      repo_scope_mode: 'regular',
    },
  ],
});

const contents = [
  [
    'one repository',
    { repositories: [{ name: 'r', artifacts: Array.from({ length: 10_000 }, () => ({ tags: [] })) }] },
  ],
  ['100 repositories', { generate: { repositories: 100, artifacts: 100 } }],
] as const;

const runs = contents.flatMap(([where, content]) =>
  (['instant', 'documented'] as const).map((pace) => [where, pace, content] as const),
);

test.each(runs)('10,000 artifacts of %s go in less than a second of processor time, %s', async (_, pace, content) => {
  const seed = { instances: [{ name: 'many', namespaces: [{ name: 'library', ...content }] }] };
  const { post, get, instance, clock } = await startFake({ seed, profile: { 'executions.pace': pace } });
  const policies = `${instance}/namespaces/library/retention/policies`;
  const { id } = (await post(policies, keepsPushes(0))).body;
  const before = process.cpuUsage();
  const run = await post(`${policies}/${id}/executions`, { dry_run: false });
  clock.advance(24 * 3_600_000);
  const [execution] = (await get(`${policies}/${id}/executions`)).body.executions;
  const { user, system } = process.cpuUsage(before);
  expect(execution).toMatchObject({ id: run.body.id, status: 'Succeed' });
  const { repositories } = (await get(`${instance}/namespaces/library/repositories`, { limit: 100 })).body;
  expect(repositories.every(({ artifact_count }: { readonly artifact_count: number }) => artifact_count === 0)).toBe(
    true,
  );
  expect((user + system) / 1000).toBeLessThan(1000);
});
