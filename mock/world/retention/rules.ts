import { conflict } from '../../errors/conflict.ts';
import { apiError } from '../../errors/error.ts';
import { refuseParameter } from '../../errors/refuse.ts';
import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import { triggerProblem } from '../policies/trigger-problem.ts';
import type { NamespaceRow } from '../resources/rows.ts';
import type { RetentionPolicyRow, RetentionRuleRow, RetentionTemplate } from './rows.ts';
import type { RetentionTables } from './tables.ts';

type Retaining = World<RetentionTables>;
type Body = Wire<'RetentionPolicyBody'>;

/** Source: Harbor 2.1. */
const largest: Readonly<Record<RetentionTemplate, number>> = {
  latestPushedK: 32_766,
  latestPulledN: 32_766,
  nDaysSinceLastPush: 20_190_904,
  nDaysSinceLastPull: 20_190_904,
};

const checkParams = ({ template, params }: Body['rules'][number], index: number): void => {
  const field = `body field rules.${index}.params.${template}`;
  const value = params[template];
  const most = largest[template];
  if (value === undefined) refuseParameter(`${field} is required`);
  if (typeof value !== 'number') refuseParameter(`${field} is ${JSON.stringify(value)} but must be a number`);
  // The engine drops fractions before it looks.
  else if (Math.trunc(value) < 0 || Math.trunc(value) > most)
    refuseParameter(`${field} is ${value} but must be at least 0 and at most ${most}`);
};

const checkPatterns = ({ tag_selectors, scope_selectors }: Body['rules'][number], index: number): void => {
  const selectors = [...tag_selectors, ...(scope_selectors.repository ?? [])];
  if (tag_selectors.length === 0)
    refuseParameter(`body field rules.${index}.tag_selectors is [] but must have at least one item`);
  if (selectors.some(({ pattern }) => pattern === '')) {
    refuseParameter(`body field rules.${index} has an empty pattern; ** selects everything`);
  }
};

/** Rules are equal where all but their ids is; extras that are empty are absent. Source: Harbor 2.1. */
const contentOf = ({ id: _, ...rule }: RetentionRuleRow): string =>
  JSON.stringify(rule, (name, value) => (name === 'extras' && value === '' ? undefined : value));

const checkEqualRules = (rules: readonly RetentionRuleRow[], world: Retaining): void => {
  const contents = rules.map(contentOf);
  const second = contents.findIndex((content, index) => contents.indexOf(content) < index);
  if (second < 0) return;
  const first = contents.indexOf(contents[second] ?? '');
  throw conflict(`Rule ${second} of the policy is equal to rule ${first}`, world);
};

/** The rules as they are kept: with the ids that they were sent with, 0 where there is none. */
export const rulesOf = ({ rules }: Pick<Body, 'rules'>): readonly RetentionRuleRow[] =>
  rules.map((rule) => ({ ...rule, id: rule.id ?? 0, disabled: rule.disabled ?? false }));

/** The rules of a policy that its schema cannot say. `policy` is the one to be replaced, if there is one. */
export const checkPolicy = (
  body: Body,
  { namespace, policy }: { readonly namespace: NamespaceRow; readonly policy?: RetentionPolicyRow },
  world: Retaining,
): void => {
  for (const [index, rule] of body.rules.entries()) {
    checkParams(rule, index);
    checkPatterns(rule, index);
  }
  const problem = triggerProblem(body.trigger, world.profile);
  if (problem !== undefined) refuseParameter(problem);
  checkEqualRules(rulesOf(body), world);
  const [known] = world.tables.retention.policies.under(namespace.id);
  if (policy === undefined && known !== undefined) {
    throw apiError('refused', { detail: `namespace ${namespace.name} has the retention policy ${known.name} already` });
  }
};
