import request from 'supertest';
import { createFakeSwr, type FakeSwrOptions } from '../../mock/index.ts';
import type { Target } from '../target.ts';
import type { Credentials } from './caller.ts';
import { fakeTarget } from './fake.ts';
import { answerOf, type Transport } from './transport.ts';

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** A fake in this process, asked through supertest. */
export const mockTarget = async (
  options: FakeSwrOptions = {},
  { auth = 'token' }: { readonly auth?: Credentials['kind'] } = {},
): Promise<Target> => {
  const swr = await createFakeSwr(options);
  const transport: Transport = async ({ method, target, headers, body }) => {
    const call = request(swr.url)[methods[method as keyof typeof methods]](target).set(headers);
    const response = await (body === undefined ? call : call.send(body));
    return answerOf(response.status, response.headers as Record<string, string>, response.text ?? '');
  };
  const target = await fakeTarget({ name: 'in process', transport, auth });
  return { ...target, cleanUp: () => target.cleanUp().finally(() => swr.close()) };
};
