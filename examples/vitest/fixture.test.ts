/** A fake and a world for each test, by fixtures. */
import { describe, expect } from 'vitest';
// Users write: import { fakeSwrTest, test } from 'fake-swr/vitest';
import { fakeSwrTest, test } from '../../mock/fixtures/vitest.ts';

interface World {
  readonly url: string;
  readonly projectId: string;
  readonly instanceId: string;
  readonly token: string;
}

/** Whatever the code under test does to call SWR. */
const namespaces = async ({ url, projectId, instanceId, token }: World, create?: string) => {
  const body = create && JSON.stringify({ namespace_name: create, metadata: { public: 'false' } });
  const answer = await fetch(`${url}/v2/${projectId}/instances/${instanceId}/namespaces`, {
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    ...(body !== undefined && { method: 'POST', body }),
  });
  return { status: answer.status, body: (await answer.json()) as { total?: number; namespaces?: readonly object[] } };
};

test.concurrent.for([1, 2, 3, 4])('tests that run at once have a world each: %i', async (_, { world, expect }) => {
  expect((await namespaces(world, 'team')).status).toBe(201);
  expect((await namespaces(world)).body.total).toBe(4);
  await world.journal.verify({ match: { operationId: 'CreateInstanceNamespace', status: 201 }, times: 1 });
});

test('beside the demo world there is only the world of the test: those of others are forgotten', async ({
  fakeSwr,
  world,
}) => {
  const known = (await fakeSwr.worlds()).map(({ projectId }) => projectId);
  expect(known).toEqual([fakeSwr.projectId, world.projectId]);
});

describe('worlds with other data', () => {
  const emptyTest = test.override('worldOptions', { seed: 'empty', name: 'an empty one' });

  emptyTest('are made from what the tests say', async ({ world }) => {
    expect(world.name).toBe('an empty one');
    expect((await namespaces(world)).body.namespaces).toMatchObject([{ name: 'library' }]);
  });
});

const lateTest = fakeSwrTest({ clock: { now: () => Date.parse('2031-05-06T07:08:09Z') }, auth: 'off' });

lateTest('a fake can have options of its own', async ({ world }) => {
  expect((await world.clock.show()).now).toBe('2031-05-06T07:08:09.000Z');
  expect((await namespaces({ ...world, token: '' })).status).toBe(200);
});
