import { createClient } from '../service/client.ts';
import { Misanswered, type Send, Unmet, Unreachable } from '../service/exchange.ts';
import { pointed } from '../service/json.ts';
import type { Target } from '../target.ts';
import { type Credentials, createCaller } from './caller.ts';
import { createFind } from './find.ts';
import { createMaker } from './make.ts';
import { createPusher } from './push.ts';
import type { Transport } from './transport.ts';

export interface FakeTargetOptions {
  readonly name: string;
  readonly transport: Transport;
  /** By which of the world's credentials the cases call. */
  readonly auth: Credentials['kind'];
  readonly controlToken?: string | undefined;
  /** Changes what is sent and answered, that of the preconditions included. */
  readonly around?: ((send: Send) => Send) | undefined;
}

/** The demo data have all that a case begins with: what is not found there was not shown. */
const notInDemo = (error: Error): never => {
  if (!(error instanceof Unmet)) throw error;
  throw new Misanswered('a search of the demo world', 'all that it has', `by nothing: ${error.message}`);
};

/** A fake, prepared through its control plane: a world of the demo data, for this run alone. */
export const fakeTarget = async ({
  name,
  transport,
  auth,
  controlToken,
  around = (send) => send,
}: FakeTargetOptions): Promise<Target> => {
  const control = async (method: string, target: string, body?: object): Promise<unknown> => {
    const headers = {
      'Content-Type': 'application/json',
      ...(controlToken !== undefined && { 'X-Fake-Control-Token': controlToken }),
    };
    const answer = await transport({ method, target, headers, body: body && JSON.stringify(body) });
    if (answer.status < 300) return answer.body;
    const reason = pointed(answer.body, '/error') ?? answer.text.slice(0, 200);
    throw new Unreachable(
      `${name} is not a fake-swr, or it refuses: ${method} ${target} was answered ${answer.status}: ${reason}`,
    );
  };

  const world = await control('POST', '/_fake/worlds', { seed: 'demo', name: 'fake-swr verify' });
  const field = (key: string): string => {
    const value = pointed(world, `/${key}`);
    if (typeof value !== 'string')
      throw new Unreachable(`${name} is not a fake-swr: POST /_fake/worlds was answered without ${key}`);
    return value;
  };
  const project_id = field('project_id');
  const query = `?project_id=${project_id}`;
  const credentials: Credentials =
    auth === 'token' ? { kind: 'token', token: field('token') } : { kind: 'key', ak: field('ak'), sk: field('sk') };
  const now = async () => Date.parse(String(pointed(await control('GET', `/_fake/clock${query}`), '/now')));
  const send = around(createCaller({ transport, credentials, projectId: project_id, now }));
  const client = createClient(send);
  const find = createFind(client, project_id, { costs: false });
  const maker = createMaker({ client, find, runId: 'run', expires: 'the run' });
  const pusher = createPusher({ client, maker, projectId: project_id, control });
  return {
    name,
    kind: 'fake',
    send,
    given: async (wanted) => (maker.make(wanted) ?? pusher.make(wanted) ?? find(wanted)).catch(notInDemo),
    mayWrite: true,
    pause: async (ms) => void (await control('POST', '/_fake/clock', { project_id, advance: `${ms}ms` })),
    cleanUp: async () => {
      await pusher
        .cleanUp()
        .finally(maker.cleanUp)
        .finally(() => control('DELETE', `/_fake/worlds/${project_id}`));
    },
  };
};
