import { ApiError, apiError } from '../errors/error.ts';
import { asError } from '../errors/thrown.ts';
import type { Reply } from '../wire/wire.ts';
import { answered } from './call.ts';

/** What a refusal of the API is in the registry, by its status. Source: Harbor 2.1. */
const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'DENIED',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  412: 'PRECONDITION',
  413: 'SIZE_INVALID',
  429: 'TOOMANYREQUESTS',
  // Source: distribution, errcode.ErrorCodeUnavailable.
  503: 'UNAVAILABLE',
};

const isBroken = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(asError(error).code));

export const asRegistryError = (error: unknown, onBug: (error: Error) => void): ApiError => {
  if (error instanceof ApiError) return error;
  // Nobody hears this answer; the journal has it.
  if (isBroken(error)) return apiError('oci_upload_invalid', { detail: 'the connection broke before its end' });
  onBug(asError(error));
  return apiError('oci_unknown', {});
};

/** The answer to a refusal. What a client did wrong is explained to one that asks for it by X-Fake-Explain. */
export const refusal = (
  { code, status, layer, message, beside }: ApiError,
  headers: Readonly<Record<string, string>>,
  isExplained: boolean,
): Reply => {
  const cause = beside.explanation?.cause;
  const own = layer === 'registry' ? code : (codes[status] ?? 'UNKNOWN');
  const explained = isExplained && cause !== undefined;
  const error = { code: own, message, ...(explained && { detail: { explanation: { cause } } }) };
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return answered(status, { ...headers, ...type }, JSON.stringify({ errors: [error] }));
};
