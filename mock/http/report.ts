import type { ServerResponse } from 'node:http';
import type { ControlAnswered } from '../control/serve.ts';
import type { ApiError } from '../errors/error.ts';
import type { Answered } from '../gateway/record.ts';
import type { Reply } from '../wire/wire.ts';
import type { AnsweredRequest, OnAnswer } from './plane.ts';
import { type HttpRequest, targetOf } from './request.ts';

type Told = Omit<AnsweredRequest, 'method' | 'target' | 'status'>;

/** Tells of a request once it is answered. */
export type Report = (request: HttpRequest, response: ServerResponse, told: () => Told) => void;

/** Whoever asks every few seconds whether the fake is up, or how it fares, would fill a log; so would a page that is open. */
const unreported = /^\/_fake\/(?:health|metrics|events|due|browse\/[^?]*|assets\/[^?]*)(?:\?|$)/;

const given = <Value, Name extends keyof Told>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : ({ [name]: value } as Readonly<Record<Name, Value>>);

const causeOf = ({ message, beside }: ApiError): string => beside.explanation?.cause ?? message;

/** What is told of a call of the API or the registry. */
export const ofAnswered = ({ requestId, entry, operationId, durationMs, error, firing }: Answered): Told => {
  const cause = error && causeOf(error);
  const fault = firing && `fault ${firing.id}`;
  return {
    ...{ requestId, projectId: entry.tenant.project_id, world: entry.name, durationMs },
    ...given('operationId', operationId),
    ...given('cause', fault === undefined ? cause : [fault, ...(cause === undefined ? [] : [cause])].join(': ')),
  };
};

export const ofRefused = (error: ApiError): Told => ({ cause: causeOf(error) });

const controlCause = ({ status, body }: Reply): string | undefined =>
  status < 400 ? undefined : (JSON.parse(body) as { readonly error?: string }).error;

export const ofControl = ({ reply, operationId, durationMs }: ControlAnswered): Told => ({
  durationMs,
  ...given('operationId', operationId),
  ...given('cause', controlCause(reply)),
});

/** Nothing is looked at where nobody listens. */
export const reportTo = (onAnswer: OnAnswer | undefined): Report => {
  if (onAnswer === undefined) return () => {};
  return (request, response, told) => {
    const target = targetOf(request);
    if (unreported.test(target)) return;
    const { method = 'GET' } = request;
    response.once('finish', () => onAnswer({ method, target, status: response.statusCode, ...told() }));
  };
};
