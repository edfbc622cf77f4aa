import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFakeSwr } from '../mock/index.ts';
import { clientOf } from './support/clients.ts';

const start = async () => {
  const swr = await createFakeSwr({ seed: { instances: [{ name: 'before' }] } });
  onTestFinished(swr.close);
  const names = async () => {
    const { body } = await clientOf(swr).get(`/v2/${swr.projectId}/instances`);
    return (body as { instances: { name: string }[] }).instances.map(({ name }) => name);
  };
  return { swr, names };
};

test('the first world has another seed, and a reset goes back to that; its credentials, faults and clock stay', async () => {
  const { swr, names } = await start();
  const frozen = await swr.clock.freeze();
  const id = await swr.fault({ match: { operationId: 'ShowInstance' }, do: { status: 500 } });
  await swr.reload({ seed: { project_id: 'another', instances: [{ name: 'after' }] } });
  expect(await names()).toEqual(['after']);
  expect((await swr.faults.list()).map((fault) => fault.id)).toEqual([id]);
  expect((await swr.clock.show()).now).toBe(frozen.now);
  await swr.reset();
  expect(await names()).toEqual(['after']);
});

test('another profile takes the place of all that was said before, in the first world only', async () => {
  const { swr, names } = await start();
  const status = async (world: { readonly projectId: string; readonly token: string }) => {
    const headers = { 'X-Auth-Token': world.token };
    return (await fetch(`${swr.url}/v2/${world.projectId}/instances?nonsense=1`, { headers })).status;
  };
  const other = await swr.world();
  await swr.reload({ profile: { 'request.unknown_query': 'reject' } });
  expect([await status(swr), await status(other)]).toEqual([400, 200]);
  await swr.reload({ profile: {} });
  expect(await status(swr)).toBe(200);
  expect(await names()).toEqual(['before']);
});

test('what cannot be used is refused, and nothing of it is taken', async () => {
  const { swr, names } = await start();
  const profile = { 'request.unknown_query': 'reject' } as const;
  await expect(swr.reload({ seed: 'demon', profile })).rejects.toThrow(/demon.*demo, empty, large/);
  await expect(swr.reload({ seed: { instances: [] }, profile: { nope: 1 } as object })).rejects.toThrow(
    /nope is not a/,
  );
  expect(await names()).toEqual(['before']);
});

test('with a folder of data it is refused', async () => {
  const data = mkdtempSync(join(tmpdir(), 'fake-swr-reload-'));
  onTestFinished(() => rmSync(data, { recursive: true }));
  const swr = await createFakeSwr({ data });
  try {
    await expect(swr.reload({ seed: 'empty' })).rejects.toThrow(/with data or redis/);
  } finally {
    await swr.close();
  }
});
