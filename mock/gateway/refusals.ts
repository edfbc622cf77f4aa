import { type ApiError, apiError } from '../errors.ts';
import type { Operation } from './operations.ts';

// A bad request is refused in the words of the service that it was for.

export const invalidParameter = ({ service }: Operation, detail: string): ApiError =>
  apiError(service === 'swr' ? 'invalid_parameter' : `${service}_invalid`, { detail });

export const invalidBody = ({ service }: Operation, detail: string): ApiError =>
  apiError(service === 'swr' ? 'invalid_body' : `${service}_invalid`, { detail });
