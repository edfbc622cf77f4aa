import type { Case } from '../../case.ts';
import { ruleBody, ruleOf } from '../../resources/immutability-bodies.ts';
import { keepsPushes, retentionBody } from '../../resources/retention-bodies.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const base = {
  effect: 'write',
  given: ['new artifact'],
  source: 'https://support.huaweicloud.com/usermanual-swr/swr_01_0435.html',
  provenance: 'inferred',
} as const;
const harbors = { id: 'immutable.refusal_status', option: 'reject_412' } as const;

const protect = (body: object) =>
  ({ operation: 'CreateImmutableRule', body, expect: { status: 201 }, capture: { immutable_rule_id: '/id' } }) as const;
const replace = (body: object) =>
  ({ operation: 'UpdateImmutableRule', body, expect: { status: [200, 201, 202] } }) as const;
const isThere = (tags: readonly string[]) =>
  ({
    operation: 'ShowInstanceArtifact',
    expect: { status: 200, body: { tags: tags.map((name) => ({ name })) } },
  }) as const;
const removeTag = { operation: 'DeleteInstanceTag', expect: { status: 204 } } as const;

/** What immutable tags keep from being deleted. */
export const keptByRules = [
  {
    ...base,
    id: 'immutability/kept/tag',
    rule: 'a tag that a rule selects is not deleted; others are, and so is it once the rule is switched off',
    behaviour: harbors,
    steps: [
      protect(ruleOf('v*')),
      { operation: 'DeleteInstanceTag', expect: refused(412) },
      { ...removeTag, path: { tag_name: 'latest' } },
      isThere(['v1']),
      replace({ ...ruleOf('v*'), disabled: true }),
      removeTag,
      isThere([]),
    ],
  },
  {
    ...base,
    id: 'immutability/kept/other-repository',
    rule: 'a rule of other repositories keeps nothing, and {} selects none',
    steps: [
      protect({
        ...ruleBody,
        scope_selectors: { repository: [{ ...ruleBody.scope_selectors.repository[0], pattern: '{}' }] },
      }),
      removeTag,
      isThere(['latest']),
    ],
  },
  {
    ...base,
    id: 'immutability/kept/artifact',
    rule: 'an artifact of which a tag is immutable is not deleted, nor is any of its tags',
    behaviour: harbors,
    steps: [
      protect(ruleOf('latest')),
      { operation: 'DeleteInstanceArtifact', expect: refused(412) },
      isThere(['v1', 'latest']),
      { operation: 'DeleteImmutableRule', expect: { status: 204 } },
      { operation: 'DeleteInstanceArtifact', expect: { status: 204 } },
    ],
  },
  {
    ...base,
    id: 'immutability/kept/repository',
    rule: 'a repository of which a tag is immutable is not deleted, nor is anything in it',
    behaviour: { id: 'immutable.delete_repository', option: 'reject' },
    steps: [
      protect(ruleOf('latest')),
      { operation: 'DeleteInstanceRepository', expect: refused(412) },
      isThere(['v1', 'latest']),
    ],
  },
  {
    ...base,
    id: 'immutability/kept/retention',
    rule: 'retention keeps what is immutable, and shows so in a dry run',
    source: page(1301),
    steps: [
      protect(ruleOf('v*')),
      {
        operation: 'CreateInstanceRetentionPolicy',
        body: { ...retentionBody, rules: [keepsPushes(0)] },
        expect: { status: 201 },
        capture: { policy_id: '/id' },
      },
      {
        operation: 'ExecuteInstanceRetentionPolicy',
        body: { dry_run: true },
        expect: { status: 200 },
        capture: { execution_id: '/id' },
      },
      {
        operation: 'ListInstanceRetentionPolicyExecTasks',
        query: list,
        expect: { status: 200, body: { tasks: [{ total: 1, retained: 1 }], total: 1 } },
      },
    ],
  },
] as const satisfies readonly Case[];
