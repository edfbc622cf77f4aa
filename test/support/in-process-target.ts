import { Agent, request } from 'node:http';
import { answerOf } from '../../contracts/service/exchange.ts';
import type { Target } from '../../contracts/target.ts';
import { type FakeTargetOptions, fakeTarget } from '../../contracts/targets/fake.ts';
import type { Transport } from '../../contracts/targets/transport.ts';
import { createFakeSwr, type FakeSwrOptions } from '../../mock/index.ts';

/** Over connections that stay open, with no more around them than is needed: it is asked tens of thousands of times. */
const keptTransport = (url: string, agent: Agent): Transport => {
  const { hostname, port } = new URL(url);
  return ({ method, target, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
      const sent = { hostname, port, path: target, method, agent, headers: { ...headers, ...length } };
      const call = request(sent, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.once('error', reject);
        answer.once('end', () =>
          resolve(answerOf(answer.statusCode ?? 0, answer.headers as Record<string, string>, text)),
        );
      });
      call.once('error', reject).end(body);
    });
};

/** A fake in this process, asked by node:http. */
export const inProcessTarget = async (
  options: FakeSwrOptions = {},
  { auth = 'token', around }: Pick<Partial<FakeTargetOptions>, 'auth' | 'around'> = {},
): Promise<Target> => {
  const swr = await createFakeSwr(options);
  const agent = new Agent({ keepAlive: true });
  const target = await fakeTarget({ name: 'in process', transport: keptTransport(swr.url, agent), auth, around });
  const close = () => {
    agent.destroy();
    return swr.close();
  };
  return { ...target, cleanUp: () => target.cleanUp().finally(close) };
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
