import { Readable } from 'node:stream';
import { asError } from '../errors/thrown.ts';
import type { Answered } from '../gateway/record.ts';
import type { RegistryRequest } from '../registry/request.ts';
import { leftBody } from './bodies.ts';
import { guarded, type OnBug } from './guard.ts';
import type { Plane } from './plane.ts';
import { ofAnswered, type Report } from './report.ts';
import { type HttpRequest, targetOf } from './request.ts';
import type { Send } from './send.ts';

export interface RegistryPlaneOptions {
  readonly registry: (request: RegistryRequest) => Promise<Answered>;
  readonly send: Send;
  readonly report: Report;
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
  ({ registry, send, report, onBug }: RegistryPlaneOptions): Plane =>
  (request, response) => {
    // What was refused before it was read is taken off the connection, so that the next request is found behind it.
    response.once('finish', () => request.resume());
    registry(registryRequestOf(request))
      .then((answered) => {
        report(request, response, () => ofAnswered(answered));
        guarded(response, onBug, () => send(response, answered.reply));
      })
      .catch((error) => {
        onBug(asError(error));
        response.destroy();
      });
  };
