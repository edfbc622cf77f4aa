import type { OperationId } from '../operation.ts';
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
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: FieldSchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly 'x-behaviour'?: BehaviourId }>>;
}

/** An operation made ready to serve. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  readonly template: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly bodySchema: FieldSchema | undefined;
  /** The one success status that the spec declares. */
  readonly status: number;
  /** Whether the success answer has a body. */
  readonly answers: boolean;
  /** The behaviour that decides the status where the documentation does not. */
  readonly statusBehaviour: BehaviourId | undefined;
}

export const prepare = (spec: SpecOperation): Operation => {
  const statuses = Object.keys(spec.responses)
    .map(Number)
    .filter((status) => status >= 200 && status < 300);
  const [status] = statuses;
  if (status === undefined || statuses.length > 1) {
    throw new Error(`spec: ${spec.operationId} must declare one success status, not ${statuses.join(', ') || 'none'}`);
  }
  const parameters = spec.parameters ?? [];
  return {
    id: spec.operationId,
    method: spec.method,
    template: spec.path,
    parameters: new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])),
    bodySchema: spec.requestBody?.content['application/json']?.schema,
    status,
    answers: spec.responses[status]?.content !== undefined,
    statusBehaviour: spec.responses[status]?.['x-behaviour'],
  };
};
