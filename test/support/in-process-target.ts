import request from 'supertest';
import { answerOf } from '../../contracts/service/exchange.ts';
import type { Target } from '../../contracts/target.ts';
import { type FakeTargetOptions, fakeTarget } from '../../contracts/targets/fake.ts';
import type { Transport } from '../../contracts/targets/transport.ts';
import { createFakeSwr, type FakeSwrOptions } from '../../mock/index.ts';

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** A fake in this process, asked through supertest. */
export const inProcessTarget = async (
  options: FakeSwrOptions = {},
  { auth = 'token', around }: Pick<Partial<FakeTargetOptions>, 'auth' | 'around'> = {},
): Promise<Target> => {
  const swr = await createFakeSwr(options);
  const transport: Transport = async ({ method, target, headers, body }) => {
    const call = request(swr.url)[methods[method as keyof typeof methods]](target).set(headers);
    const response = await (body === undefined ? call : call.send(body));
    return answerOf(response.status, response.headers as Record<string, string>, response.text ?? '');
  };
  const target = await fakeTarget({ name: 'in process', transport, auth, around });
  return { ...target, cleanUp: () => target.cleanUp().finally(() => swr.close()) };
};

/** Each reading is a millisecond later than the last: two calls at one time could not be told apart by their times. */
const tickingClock = () => {
  let nowMs = Date.parse('2026-03-01T12:00:00Z');
  return {
    now: () => {
      nowMs += 1;
      return nowMs;
    },
  };
};

/** The service that mutants are made of: a fake in this process. */
export const goodService = (around?: FakeTargetOptions['around']): Promise<Target> =>
  inProcessTarget({ clock: tickingClock() }, { around });
