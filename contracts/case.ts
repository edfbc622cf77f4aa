import type { operations } from '../spec/generated/openapi.types.ts';
import type { Pattern } from './match.ts';
import type { GivenName } from './resources/all.ts';
import type { As } from './service/exchange.ts';
import type { OperationId } from './service/spec.ts';

/** Where a rule comes from; see spec/behaviours.yaml. */
export type Provenance = 'documented' | 'observed' | 'inferred' | 'chosen';

type PathNames<Id extends OperationId> = keyof operations[Id]['parameters']['path'];
type QueryNames<Id extends OperationId> = keyof NonNullable<operations[Id]['parameters']['query']>;

/** A value as it is, or `{ $ref: name }`: what a precondition or an earlier step captured under that name. */
export type Value = string | number | boolean | { readonly $ref: string };

/** One request and what must come back. Parameter names are the spec's; values may be wrong on purpose. */
export interface StepOf<Id extends OperationId> {
  readonly operation: Id;
  /** Path parameters other than those that the preconditions give. */
  readonly path?: { readonly [Name in PathNames<Id>]?: Value };
  /** What an operation requires has the value of the spec's example unless given; null leaves it out. */
  readonly query?: { readonly [Name in QueryNames<Id> | `x-${string}`]?: Value | null };
  readonly body?: unknown;
  /** Goes on behind the path of the operation, to where no API is. */
  readonly below?: string;
  /** Waits that much of the target's time first. */
  readonly afterMs?: number;
  readonly as?: As;
  readonly expect: Expectation;
  /** Name -> JSON pointer into the answer's body. */
  readonly capture?: Readonly<Record<string, string>>;
  /** Asks again until `expect` is met: at most that many times, with that pause between. */
  readonly until?: { readonly tries: number; readonly pauseMs: number };
}

export type Step = { [Id in OperationId]: StepOf<Id> }[OperationId];

export interface Expectation {
  readonly status: number | readonly number[];
  readonly headers?: Readonly<Record<string, Pattern>>;
  readonly body?: Pattern;
}

/** Walks a list page by page to its end and checks the whole: nothing twice, nothing missing, total constant. */
interface WalkOf<Id extends OperationId> {
  readonly walk: Id;
  readonly path?: { readonly [Name in PathNames<Id>]?: Value };
  readonly query?: { readonly [Name in QueryNames<Id>]?: Value };
  /** Name of the list in the answer, and of the field that tells its items apart. */
  readonly list: string;
  readonly by: string;
  readonly limit: number;
}

export type Walk = { [Id in OperationId]: WalkOf<Id> }[OperationId];

/** A rule of the service as data: what to send and what must come back, but not how. */
export interface Case {
  /** `family/what-is-tried`; unique. */
  readonly id: string;
  readonly rule: string;
  /** Page or other place that the rule is from. */
  readonly source: string;
  readonly provenance: Provenance;
  /** The open question that the case depends on; only targets that answer it by this option meet it. */
  readonly behaviour?: { readonly id: string; readonly option: string };
  readonly effect: 'read' | 'write';
  readonly given: readonly GivenName[];
  readonly steps: readonly (Step | Walk)[];
}

export const familyOf = ({ id }: Pick<Case, 'id'>): string => id.split('/')[0] ?? id;

export const isWalk = (step: Step | Walk): step is Walk => 'walk' in step;

export const operationsOf = ({ steps }: Case): readonly OperationId[] => [
  ...new Set(steps.map((step) => (isWalk(step) ? step.walk : step.operation))),
];
