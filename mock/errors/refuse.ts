import { apiError } from './error.ts';

/** Refuses a parameter or a field of a body, in the words of SWR. */
export const refuseParameter = (detail: string): never => {
  throw apiError('invalid_parameter', { detail });
};
