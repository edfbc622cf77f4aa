import type { Case, Expectation, Step, StepOf, Value } from '../../case.ts';
import type { As } from '../../service/exchange.ts';
import { type OperationId, type SpecOperation, specOf } from '../../service/spec.ts';

/** A step whose operation is known only when the case is built, so that the compiler cannot check its parameters. */
export interface LooseStep {
  readonly path?: Readonly<Record<string, Value>>;
  readonly query?: Readonly<Record<string, Value>>;
  readonly body?: unknown;
  readonly below?: string;
  readonly afterMs?: number;
  readonly as?: As;
  readonly expect: Expectation;
  readonly capture?: StepOf<OperationId>['capture'];
}

/** An operation's name as the ids of cases have it. */
export const slug = (operation: OperationId): string => operation.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

export const step = (operation: OperationId, rest: LooseStep): Step => ({ operation, ...rest }) as unknown as Step;

/** Any error body that is not empty; its wording is not part of the contract. */
export const errorBody = { error_code: { $matches: '\\S' }, error_msg: { $matches: '\\S' } } as const;

export const refused = (status: number): Expectation => ({ status, body: errorBody });

/** `read` only if nothing but GET goes out, so that a run without writes sends nothing else. */
const effectOf = ({ method }: SpecOperation): Case['effect'] => (method === 'GET' ? 'read' : 'write');

/** What every case of an operation that is derived from the spec has in common. */
export const derived = (id: OperationId): Pick<Case, 'source' | 'effect'> => {
  const operation = specOf(id);
  return { source: operation.page, effect: effectOf(operation) };
};
