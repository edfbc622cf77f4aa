/** What is due before a read may go wrong: that is an answer of every door, and told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../mock/compose.ts';
import { completed } from '../../mock/options/options.ts';
import { manualClock } from '../../mock/world/kernel/clock.ts';
import { demoLogin } from '../registry/registry.ts';

/** A fake with a row that breaks what becomes due: at once, or when its time has come. */
const start = async (row: object) => {
  const bugs: string[] = [];
  const clock = manualClock('2026-03-01T12:00:00Z');
  const core = await createCore(completed({ seed: 'demo', clock, onBug: ({ message }) => bugs.push(message) }));
  const server = createServer(core.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await core.closeRegistry();
  });
  const { tenant, tables, users } = core.worlds.home();
  const { executions, pendingEffects } = (tables as typeof tables & { signature: Writable }).signature;
  executions.add({ id: 900, policy_id: 1, kind: 'live', ...row });
  pendingEffects.add({ id: 900, done: 0 });
  clock.advance('1h');
  const { port } = server.address() as AddressInfo;
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path.replace(':project', tenant.project_id)}`, {
      headers: path.startsWith('/v2/:project') ? { 'x-auth-token': users[0].token } : { authorization: demoLogin },
    });
  return { ask, bugs };
};

interface Writable {
  readonly executions: { readonly add: (row: object) => void };
  readonly pendingEffects: { readonly add: (row: object) => void };
}

const brokenRow = { plan: undefined };
const brokenEffect = {
  plan: { kind: 'listed', tasks: [{ repository: 'r', items: [null] }] },
  ...{ lifeCycle: { kind: 'timed', initializedMs: 0, pendingMs: 0, itemMs: 0 }, startedMs: 0, checkpoints: [] },
  ...{ about: undefined, firstTaskId: 1, firstSubTaskId: 1, polls: 0, trigger: 'Manual' },
};

const doors = [
  '/v2/:project/instances',
  '/v2/',
  '/v2/library/alpine/tags/list',
  '/_fake/clock',
  '/_fake/worlds/:project/snapshot',
];

test.each([
  ['when it is looked for', brokenRow],
  ['when it happens', brokenEffect],
])('what goes wrong %s is a 500 of every door', async (_, row) => {
  const { ask, bugs } = await start(row);
  const statuses = [];
  for (const door of doors) statuses.push((await ask(door)).status);
  expect(statuses).toEqual(doors.map(() => 500));
  expect(bugs).toHaveLength(doors.length);
  const [first] = doors;
  expect((await ask(first ?? '')).headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
});
