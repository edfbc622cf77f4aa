import { type ApiError, apiError } from './error.ts';

interface Facts {
  readonly profile: { readonly 'errors.conflict_status': 'harbor' | 'documented' };
}

/** That something is there already, is in a status that does not allow it, or is one too many. */
export const conflict = (detail: string, { profile }: Facts): ApiError =>
  apiError(profile['errors.conflict_status'] === 'harbor' ? 'conflict' : 'conflict_400', { detail });

/** That something else has to go first. Source: Harbor 2.1, which answers 412. */
export const stillNeeded = (detail: string, { profile }: Facts): ApiError =>
  apiError(profile['errors.conflict_status'] === 'harbor' ? 'precondition_failed' : 'conflict_400', { detail });
