import { type ApiError, apiError, type Explained } from './error.ts';

/** The gateway's 401. The reasons are those of real answers; the explanation is the fake's own. */
export const unauthenticated = (reason: string, explanation?: Explained): ApiError =>
  apiError('unauthenticated', { reason }, explanation && { explanation });
