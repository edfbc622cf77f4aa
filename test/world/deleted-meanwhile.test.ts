/** What becomes of a call whose world is deleted between its admission and its turn in the log. */
import { expect, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import type { Log } from '../../mock/log/log.ts';
import { createMemoryLog } from '../../mock/log/memory.ts';
import { completed } from '../../mock/options/options.ts';
import type { Reply } from '../../mock/wire/wire.ts';
import { manualClock } from '../../mock/world/kernel/clock.ts';
import { namespaceBody } from '../support/clients.ts';

/** A log whose commands wait for their turn while it is held up. */
const heldUpLog = (clock: { readonly now: () => number }) => {
  const memory = createMemoryLog(clock);
  const waiting: (() => void)[] = [];
  let isHeldUp = false;
  const log: Log = {
    ...memory,
    append: (command, done, refused) => {
      if (isHeldUp) waiting.push(() => memory.append(command, done, refused));
      else memory.append(command, done, refused);
    },
  };
  return {
    log,
    /** Lets a call come in, then `meanwhile`, and only then gives the call its turn. */
    overtake: async (call: () => Promise<Reply>, meanwhile: () => Promise<unknown>): Promise<Reply> => {
      isHeldUp = true;
      const reply = call();
      let isAnswered = false;
      void reply.then(() => {
        isAnswered = true;
      });
      while (waiting.length === 0 && !isAnswered) await new Promise((resolve) => setImmediate(resolve));
      isHeldUp = false;
      await meanwhile();
      for (const go of waiting.splice(0)) go();
      return reply;
    },
  };
};

const start = async () => {
  const clock = manualClock('2026-03-01T12:00:00Z');
  const { log, overtake } = heldUpLog(clock);
  const bugs: Error[] = [];
  const core = await createCore(completed({ seed: 'demo', clock, onBug: (error) => bugs.push(error) }), log);
  const request = (method: string, target: string, token = '', body: unknown = {}) => ({
    ...{ method, target, headers: { host: 'localhost', 'x-auth-token': token } },
    body: Buffer.from(method === 'POST' ? JSON.stringify(body) : ''),
  });
  const control = async (method: string, target: string, body?: unknown): Promise<Reply> =>
    (await core.own.answer(request(method, target, '', body), undefined)).reply;
  const world = JSON.parse(String((await control('POST', '/_fake/worlds')).body));
  const { project_id, instance_id, token } = world;
  const instance = `/v2/${project_id}/instances/${instance_id}`;
  return {
    ...{ bugs, clock, control, instance, project_id },
    /** The answer to a call of the API, or of the control plane, during which the world is deleted. */
    deletedDuring: async (method: string, target: string, body?: unknown) => {
      const isControl = target.startsWith('/_fake');
      const call = () =>
        isControl
          ? control(method, target, body)
          : new Promise<Reply>((resolve) => core.api(request(method, target, token, body), resolve));
      const reply = await overtake(call, () => control('DELETE', `/_fake/worlds/${project_id}`));
      return { status: reply.status, body: JSON.parse(String(reply.body)) };
    },
  };
};

test('a write to a world that was deleted meanwhile is refused as one to a project that the caller does not have', async () => {
  const { bugs, deletedDuring, instance, project_id } = await start();
  const { status, body } = await deletedDuring('POST', `${instance}/namespaces`, namespaceBody('team'));
  expect([status, body.error_code]).toEqual([403, 'SVCSTG.SWR.4039001']);
  expect(body.error_msg).toContain(project_id);
  expect(bugs).toEqual([]);
});

test('a read for which something is due shows the world as it was, when it was deleted meanwhile', async () => {
  const { bugs, clock, deletedDuring, instance } = await start();
  clock.advance('30d');
  const { status, body } = await deletedDuring('GET', `${instance}/namespaces`);
  expect([status, body.total]).toEqual([200, 3]);
  expect(bugs).toEqual([]);
});

test.each([
  ['POST', '/_fake/faults', { match: {}, do: { status: 500 } }],
  ['POST', '/_fake/clock', { freeze: true }],
  ['POST', '/_fake/executions', {}],
  ['POST', '/_fake/artifacts', { namespace_name: 'library', repository_name: 'nginx' }],
  ['POST', '/_fake/seed', { seed: 'empty' }],
  ['POST', '/_fake/worlds', {}],
] as const)(
  '%s %s for a world that was deleted meanwhile names those that are there',
  async (method, target, input) => {
    const { bugs, deletedDuring, project_id } = await start();
    const named = target === '/_fake/worlds' ? { from: project_id } : { project_id };
    const { status, body } = await deletedDuring(method, target, { ...input, ...named });
    expect([status, body.error]).toEqual([
      404,
      expect.stringContaining(`"${project_id}" is not the project of a world`),
    ]);
    expect(bugs).toEqual([]);
  },
);
