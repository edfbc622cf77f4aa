import { Readable } from 'node:stream';
import type { RegistryRequest } from '../registry/request.ts';
import type { Reply } from '../wire/wire.ts';
import { leftBody } from './bodies.ts';
import { asError, guarded, type OnBug } from './guard.ts';
import type { OnAnswer, Plane } from './plane.ts';
import { type HttpRequest, targetOf } from './request.ts';
import type { Send } from './send.ts';

export interface RegistryPlaneOptions {
  readonly registry: (request: RegistryRequest) => Promise<Reply>;
  readonly send: Send;
  readonly onAnswer?: OnAnswer | undefined;
  readonly onBug: OnBug;
}

const registryRequestOf = (request: HttpRequest): RegistryRequest => {
  const { method = 'GET', headers, socket } = request;
  const left = leftBody(request);
  return {
    ...{ method, headers, target: targetOf(request) },
    body: left === undefined ? request : Readable.from(left.length === 0 ? [] : [left]),
    scheme: 'encrypted' in socket ? 'https' : 'http',
  };
};

/** The registry's plane: a body is not read before it is answered, but as the answer asks for it. */
export const createRegistryPlane =
  ({ registry, send, onAnswer, onBug }: RegistryPlaneOptions): Plane =>
  (request, response) => {
    const { method = 'GET' } = request;
    const target = targetOf(request);
    if (onAnswer !== undefined)
      response.once('finish', () => onAnswer({ method, target, status: response.statusCode }));
    // What was refused before it was read is taken off the connection, so that the next request is found behind it.
    response.once('finish', () => request.resume());
    registry(registryRequestOf(request))
      .then((reply) => guarded(response, onBug, () => send(response, reply)))
      .catch((error) => {
        onBug(asError(error));
        response.destroy();
      });
  };
