/** What the scope rules of a signing policy select, seen by what its execution signs. */
import { expect } from 'vitest';
import type { Seed } from '../../../mock/index.ts';
import { policyBody, type scopeRule } from '../../support/bodies.ts';
import { startFake } from '../../support/fake.ts';

export type Rule = ReturnType<typeof scopeRule>;
type Row = { readonly id: number; readonly repository: string; readonly tags: string };

export const seedOf = (names: readonly string[]): Seed => ({
  instances: [
    { name: 'one', namespaces: [{ name: 'library', repositories: names.map((name) => ({ name, artifacts: [{}] })) }] },
  ],
});

export const startScope = async (seed: Seed) => {
  const { instance, get, post } = await startFake({ seed });
  const policies = `${instance}/namespaces/library/signature/policies`;
  /** Path of the tasks of an execution over these rules. */
  const execute = async (rules: readonly Rule[]) => {
    const { status, body } = await post(policies, policyBody({ scope_rules: rules }));
    expect(status).toBe(201);
    const executions = `${policies}/${body.id}/executions`;
    const { status: accepted, body: execution } = await post(executions);
    expect(accepted).toBe(202);
    return `${executions}/${execution.id}/tasks`;
  };
  const repositories = async (...rules: readonly Rule[]) => {
    const { body } = await get(await execute(rules), { limit: 100 });
    return body.tasks.map(({ repository }: Row) => repository);
  };
  /** What is signed, as repository:tag,tag. */
  const versions = async (...rules: readonly Rule[]) => {
    const tasks = await execute(rules);
    const found: string[] = [];
    for (const { id } of (await get(tasks)).body.tasks) {
      const { body } = await get(`${tasks}/${id}/subtasks`);
      found.push(...body.sub_tasks.map(({ repository, tags }: Row) => `${repository}:${tags}`));
    }
    return found;
  };
  return { policies, post, repositories, versions };
};
