import { resourceOf } from '../resources/all.ts';
import { createCleanUp } from '../service/clean-up.ts';
import { createClient, pathIn } from '../service/client.ts';
import type { Answer, Outgoing } from '../service/exchange.ts';
import { pointed } from '../service/json.ts';
import { routeOf } from '../service/path.ts';
import type { Target } from '../target.ts';
import { notDeleted } from './make.ts';

/** What a target that answers otherwise than it should has created is deleted as well. */
const mayHaveMade = ({ status }: Answer): boolean => status < 300 || status >= 500;

/** The path by which a request's new record can be deleted; undefined if it created none, or none that can be. */
const removalPath = (request: Outgoing, answer: Answer): string | undefined => {
  const route = mayHaveMade(answer) ? routeOf(request) : undefined;
  if (route === undefined) return undefined;
  const { id, newId, operations } = resourceOf(route.operation.id);
  if (
    operations.create !== route.operation.id ||
    operations.remove === undefined ||
    id === undefined ||
    newId === undefined
  )
    return undefined;
  const value = pointed(newId.in === 'request' ? request.body : answer.body, newId.at);
  return value === undefined ? undefined : pathIn(operations.remove, { ...route.path, [id.parameter]: String(value) });
};

/**
 * A target that deletes what the steps of the cases created on it and did not delete, as happens where a case differs or
 * is interrupted halfway. It does so before what the preconditions created is deleted.
 */
export const deletingCreated = (target: Target): Target => {
  const cleanUp = createCleanUp(createClient(target.send));
  return {
    ...target,
    send: async (request) => {
      const answer = await target.send(request);
      const path = removalPath(request, answer);
      if (path !== undefined) cleanUp.add(path);
      if (request.method === 'DELETE' && answer.status < 300) cleanUp.forget(request.target);
      return answer;
    },
    cleanUp: async () => {
      const left = await cleanUp.run().finally(target.cleanUp);
      if (left.length > 0) throw notDeleted(left);
    },
  };
};
