import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { ImmutableRuleRow, NamespaceRow } from '../resources/rows.ts';
import type { ResourceTables } from '../resources/tables.ts';

type Body = Wire<'ImmutableRuleBody'>;

/** What a rule keeps of a body; what it says nothing of is as the page has it. */
export const contentOf = (body: Body): Omit<ImmutableRuleRow, 'id' | 'namespace_id'> => ({
  priority: body.priority ?? 0,
  disabled: body.disabled ?? false,
  action: body.action ?? 'immutable',
  template: body.template ?? 'immutable_template',
  tag_selectors: body.tag_selectors,
  scope_selectors: body.scope_selectors,
});

/** A namespace has one rule. Source: user guide 0435. */
export const checkFirst = ({ id, name }: NamespaceRow, { tables, profile }: World<ResourceTables>): void => {
  const second = profile['immutable.second_rule'];
  const [known] = tables.immutableRules.under(id);
  if (known === undefined || second === 'allow') return;
  const detail = `namespace ${name} has the immutable rule ${known.id} already`;
  throw apiError(second === 'reject_400' ? 'refused' : 'conflict', { detail });
};

/** The rule as it is after a replacement. */
export const replaced = (rule: ImmutableRuleRow, body: Body, { profile }: World<ResourceTables>): ImmutableRuleRow => {
  const content = contentOf(body);
  const togglesOnly = profile['immutable.toggle_only'] === 'toggle_only' && content.disabled !== rule.disabled;
  return togglesOnly ? { ...rule, disabled: content.disabled } : { ...rule, ...content };
};
