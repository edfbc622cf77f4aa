import type { As, Case, Expectation, GivenName, OperationId, Step, StepOf, Value } from '../../case.ts';
import { type SpecOperation, specOf } from '../../service/spec.ts';

/** A step whose operation is known only when the case is built, so that the compiler cannot check its parameters. */
export interface LooseStep {
  readonly path?: Readonly<Record<string, Value>>;
  readonly query?: Readonly<Record<string, Value>>;
  readonly body?: unknown;
  readonly as?: As;
  readonly expect: Expectation;
  readonly capture?: StepOf<OperationId>['capture'];
}

/** An operation's name as it stands in the id of a case. */
export const slug = (operation: OperationId): string => operation.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

export const step = (operation: OperationId, rest: LooseStep): Step => ({ operation, ...rest }) as unknown as Step;

/** Any error body that can be told from nothing; the wording is nobody's business. */
export const errorBody = { error_code: { $matches: '\\S' }, error_msg: { $matches: '\\S' } } as const;

export const refused = (status: number): Expectation => ({ status, body: errorBody });

/** Names that are nobody's. Each could be a record's, which is why a case writes only below records of its own. */
export const missing = {
  instance_id: '00000000-0000-4000-8000-000000000000',
  namespace_name: 'fake-swr-verify-missing',
  repository_name: 'fake-swr-verify-missing',
  reference: `sha256:${'0'.repeat(64)}`,
  policy_id: 2_147_483_647,
  execution_id: 2_147_483_647,
  task_id: 2_147_483_647,
} as const;

export type Parent = keyof typeof missing;

export const parentsOf = ({ template }: SpecOperation): readonly Parent[] =>
  (Object.keys(missing) as Parent[]).filter((name) => template.includes(`{${name}}`));

const givenByLast: Readonly<Record<Parent, GivenName>> = {
  instance_id: 'instance',
  namespace_name: 'namespace',
  repository_name: 'repository',
  reference: 'artifact',
  policy_id: 'policy',
  execution_id: 'execution with tasks',
  task_id: 'task with sub-tasks',
};

/** The precondition that yields those path parameters. */
export const givenOf = (names: readonly Parent[]): GivenName => {
  const last = names.at(-1);
  return last === undefined ? 'project' : givenByLast[last];
};

/** `read` only if nothing but GET goes out, so that a run without writes sends nothing else. */
export const effectOf = (operation: SpecOperation): Case['effect'] => (operation.method === 'GET' ? 'read' : 'write');

/** What every case of an operation that is derived from the spec has in common. */
export const derived = (id: OperationId): Pick<Case, 'source' | 'effect'> => {
  const operation = specOf(id);
  return { source: operation.page, effect: effectOf(operation) };
};
