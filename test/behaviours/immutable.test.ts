/** What nobody has documented about immutable rules. */
import type { Seed } from '../../mock/index.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { ruleBody } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';

const seed: Seed = {
  instances: [
    {
      name: 'undocumented',
      namespaces: [
        {
          name: 'library',
          repositories: [
            { name: 'app', artifacts: [{ tags: ['1.0'] }, { tags: [] }] },
            { name: 'team/app', artifacts: [{ tags: ['1.0'] }] },
          ],
          immutable_rules: [
            {
              id: 3,
              tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '1.*' }],
            },
          ],
          retention_policies: [
            {
              id: 1,
              name: 'nothing',
              rules: [
                {
                  ...{ priority: 0, action: 'retain', template: 'latestPushedK', params: { latestPushedK: 0 } },
                  tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '**' }],
                  scope_selectors: {},
                  repo_scope_mode: 'regular',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

const namespaceOf = ({ instance }: Fake) => `${instance}/namespaces/library`;

const listed = async ({ get, instance }: Fake) => (await get(`${instance}/immutabletagrules`)).body.immutable_rules;

/** How many artifacts a dry run that keeps nothing retains of each repository. */
const retained = async (fake: Fake): Promise<Readonly<Record<string, number>>> => {
  const executions = `${namespaceOf(fake)}/retention/policies/1/executions`;
  const { id } = (await fake.post(executions, { dry_run: true })).body;
  const { tasks } = (await fake.get(`${executions}/${id}/tasks`)).body;
  return Object.fromEntries(
    tasks.map(({ repository, retained }: { readonly repository: string; readonly retained: number }) => [
      repository,
      retained,
    ]),
  );
};

const removals = async (fake: Fake) => {
  const repository = `${namespaceOf(fake)}/repositories/app`;
  const { artifacts } = (await fake.get(`${repository}/artifacts`, { tags: '1.0' })).body;
  return [
    (await fake.remove(`${repository}/artifacts/${artifacts[0].digest}`)).status,
    (await fake.remove(`${repository}/tags/1.0`.replace(`/${fake.swr.projectId}`, ''))).status,
    (await fake.remove(repository)).status,
    (await fake.get(repository)).body.artifact_count,
  ];
};

const probes: ProbesOf<'immutable'> = {
  'immutable.second_rule': {
    ask: async (fake) => [
      (await fake.post(`${namespaceOf(fake)}/immutabletagrules`, ruleBody())).status,
      (await listed(fake)).length,
    ],
    answers: { reject_400: [400, 1], reject_409: [409, 1], allow: [201, 2] },
  },
  'immutable.refusal_status': {
    ask: removals,
    answers: {
      reject_412: [412, 412, 412, 2],
      reject_400: [400, 400, 400, 2],
      reject_403: [403, 403, 403, 2],
      reject_409: [409, 409, 409, 2],
    },
  },
  'immutable.toggle_only': {
    ask: async (fake) => {
      const answers = [];
      for (const disabled of [true, true]) {
        await fake.put(`${namespaceOf(fake)}/immutabletagrules/3`, ruleBody({ disabled, priority: 101 }));
        const [rule] = await listed(fake);
        answers.push([rule.disabled, rule.priority, rule.tag_selectors[0].pattern]);
      }
      return answers;
    },
    answers: {
      full: [
        [true, 101, '**'],
        [true, 101, '**'],
      ],
      toggle_only: [
        [true, 0, '1.*'],
        [true, 101, '**'],
      ],
    },
  },
  'immutable.untagged': {
    ask: async (fake) => (await retained(fake)).app,
    answers: { always: 2, as_false: 1 },
  },
  'immutable.name_in_retention': {
    // A rule of app selects team/app by its last segment, one of team/* does not.
    ask: async (fake) => {
      const scope = (pattern: string) => ({
        scope_selectors: { repository: [{ kind: 'doublestar', decoration: 'repoMatches', pattern }] },
      });
      const answers = [];
      for (const pattern of ['team/*', 'app']) {
        await fake.put(`${namespaceOf(fake)}/immutabletagrules/3`, ruleBody(scope(pattern)));
        answers.push((await retained(fake))['team/app']);
      }
      return answers;
    },
    answers: { last_segment: [0, 1], whole: [1, 0] },
  },
  'immutable.delete_repository': {
    ask: async (fake) => {
      const repository = `${namespaceOf(fake)}/repositories/app`;
      return [(await fake.remove(repository)).status, (await fake.get(repository)).status];
    },
    answers: { reject: [412, 200], allow: [204, 404] },
  },
};

probeBehaviours(['immutable'], probes, seed);
