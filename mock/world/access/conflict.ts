import { type ApiError, apiError } from '../../errors/error.ts';
import type { World } from '../kernel/world.ts';

/** That something is there already, is in a status that does not allow it, or is one too many. */
export const conflict = (detail: string, { profile }: Pick<World<unknown>, 'profile'>): ApiError =>
  apiError(profile['errors.conflict_status'] === 'harbor' ? 'conflict' : 'conflict_400', { detail });
