import { ruleBodies, ruleBody } from './immutability-bodies.ts';
import type { Resource } from './resource.ts';

const rule = {
  name: 'immutable rule',
  plural: 'immutable rules',
  stem: 'immutable_rule',
  parent: 'namespace',
  id: { parameter: 'immutable_rule_id', field: 'id', missing: 2_147_483_647 },
  operations: {
    list: ['ListImmutableRules'],
    create: 'CreateImmutableRule',
    update: 'UpdateImmutableRule',
    remove: 'DeleteImmutableRule',
  },
  bodies: { CreateImmutableRule: ruleBodies, UpdateImmutableRule: ruleBodies },
  newId: { in: 'answer', at: '/id' },
  given: 'immutable rule',
  givens: {
    'immutable rule': { means: 'any immutable rule', from: 'instance', through: [{ resource: 'immutable rule' }] },
    'new immutable rule': {
      means: 'an immutable rule made for the case, in a namespace that is',
      from: 'new namespace',
      body: () => ruleBody,
      yields: ({ id }) => ({ immutable_rule_id: id }),
    },
  },
  seed: { key: 'immutable_rules', definition: 'SeedImmutableRule' },
} as const satisfies Resource;

export const immutability = [rule] as const;
