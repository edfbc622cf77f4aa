import type { World } from '../kernel/world.ts';
import { createScope, type Scope } from '../policies/scope.ts';
import type { SignaturePolicyRow } from './rows.ts';

/** What a signing policy selects: of untagged versions only those that it asks for. Source: page 1202. */
export const scopeOf = (
  { scope_rules }: Pick<SignaturePolicyRow, 'scope_rules'>,
  { profile }: Pick<World<unknown>, 'profile'>,
): Scope => createScope(scope_rules, { untaggedByDefault: false, classes: profile['selectors.classes'] });
