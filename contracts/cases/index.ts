import type { Case } from '../case.ts';
import { artifacts } from './artifacts.ts';
import { attachments } from './attachments.ts';
import { auth } from './auth.ts';
import { bodies } from './bodies.ts';
import { executionRules } from './execution-rules.ts';
import { executions } from './executions.ts';
import { ids } from './ids.ts';
import { instances } from './instances.ts';
import { lifeCycle } from './life-cycle.ts';
import { namespaceLife } from './namespace-life.ts';
import { namespaces } from './namespaces.ts';
import { paging } from './paging.ts';
import { parents } from './parents.ts';
import { policies } from './policies.ts';
import { policyLife } from './policy-life.ts';
import { policyRules } from './policy-rules.ts';
import { repositories } from './repositories.ts';
import { repositoryOrders } from './repository-orders.ts';
import { requests } from './requests.ts';
import { signing } from './signing.ts';
import { subtasks } from './subtasks.ts';
import { tasks } from './tasks.ts';
import { values } from './values.ts';

const families: readonly (readonly Case[])[] = [
  tasks,
  subtasks,
  executions,
  executionRules,
  policies,
  policyLife,
  policyRules,
  lifeCycle,
  signing,
  instances,
  namespaces,
  namespaceLife,
  repositories,
  repositoryOrders,
  artifacts,
  attachments,
  requests,
  paging,
  parents,
  auth,
  ids,
  bodies,
  values,
];

const unique = (all: readonly Case[]): readonly Case[] => {
  const twice = all.map(({ id }) => id).filter((id, index, seen) => seen.indexOf(id) < index);
  if (twice.length > 0) throw new TypeError(`cases with one id: ${twice.join(', ')}`);
  return all;
};

/** Every case of the kit. */
export const cases: readonly Case[] = unique(families.flat());
