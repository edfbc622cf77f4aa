import type { Target } from '../../target.ts';
import { type Calls, createCalls } from './calls.ts';
import { createExecutions, type Executions } from './executions.ts';
import { createPolicies, type Policies } from './policies.ts';
import { createRepositories, type Repositories } from './repositories.ts';
import { createWatch, type Watch } from './watch.ts';

/** A target with what probes look for and make in it. Everything is looked for once. */
export interface ProbeContext extends Calls {
  readonly repositories: Repositories;
  readonly policies: Policies;
  readonly executions: Executions;
  readonly watch: Watch;
}

export const createContext = (target: Target): ProbeContext => {
  const calls = createCalls(target);
  const repositories = createRepositories(calls);
  const policies = createPolicies(calls);
  const executions = createExecutions(calls, { repositories, policies });
  const watch = createWatch(calls, { repositories, policies, executions });
  return { ...calls, repositories, policies, executions, watch };
};
