import { type ApiError, apiError } from '../errors/error.ts';
import type { Operation } from '../spec/operations.ts';

// A bad request is refused in the words of the service that it was for.

const parameterRefusals = {
  swr: 'invalid_parameter',
  iam: 'iam_invalid',
  sts: 'sts_invalid',
  control: 'control_invalid',
} as const;

export const invalidParameter = ({ service }: Operation, detail: string): ApiError =>
  apiError(parameterRefusals[service], { detail });

export const invalidBody = ({ service }: Operation, detail: string): ApiError =>
  apiError(service === 'swr' ? 'invalid_body' : parameterRefusals[service], { detail });
