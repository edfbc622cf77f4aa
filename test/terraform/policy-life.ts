import { expect } from 'vitest';
import type { Fake } from '../support/fake.ts';

/** An empty namespace of the test's own, and where its policies of that family are. */
export const ownNamespace = async ({ post, instance }: Fake, family: 'retention' | 'webhook'): Promise<string> => {
  await post(`${instance}/namespaces`, { namespace_name: 'tf-test', metadata: { public: 'false' } });
  return `${instance}/namespaces/tf-test/${family}/policies`;
};

/** Creates a policy as the provider does, which is told its id and no more; reads it, and says where it is. */
export const created = async (fake: Fake, policies: string, body: object) => {
  const answer = await fake.post(policies, body);
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({ id: expect.any(Number) });
  const policy = `${policies}/${answer.body.id}`;
  const read = (await fake.get(policy)).body;
  expect(read).toMatchObject({ id: answer.body.id, namespace_name: 'tf-test' });
  return { policy, read };
};
