/** A fake that runs elsewhere: in a container, or as here in a process of its own. The object is the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from 'vitest';
// Users write: import { connectFakeSwr } from 'fake-swr';
import { connectFakeSwr } from '../../mock/index.ts';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** Starts a fake and reads from its banner where it serves. Users run the image or `npx fake-swr`, and know the URL. */
const startProcess = async () => {
  const args = ['--import', 'tsx', 'cli/main.ts', '--port', '0', '--quiet'];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await closed;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url !== undefined) return { url, stop };
  }
  throw new Error('the fake ended before it served');
};

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted
  .extend('fakeSwr', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { url, stop } = await startProcess();
    onCleanup(stop);
    return connectFakeSwr(url);
  })
  .extend('world', async ({ fakeSwr }, { onCleanup }) => {
    const world = await fakeSwr.world();
    onCleanup(world.forget);
    return world;
  });

test('a world of a fake that runs elsewhere is seeded, called and questioned from here', async ({ world }) => {
  await world.seed({ instances: [{ name: 'one', namespaces: [{ name: 'team', repositories: [{ name: 'web' }] }] }] });
  const path = `/v2/${world.projectId}/instances/${world.instanceId}/repositories`;
  const answer = await fetch(`${world.url}${path}`, { headers: { 'X-Auth-Token': world.token } });
  expect(await answer.json()).toMatchObject({ total: 1, repositories: [{ name: 'web', namespace_name: 'team' }] });
  expect(await world.journal.find()).toMatchObject([{ operationId: 'ListInstanceRepositories', path, status: 200 }]);
});

test('its clock is advanced from here, and what is under way there goes on', async ({ world }) => {
  await world.clock.freeze();
  const { policyId } = await world.executions.create({ tasks: 300 });
  const policy = `/instances/${world.instanceId}/namespaces/library/signature/policies/${policyId}`;
  const status = async () => {
    const answer = await fetch(`${world.url}/v2/${world.projectId}${policy}/executions`, {
      headers: { 'X-Auth-Token': world.token },
    });
    return ((await answer.json()) as { executions: { status: string }[] }).executions[0]?.status;
  };
  expect(await status()).toBe('Initialized');
  await world.clock.advance('5m');
  expect(await status()).toBe('Succeed');
});
