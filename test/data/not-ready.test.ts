/** What a fake with a folder answers before it serves. */
import { expect, onTestFinished, test } from 'vitest';
import { createDoor } from '../../mock/http/door.ts';
import { listenAll } from '../../mock/http/server.ts';
import { createFakeSwr, DataError } from '../../mock/index.ts';
import { freePort } from '../support/free-port.ts';
import { freshPath } from './kept.ts';
import { inStore, usedFolder } from './used.ts';

const throwing = (error: Error): never => {
  throw error;
};

const asked = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return [response.status, await response.json().catch(() => '')] as const;
};

test('health says how far it is, all else is refused with the reason, and then the fake answers', async () => {
  let status: { readonly behind: number; readonly failure?: string } = { behind: 0, failure: 'its data is being read' };
  const door = createDoor(() => status, throwing);
  const { url, close } = await listenAll(door.listener, {
    ...{ port: 0, host: '127.0.0.1', tls: undefined, refuse: door.refuse },
  });
  onTestFinished(close);
  const health = `${url}/_fake/health`;
  expect(await asked(health)).toEqual([
    503,
    { status: 'live', reason: 'its data is being read', behind: 0, version: expect.any(String), worlds: 0 },
  ]);
  status = { behind: 7 };
  const reason = '7 commands of the log are still to be applied';
  expect(await asked(health)).toMatchObject([503, { status: 'live', reason, behind: 7 }]);
  expect(await asked(`${health}?live`)).toMatchObject([200, { status: 'live', reason, behind: 7 }]);
  expect((await fetch(health, { method: 'HEAD' })).status).toBe(503);
  const message = `fake-swr is not ready yet: ${reason}`;
  expect(await asked(`${url}/_fake/worlds`, { method: 'POST', body: '{}' })).toEqual([503, { error: message }]);
  for (const path of ['/v2/p/instances', '/v2/', '/', '/nowhere'])
    expect(await asked(`${url}${path}`)).toMatchObject([503, { error_code: 'FAKE.0503', error_msg: message }]);
  door.open({ listener: (_, response) => response.end('"opened"'), refuse: throwing });
  expect(await asked(health)).toEqual([200, 'opened']);
});

test('a fake listens while it reads, and is ready from some moment on', async () => {
  const folder = await usedFolder(['one', 'two']);
  const port = await freePort();
  let isServing = false;
  const starting = createFakeSwr({ data: folder, port }).finally(() => {
    isServing = true;
  });
  const url = `http://127.0.0.1:${port}/_fake/health`;
  const answers: (readonly [number, unknown])[] = [];
  while (!isServing) {
    const answer = await asked(url).catch(() => undefined);
    if (answer !== undefined) answers.push(answer);
  }
  const fake = await starting;
  onTestFinished(fake.close);
  expect(answers[0]).toMatchObject([503, { status: 'live', behind: 0, reason: 'its data is being read' }]);
  const statuses = answers.map(([status]) => status);
  expect(statuses).toEqual([503, 200].flatMap((status) => statuses.filter((one) => one === status)));
  expect(await asked(url)).toMatchObject([200, { status: 'ready', worlds: 1 }]);
});

test('a start that is refused gives the port back', async () => {
  const folder = await usedFolder(['one']);
  await inStore(folder, (store) => store.clear('origin', 'origin'));
  const port = await freePort();
  await expect(createFakeSwr({ data: folder, port })).rejects.toThrow(DataError);
  const other = await createFakeSwr({ data: freshPath(), port });
  await other.close();
});
