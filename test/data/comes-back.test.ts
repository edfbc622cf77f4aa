/** All that makes the fake what it is, in a fake that was started anew with the same folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FakeSwrOptions, manualClock } from '../../mock/index.ts';
import { demo, iam, login, tokenOf } from '../iam/iam.ts';
import { type Registry, sha256, startRegistry, types } from '../registry/registry.ts';
import { executionsOf, namespaceBody } from '../support/clients.ts';
import { freshPath } from './kept.ts';

const startTwice = async (given: FakeSwrOptions = {}) => {
  const options = { ...given, data: freshPath(), clock: manualClock('2026-03-01T12:00:00Z') };
  const first = await startRegistry(options);
  const again = async (before: Registry = first): Promise<Registry> => {
    await before.swr.close();
    return startRegistry(options);
  };
  return { first, again, clock: options.clock, folder: options.data };
};

const namesOf = async ({ swr, get }: Registry, world: Pick<Registry['swr'], 'projectId' | 'instanceId'> = swr) => {
  const { body } = await get(`/v2/${world.projectId}/instances/${world.instanceId}/namespaces`);
  return body.namespaces?.map(({ name }: { readonly name: string }) => name) ?? body;
};

describe('worlds', () => {
  test('are there with their names and credentials, and a new one gets a number that none has had', async () => {
    const { first, again } = await startTwice();
    const named = await first.swr.world({ name: 'checkout', seed: 'empty' });
    const gone = await first.swr.world();
    await gone.forget();
    const { swr, send } = await again();
    expect((await swr.worlds()).map(({ name, token }) => [name, token])).toContainEqual(['checkout', named.token]);
    const target = `/v2/${named.projectId}/instances`;
    expect((await send('get', target, { headers: { 'X-Auth-Token': named.token } })).status).toBe(200);
    expect((await send('get', target, { headers: { 'X-Auth-Token': gone.token } })).status).toBe(401);
    expect((await swr.world()).projectId).not.toBe(gone.projectId);
  });

  test('that were forked have what they were forked with, and reset to it', async () => {
    const { first, again } = await startTwice();
    await first.post(`${first.instance}/namespaces`, namespaceBody('before'));
    const { projectId, token } = await first.swr.fork({ name: 'fork' });
    await first.post(`${first.instance}/namespaces`, namespaceBody('behind'));
    const next = await again();
    const fork = (await next.swr.worlds()).find((world) => world.projectId === projectId);
    const names = async () => {
      const path = `/v2/${projectId}/instances/${fork?.instanceId}/namespaces`;
      const { body } = await next.send('get', path, { headers: { 'X-Auth-Token': token } });
      return body.namespaces.map(({ name }: { readonly name: string }) => name);
    };
    expect(await names()).toEqual(['before', 'library', 'root', 'staging']);
    await fork?.reset();
    expect(await names()).toEqual(['before', 'library', 'root', 'staging']);
    expect(await namesOf(next)).toContain('behind');
    await next.swr.reset();
    expect(await namesOf(next)).toEqual(['library', 'root', 'staging']);
  });

  test('give the same snapshot, and take one of before', async () => {
    const { first, again } = await startTwice();
    const empty = await first.swr.snapshot();
    await first.post(`${first.instance}/namespaces`, namespaceBody('more'));
    const full = await first.swr.snapshot();
    const next = await again();
    expect(await next.swr.snapshot()).toEqual(full);
    await next.swr.restore(empty);
    expect(await next.swr.snapshot()).toEqual(empty);
  });
});

describe('clocks', () => {
  test('that stand still still do, and are not told the time between', async () => {
    const { first, again, clock } = await startTwice();
    await first.swr.clock.set('2030-01-01T00:00:00Z');
    await first.swr.clock.freeze();
    const before = await first.swr.clock.show();
    clock.advance(3_600_000);
    const next = await again();
    expect(await next.swr.clock.show()).toEqual(before);
  });

  test('that were set back or made faster go on from there', async () => {
    const { first, again, clock } = await startTwice();
    await first.swr.clock.set('2020-01-01T00:00:00Z');
    await first.swr.clock.scale(60);
    const next = await again();
    clock.advance(1000);
    expect((await next.swr.clock.show()).now).toBe('2020-01-01T00:01:00.000Z');
  });

  test('let happen in time what was begun before', async () => {
    const { first, again, clock } = await startTwice();
    const { executionId } = await first.swr.executions.create({
      ...{ namespace_name: 'root', policy_id: 3, tasks: 2 },
      life_cycle: 'timed',
    });
    const status = async (registry: Registry) => {
      const all = await executionsOf(registry, `${registry.instance}/namespaces/root/signature/policies/3`);
      return all.find(({ id }) => id === executionId)?.status;
    };
    expect(await status(first)).not.toBe('Succeed');
    const next = await again();
    clock.advance(3_600_000);
    expect(await status(next)).toBe('Succeed');
  });
});

test('faults are armed as they were, with what they have counted', async () => {
  const { first, again } = await startTwice();
  const fault = { match: { operationId: 'ListInstanceNamespaces' }, when: { times: 3 }, do: { status: 500 } } as const;
  const list = async ({ swr, instance }: Registry) =>
    (await fetch(`${swr.url}${instance}/namespaces`, { headers: { 'X-Auth-Token': swr.token } })).status;
  await first.swr.fault(fault);
  expect([await list(first), await list(first)]).toEqual([500, 500]);
  const next = await again();
  expect(await next.swr.faults.list()).toMatchObject([{ matched: 2, fired: 2 }]);
  expect([await list(next), await list(next)]).toEqual([500, 200]);
});

describe('credentials', () => {
  test("the demo world's, and a token that IAM issued, let in", async () => {
    const { first, again } = await startTwice();
    const token = await tokenOf(first);
    const next = await again();
    expect([next.swr.token, next.swr.ak, next.swr.sk]).toEqual([first.swr.token, first.swr.ak, first.swr.sk]);
    const { status } = await next.send('get', next.instance, { headers: { 'X-Auth-Token': token } });
    expect(status).toBe(200);
    expect((await iam(next, login(demo))).status).toBe(201);
  });

  test('a token of the registry and a credential that was made let in, one that was deleted does not', async () => {
    const { first, again } = await startTwice();
    const made = await first.post(`${first.instance}/long-term-credential`, { name: 'ci' });
    const { user_id, auth_token } = made.body;
    const basic = `Basic ${Buffer.from(`${user_id}:${auth_token}`).toString('base64')}`;
    const path = '/service/token?service=harbor-registry&scope=repository:library/app:pull,push';
    const bearer = `Bearer ${JSON.parse((await first.call('GET', path)).text).token}`;
    const next = await again();
    for (const authorization of [basic, bearer]) {
      const { status } = await next.call('POST', '/v2/library/app/blobs/uploads/', { headers: { authorization } });
      expect(status).toBe(202);
    }
    await next.remove(`${next.instance}/long-term-credentials/${made.body.token_id}`);
    const last = await again(next);
    const { status } = await last.call('GET', '/v2/', { headers: { authorization: basic } });
    expect(status).toBe(401);
  });
});

describe('images', () => {
  test('are pulled byte for byte, small and large, and what was deleted is gone', async () => {
    const { first, again } = await startTwice();
    const large = Buffer.alloc(300_000, 'layer');
    await first.pushBlob('library/app', large);
    const digest = await first.pushImage('library/app', 'v1');
    await first.pushImage('library/app', 'v2');
    await first.call('DELETE', '/v2/library/app/manifests/v2');
    const manifest = await first.call('GET', '/v2/library/app/manifests/v1');
    const next = await again();
    const [v1, v2] = [
      await next.call('GET', '/v2/library/app/manifests/v1'),
      await next.call('GET', '/v2/library/app/manifests/v2'),
    ];
    expect([v1.status, v1.text, v2.status]).toEqual([200, manifest.text, 404]);
    expect(sha256(v1.text)).toBe(digest);
    for (const { digest: layer } of JSON.parse(v1.text).layers)
      expect(sha256((await next.call('GET', `/v2/library/app/blobs/${layer}`)).bytes)).toBe(layer);
    expect((await next.call('GET', `/v2/library/app/blobs/${sha256(large)}`)).bytes).toEqual(large);
    expect((await next.swr.restore(await next.swr.snapshot())).missing_blobs ?? []).toEqual([]);
  });

  test('the bytes are once in the folder, by their digest, and uploads under way are gone', async () => {
    const { first, again, folder } = await startTwice();
    const digest = await first.pushBlob('library/app', 'bytes');
    await first.pushBlob('root/other', 'bytes');
    const begun = await first.call('POST', '/v2/library/app/blobs/uploads/');
    const at = begun.headers.get('location') ?? '';
    await first.call('PATCH', at, { body: Buffer.alloc(100_000) });
    expect(readdirSync(join(folder, 'blobs', 'sha256'))).toEqual([digest.slice('sha256:'.length)]);
    const next = await again();
    expect(readdirSync(join(folder, 'blobs', 'uploads'))).toEqual([]);
    expect((await next.call('PATCH', at, { body: 'more' })).status).toBe(404);
    const manifest = { schemaVersion: 2, mediaType: types.index, manifests: [] };
    expect((await next.pushManifest('library/app', 'none', manifest)).status).toBe(201);
  });
});
