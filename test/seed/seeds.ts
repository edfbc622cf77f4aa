/** Small seeds by what is in them, and what becomes of them. */
import { createFakeSwr, type Seed } from '../../mock/index.ts';

type Items<Type, Key extends keyof Type> = NonNullable<Type[Key]> extends readonly (infer Item)[] ? Item : never;
export type Instance = Items<Seed, 'instances'>;
export type Namespace = Items<Instance, 'namespaces'>;
type Repository = Items<Namespace, 'repositories'>;
type Policy = Items<Namespace, 'signature_policies'>;
type Execution = Items<Policy, 'executions'>;

/** Seeds of one thing of each kind above, and of these beneath. */
export const seedOf = (...namespaces: Namespace[]): Seed => ({ instances: [{ name: 'i', namespaces }] });
export const repositories = (...list: Repository[]) => seedOf({ name: 'n', repositories: list });
export const artifacts = (...list: Items<Repository, 'artifacts'>[]) => repositories({ name: 'r', artifacts: list });
export const policies = (...list: Policy[]) => seedOf({ name: 'n', signature_policies: list });
export const executions = (...list: Execution[]) => policies({ name: 'p', executions: list });
export const tasks = (...list: Items<Execution, 'tasks'>[]) => executions({ tasks: list });

export const refusalOf = (seed: string | Seed): Promise<string> =>
  createFakeSwr({ seed }).then(
    async ({ close }) => close().then(() => 'it was accepted'),
    (error: Error) => error.message,
  );
