import type { Case, Step } from '../../case.ts';
import { ruleBody, ruleOf } from '../../resources/immutability-bodies.ts';
import { id, name } from '../parts/forms.ts';
import { list, page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const reading = { effect: 'read', given: ['immutable rule'], source: page(1402) } as const;
const creating = { effect: 'write', given: ['new namespace'], source: page(1401) } as const;
const replacing = { effect: 'write', given: ['new immutable rule'], source: page(1403) } as const;
const guide = 'https://support.huaweicloud.com/usermanual-swr/swr_01_0435.html';
const lists = { operation: 'ListImmutableRules', query: list } as const;
const inNamespace = {
  operation: 'ListImmutableRules',
  query: { ...list, namespace_id: { $ref: 'namespace_id' } },
} as const;

const create = {
  operation: 'CreateImmutableRule',
  expect: { status: 201, body: { id } },
  capture: { immutable_rule_id: '/id' },
} as const;
const remove = { operation: 'DeleteImmutableRule', expect: { status: 204 } } as const;
const replace = { operation: 'UpdateImmutableRule', expect: { status: [200, 201, 202] } } as const;

/** What the namespace's list has in it. */
const listed = (body: object): Step => ({
  ...inNamespace,
  expect: { status: 200, body: { immutable_rules: [body], total: 1 } },
});

const selector = (decoration: string) => [{ kind: 'doublestar', decoration, pattern: '**', extras: '' }];

/** Bodies with every value that a rule's fields take. Priority 101 is how Cloud Custodian knows its own. */
const bodies = [
  { ...ruleBody, disabled: true, priority: 101 },
  ruleOf('v*', 'excludes'),
  { ...ruleBody, tag_selectors: selector('repoMatches'), scope_selectors: { repository: selector('repoMatches') } },
  { ...ruleBody, scope_selectors: { repository: selector('matches') } },
  { ...ruleBody, scope_selectors: { repository: selector('excludes') } },
  { ...ruleBody, tag_selectors: [{ kind: 'doublestar', decoration: 'matches', pattern: '{}' }] },
];

const least = { tag_selectors: ruleBody.tag_selectors, scope_selectors: ruleBody.scope_selectors };

/** The rules of an instance, created, replaced and deleted. */
export const immutableRules = [
  {
    ...reading,
    id: 'immutability/rules/fields',
    rule: 'a rule has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            immutable_rules: {
              $minLength: 1,
              $unique: 'id',
              $each: {
                ...{ id, namespace_id: id, namespace_name: name },
                ...{ priority: { $type: 'integer' }, disabled: { $type: 'boolean' } },
                ...{ action: 'immutable', template: 'immutable_template' },
                ...{ tag_selectors: { $minLength: 1 }, scope_selectors: { repository: { $minLength: 1 } } },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'immutability/rules/order',
    rule: 'rules are listed by ascending id',
    provenance: 'inferred',
    steps: [{ ...lists, expect: { status: 200, body: { immutable_rules: { $ascending: 'id' } } } }],
  },
  {
    ...creating,
    id: 'immutability/rules/life',
    rule: 'a rule is created, listed as it was sent, deleted, and then gone',
    provenance: 'documented',
    steps: [
      { ...create, body: ruleBody },
      listed({
        ...{ ...ruleBody, id: { $ref: 'immutable_rule_id' } },
        ...{ namespace_id: { $ref: 'namespace_id' }, namespace_name: { $ref: 'namespace_name' } },
      }),
      remove,
      { ...inNamespace, expect: { status: 200, body: { immutable_rules: [], total: 0 } } },
      { operation: 'DeleteImmutableRule', expect: refused(404) },
    ],
  },
  {
    ...creating,
    id: 'immutability/rules/least',
    rule: 'what is left out is 0, false, immutable and immutable_template',
    provenance: 'documented',
    steps: [
      { ...create, body: least },
      listed({ ...ruleBody, priority: 0, disabled: false, action: 'immutable', template: 'immutable_template' }),
      remove,
    ],
  },
  {
    ...creating,
    id: 'immutability/rules/values',
    rule: 'a rule is listed as it was created, extras and priority as well',
    provenance: 'observed',
    steps: bodies.flatMap((body): readonly Step[] => [{ ...create, body }, listed(body), remove]),
  },
  {
    ...replacing,
    id: 'immutability/rules/replaced',
    rule: 'a replaced rule is listed as it was sent, under its id',
    source: guide,
    provenance: 'inferred',
    behaviour: { id: 'immutable.toggle_only', option: 'full' },
    steps: [
      ...bodies.flatMap((body): readonly Step[] => [
        { ...replace, body },
        listed({ ...body, id: { $ref: 'immutable_rule_id' } }),
      ]),
      { ...replace, body: least },
      listed({ ...ruleBody, id: { $ref: 'immutable_rule_id' } }),
    ],
  },
  {
    ...replacing,
    id: 'immutability/rules/second-of-namespace',
    rule: 'a namespace has one immutable rule',
    source: guide,
    provenance: 'inferred',
    behaviour: { id: 'immutable.second_rule', option: 'reject_400' },
    steps: [{ operation: 'CreateImmutableRule', body: ruleOf('v*'), expect: refused(400) }],
  },
  {
    ...reading,
    id: 'immutability/rules/of-namespace',
    rule: 'namespace_id leaves the rules of that namespace',
    provenance: 'documented',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { space: '/immutable_rules/0/namespace_id' } },
      {
        ...lists,
        query: { ...list, namespace_id: { $ref: 'space' } },
        expect: {
          status: 200,
          body: { immutable_rules: { $minLength: 1, $each: { namespace_id: { $ref: 'space' } } } },
        },
      },
      {
        ...lists,
        query: { ...list, namespace_id: 2_147_483_647 },
        expect: { status: 200, body: { immutable_rules: [], total: 0 } },
      },
    ],
  },
  {
    ...reading,
    id: 'immutability/rules/namespace-id-word',
    rule: 'namespace_id is an integer',
    provenance: 'inferred',
    steps: [{ ...lists, query: { namespace_id: 'library' }, expect: refused(400) }],
  },
] as const satisfies readonly Case[];
