/** A handler that reads a behaviour which its operation does not declare is a bug of the fake, and is found as one. */
import supertest from 'supertest';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../../mock/index.ts';
import { operationById } from '../../mock/spec/operations.ts';

/** The operation as if it declared none, until the test ends. */
const declaringNone = (operationId: string): void => {
  const operation = operationById.get(operationId);
  if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
  const { behaviours } = operation;
  Object.assign(operation, { behaviours: [] });
  onTestFinished(() => void Object.assign(operation, { behaviours }));
};

test.each([
  ['ListInstanceRegistries', 'get', '/registries', 'instances.not_running'],
  ['DeleteInstanceNamespace', 'delete', '/namespaces/library', 'instances.not_running'],
] as const)(
  '%s is answered 500, and the bug names it and the behaviour',
  async (operationId, method, path, behaviour) => {
    declaringNone(operationId);
    const bugs: string[] = [];
    // Profiles of their own: that of the defaults may be narrowed already.
    const profile = { 'response.content_type': 'plain' } as const;
    const swr = await createFakeSwr({ profile, onBug: ({ message }) => bugs.push(message) });
    onTestFinished(swr.close);
    const { status } = await supertest(swr.url)
      [method](`/v2/${swr.projectId}/instances/${swr.instanceId}${path}`)
      .set('X-Auth-Token', swr.token);
    expect(status).toBe(500);
    expect(bugs).toEqual([
      `${operationId} reads behaviour ${behaviour}, which its x-fake-behaviours in spec/paths do not name`,
    ]);
  },
);
