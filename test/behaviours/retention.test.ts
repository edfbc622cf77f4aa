/** What nobody has documented about retention. */
import { expect } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const artifacts = [{ tags: ['1.0', '1.1', 'latest'] }, { tags: [] }];
const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          name: 'library',
          repositories: [{ name: 'tagged', artifacts }],
          retention_policies: [
            {
              id: 3,
              name: 'keep-one',
              rules: [
                {
                  priority: 0,
                  action: 'retain',
                  template: 'latestPushedK',
                  params: { latestPushedK: 1 },
                  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
                  scope_selectors: {},
                  repo_scope_mode: 'regular',
                },
              ],
            },
          ],
        },
        { name: 'other', retention_policies: [{ id: 5, name: 'keep-one-more' }] },
      ],
    },
  ],
};

const policiesOf = ({ instance }: Fake) => `${instance}/namespaces/library/retention/policies`;
const separated = (separator: string) => ['1.0', '1.1', 'latest'].join(separator);

const probes: ProbesOf<'retention'> = {
  'retention.name_filter': {
    ask: async ({ get, instance }) => {
      const { body } = await get(`${instance}/retention/policies`, { name: 'keep-one' });
      return { total: body.total, ids: body.retentions.map(({ id }: { readonly id: number }) => id) };
    },
    answers: { exact: { total: 1, ids: [3] }, contains: { total: 2, ids: [3, 5] } },
  },
  'retention.missing_policy': {
    ask: async (fake) => {
      const [missing, elsewhere] = [
        await fake.remove(`${policiesOf(fake)}/4711`),
        await fake.remove(`${policiesOf(fake)}/5`),
      ];
      return {
        statuses: [missing.status, elsewhere.status, (await fake.get(`${policiesOf(fake)}/4711`)).status],
        code: missing.body.error_code,
      };
    },
    answers: {
      harbor: { statuses: [400, 400, 404], code: 'SWR.400003' },
      not_found: { statuses: [404, 404, 404], code: expect.stringMatching(/^SVCSTG\.SWR\.404/) },
    },
  },
  'retention.tags_separator': {
    ask: async (fake) => {
      const executions = `${policiesOf(fake)}/3/executions`;
      const { id } = (await fake.post(executions, { dry_run: true })).body;
      const [task] = (await fake.get(`${executions}/${id}/tasks`)).body.tasks;
      return (await fake.get(`${executions}/${id}/tasks/${task.id}/subtasks`)).body.sub_tasks[0].tag;
    },
    answers: { comma: separated(','), comma_space: separated(', '), semicolon: separated(';'), space: separated(' ') },
  },
};

probeBehaviours(['retention'], probes, seed);
