import { ApiError } from '../errors/error.ts';
import { explainAll } from '../errors/explain.ts';
import { nearest } from '../errors/nearest.ts';
import { readPath, readQuery } from '../gateway/read.ts';
import { routerOf } from '../gateway/routes.ts';
import { SeedError } from '../seed/context.ts';
import type { Given } from '../spec/given.ts';
import type { Operation } from '../spec/operations.ts';
import { partsOf, type Reply, type WireRequest } from '../wire/wire.ts';
import { type ControlAccess, checkControl } from './access.ts';
import { readControlBody } from './body.ts';
import { ControlError, type ControlHandlers, type Fake } from './handler.ts';
import type { ControlValidator } from './validate.ts';

export interface ControlOptions {
  readonly operations: readonly Operation[];
  readonly handlers: ControlHandlers;
  readonly fake: Fake;
  readonly access: ControlAccess;
}

/** Answers a call of the control plane. `address` is the caller's. */
export type Control = (request: WireRequest, address: string | undefined) => Promise<Reply>;

let validator: ControlValidator | undefined;

/** Loaded with the first call. */
const controlValidator = async (): Promise<ControlValidator> => {
  if (validator === undefined) {
    const { createControlValidator } = await import('./validate.ts');
    validator ??= createControlValidator();
  }
  return validator;
};

const reply = (status: number, body: unknown): Reply =>
  body === undefined || typeof body === 'string'
    ? { status, headers: body === undefined ? {} : { 'Content-Type': 'application/x-pem-file' }, body: body ?? '' }
    : { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

/** A refusal in the control plane's form. */
export const refusal = (status: number, error: string): Reply => reply(status, { error });

const asControlError = (error: unknown): ControlError => {
  if (error instanceof ControlError) return error;
  if (error instanceof ApiError) return new ControlError(error.status, error.message);
  if (error instanceof SeedError || error instanceof TypeError) return new ControlError(400, error.message);
  if (error instanceof URIError) return new ControlError(400, 'the path holds a malformed escape');
  return new ControlError(500, `a fault of the fake's own: ${(error as Error).stack ?? String(error)}`);
};

/** What the validator finds, less the query parameters that the call does not have, which are found first. */
const checkCall = (validate: ControlValidator, operation: Operation, call: Given): void => {
  const known = [...operation.query.keys()];
  const unknown = Object.keys(call.query).filter((name) => !known.includes(name));
  const asked = unknown.map(
    (name) =>
      `query parameter ${name} is not known${known.length > 0 ? `; did you mean ${nearest(name, known)}?` : ''}`,
  );
  const problems = [...asked, ...(asked.length > 0 ? [] : explainAll(validate(operation, call)))];
  if (problems.length > 0) throw new ControlError(400, problems.slice(0, 5).join('; '));
};

export const createControl = ({ operations, handlers, fake, access }: ControlOptions): Control => {
  const router = routerOf(operations);
  const calls = operations.map(({ method, template }) => `${method.toUpperCase()} ${template}`);

  const match = (method: string, path: string) => {
    const found = router.find(method, path);
    if (found !== undefined) return found;
    throw new ControlError(
      404,
      `${method} ${path} is no call of the control plane; did you mean ${nearest(`${method} ${path}`, calls)}?`,
    );
  };

  const answer = async (
    { method, target, headers, body }: WireRequest,
    address: string | undefined,
  ): Promise<Reply> => {
    const { path, search } = partsOf(target);
    const { route: operation, path: rawPath } = match(method, path);
    const token = headers['x-fake-control-token']?.toString();
    if (operation.id !== 'health') checkControl(access, { address, token });
    const call = {
      header: headers,
      path: readPath(rawPath, operation),
      query: readQuery(search, operation),
      body: operation.bodySchema === undefined ? undefined : readControlBody(body),
    };
    checkCall(await controlValidator(), operation, call);
    const handle = handlers[operation.id as keyof ControlHandlers] as (input: unknown, fake: Fake) => unknown;
    return reply(operation.status, await handle(call, fake));
  };

  return async (request, address) => {
    try {
      return await answer(request, address);
    } catch (error) {
      const { status, message } = asControlError(error);
      return refusal(status, message);
    }
  };
};
