import { apiError } from '../errors/error.ts';
import { explainAll } from '../errors/explain.ts';
import type { Caller } from '../iam/caller.ts';
import type { Operation } from '../spec/operations.ts';
import type { Engine } from '../spec/validators.ts';
import type { Profile } from '../world/kernel/profile.ts';

export const endsWithSlash = (path: string): boolean => path.length > 1 && path.endsWith('/');

export const checkPath = (path: string, profile: Profile): void => {
  if (endsWithSlash(path) && profile['request.trailing_slash'] === 'not_found') throw apiError('api_not_found', {});
};

/** A project's resources are for credentials of that project; a token for the account alone will not do. */
export const checkProject = (projectId: string | undefined, { world, scope }: Caller, { service }: Operation): void => {
  const isOwn = projectId === undefined || projectId === world.tenant.project_id;
  if (service === 'swr' && (!isOwn || scope !== 'project')) {
    throw apiError('wrong_project', { project_id: projectId ?? world.tenant.project_id });
  }
};

/** An answer against the spec is a fault of the fake's own, and never sent. */
export const checkAnswer = (engine: Engine, operation: Operation, body: unknown): void => {
  const errors = engine.answerErrors(operation, body);
  if (errors.length > 0) throw new Error(`${operation.id} answers against the spec: ${explainAll(errors).join('; ')}`);
};
