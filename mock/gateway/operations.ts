import type { BehaviourId } from '../world/profile.ts';
import type { FieldSchema } from './declared.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly schema: { readonly type?: string };
  readonly 'x-behaviour'?: BehaviourId;
  readonly 'x-double-encoded'?: boolean;
}

/** What api.ts needs of an operation of the dereferenced document. */
export interface SpecOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: FieldSchema }>> };
  readonly security?: readonly object[];
  readonly 'x-iam-action'?: string;
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly 'x-behaviour'?: BehaviourId }>>;
}

export type Service = 'swr' | 'iam' | 'sts' | 'control';

/** An operation made ready to serve. */
export interface Operation {
  readonly service: Service;
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly bodySchema: FieldSchema | undefined;
  /** Whether it can be called by nobody in particular. */
  readonly isOpen: boolean;
  /** The IAM action that the caller's identity policies must allow; none is needed where it is left out. */
  readonly action: string | undefined;
  /** Every status that the spec declares. */
  readonly statuses: readonly number[];
  /** The one success status among them. */
  readonly status: number;
  /** Whether the success answer has a body. */
  readonly answers: boolean;
  /** The behaviour that decides the status where the documentation does not. */
  readonly statusBehaviour: BehaviourId | undefined;
}

const serviceOf = (path: string): Service => {
  if (path.startsWith('/_fake/')) return 'control';
  if (path.startsWith('/v5/')) return 'sts';
  return path.startsWith('/v3') ? 'iam' : 'swr';
};

export const prepare = (spec: SpecOperation): Operation => {
  const statuses = Object.keys(spec.responses)
    .map(Number)
    .filter((status) => status >= 200);
  const successes = statuses.filter((status) => status < 300);
  const [status] = successes;
  if (status === undefined || successes.length > 1) {
    throw new Error(`spec: ${spec.operationId} must declare one success status, not ${successes.join(', ') || 'none'}`);
  }
  const parameters = spec.parameters ?? [];
  return {
    service: serviceOf(spec.path),
    id: spec.operationId,
    method: spec.method,
    template: spec.path,
    parameters: new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])),
    bodySchema: spec.requestBody?.content['application/json']?.schema,
    isOpen: spec.security?.length === 0,
    action: spec['x-iam-action'],
    statuses,
    status,
    answers: spec.responses[status]?.content !== undefined,
    statusBehaviour: spec.responses[status]?.['x-behaviour'],
  };
};
