import prepared from '../../spec/generated/operations.json' with { type: 'json' };
import type { BehaviourId } from '../world/kernel/profile.ts';
import type { FieldSchema } from './declared.ts';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly type: string;
  /** The behaviour that decides where the documentation does not say what a violation answers. */
  readonly behaviour?: BehaviourId;
  /** A slash in its value comes as %252F. */
  readonly doubleEncoded?: boolean;
  /** The query parameter of which it must be 0 or a multiple. */
  readonly multipleOf?: string;
}

export type Service = 'swr' | 'iam' | 'sts' | 'control';

/** An operation as `npm run spec` prepared it to be served. */
export interface Operation {
  readonly service: Service;
  /** The file of spec/paths it is described in; `iam` and `control` are families of their own. */
  readonly family: string;
  readonly id: string;
  /** Whether it leaves everything as it was: a GET, or a POST that filters. */
  readonly reads: boolean;
  readonly method: string;
  readonly template: string;
  /** By `<place> <name>`. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly bodySchema?: FieldSchema;
  /** Whether it can be called by nobody in particular. */
  readonly isOpen: boolean;
  /** The IAM action that the caller's identity policies must allow; none is needed where it is left out. */
  readonly action?: string;
  /** Every status that the spec declares. */
  readonly statuses: readonly number[];
  /** The one success status among them. */
  readonly status: number;
  /** Whether the success answer has a body. */
  readonly answers: boolean;
  /** The service has it and the fake does not: it is known by name, method and path only. */
  readonly unserved?: true;
  /** The behaviour that decides the status where the documentation does not. */
  readonly statusBehaviour?: BehaviourId;
}

type Prepared = Omit<Operation, 'parameters'> & { readonly parameters: readonly Parameter[] };

/** Every operation of SWR, served or not, of IAM, STS and the control plane. */
export const operations: readonly Operation[] = (prepared as unknown as readonly Prepared[]).map((operation) => ({
  ...operation,
  parameters: new Map(operation.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])),
}));
