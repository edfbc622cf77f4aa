import type { operations as IamOperations } from '../../spec/generated/iam.types.ts';
import type { operations as KmsOperations } from '../../spec/generated/kms.types.ts';
import type { components, operations as SwrOperations } from '../../spec/generated/openapi.types.ts';
import type { DefaultedQuery } from '../../spec/generated/operation-ids.ts';
import type { operations as VpcOperations } from '../../spec/generated/vpc.types.ts';

type Operations = SwrOperations & IamOperations & KmsOperations & VpcOperations;

/** Operations of IAM, STS and EPS are apart, since they look past a single world. */
export type IamOperationId = keyof IamOperations;
type AnyOperationId = keyof Operations;
export type Wire<Name extends keyof components['schemas']> = components['schemas'][Name];

type Success = 200 | 201 | 202 | 204;
type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Responses<Id extends AnyOperationId> = Operations[Id]['responses'];
type Query<Id extends AnyOperationId> = NonNullable<Operations[Id]['parameters']['query']>;

type Defaulted<Id extends AnyOperationId> = Id extends keyof DefaultedQuery ? DefaultedQuery[Id] : never;

/** A validated request: path ids are numbers where the spec says integer, defaults are filled in. */
export interface Input<Id extends AnyOperationId> {
  readonly path: Operations[Id]['parameters']['path'];
  readonly query: Query<Id> & Required<Pick<Query<Id>, Extract<keyof Query<Id>, Defaulted<Id>>>>;
  readonly body: NonNullable<Operations[Id]['requestBody']> extends { content: { 'application/json': infer Body } }
    ? Body
    : undefined;
}

/** Body of the operation's success answer. */
export type Output<Id extends AnyOperationId> = Json<Responses<Id>[Extract<keyof Responses<Id>, Success>]>;
