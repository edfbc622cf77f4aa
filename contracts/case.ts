import type { operations } from '../spec/generated/openapi.types.ts';
import type { Pattern } from './match.ts';

export type OperationId = keyof operations;

/** Where a rule comes from; see spec/behaviours.yaml. */
export type Provenance = 'documented' | 'observed' | 'inferred' | 'chosen';

/** What a case needs to be there before it can be tried; given.ts says what each yields. */
export type GivenName =
  | 'project'
  | 'instance'
  | 'namespace'
  | 'repository'
  | 'artifact'
  | 'signed artifact'
  | 'policy'
  | 'execution'
  | 'execution with tasks'
  | 'task with sub-tasks'
  | 'new namespace'
  | 'new policy';

/** With which credentials a step goes out. */
export type As = 'caller' | 'nobody' | 'wrong token' | 'other project';

type PathNames<Id extends OperationId> = keyof operations[Id]['parameters']['path'];
type QueryNames<Id extends OperationId> = keyof NonNullable<operations[Id]['parameters']['query']>;

/** A value as it is, or `{ $ref: name }`: what a precondition or an earlier step captured under that name. */
export type Value = string | number | boolean | { readonly $ref: string };

/** One request and what must come back. Parameter names are the spec's; values may be wrong on purpose. */
export interface StepOf<Id extends OperationId> {
  readonly operation: Id;
  /** Path parameters other than those that the preconditions give. */
  readonly path?: { readonly [Name in PathNames<Id>]?: Value };
  readonly query?: { readonly [Name in QueryNames<Id> | `x-${string}`]?: Value };
  readonly body?: unknown;
  readonly as?: As;
  readonly expect: Expectation;
  /** Name -> JSON pointer into the answer's body. */
  readonly capture?: Readonly<Record<string, string>>;
  /** Asks again until `expect` is met, at most so often, with that pause between. */
  readonly until?: { readonly tries: number; readonly pauseMs: number };
}

export type Step = { [Id in OperationId]: StepOf<Id> }[OperationId];

export interface Expectation {
  readonly status: number | readonly number[];
  readonly headers?: Readonly<Record<string, Pattern>>;
  readonly body?: Pattern;
}

/** Walks a list page by page to its end and looks at the whole: nothing twice, nothing missing, total constant. */
export interface WalkOf<Id extends OperationId> {
  readonly walk: Id;
  readonly path?: { readonly [Name in PathNames<Id>]?: Value };
  readonly query?: { readonly [Name in QueryNames<Id>]?: Value };
  /** Name of the list in the answer, and of the field that tells its items apart. */
  readonly list: string;
  readonly by: string;
  readonly limit: number;
}

export type Walk = { [Id in OperationId]: WalkOf<Id> }[OperationId];

/** A rule of the service as data: it says what to send and what must come back, and nothing of how. */
export interface Case {
  /** `family/what-is-tried`, unique. */
  readonly id: string;
  readonly rule: string;
  /** Page or other place that the rule is from. */
  readonly source: string;
  readonly provenance: Provenance;
  /** The open question that the case depends on; it is met only by targets that answer it by this option. */
  readonly behaviour?: { readonly id: string; readonly option: string };
  readonly effect: 'read' | 'write';
  readonly given: readonly GivenName[];
  readonly steps: readonly (Step | Walk)[];
}

export const isWalk = (step: Step | Walk): step is Walk => 'walk' in step;

export const operationsOf = ({ steps }: Case): readonly OperationId[] => [
  ...new Set(steps.map((step) => (isWalk(step) ? step.walk : step.operation))),
];
