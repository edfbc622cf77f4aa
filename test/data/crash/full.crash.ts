/**
 * A disk that is full, as a small file system in memory. Where none can be mounted it says so; test/data/log.test.ts has a
 * store that fails.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256, startRegistry } from '../../registry/registry.ts';
import { namespaceBody } from '../../support/clients.ts';
import { freshPath } from '../kept.ts';

const mounted = (): string | undefined => {
  const path = freshPath('small');
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', path]));
  return path;
};

test('a full disk: writes are refused and not made, reads go on, and with room all goes on', async (context) => {
  const disk = mounted();
  if (disk === undefined) {
    console.warn('NOT TESTED: no file system can be mounted here, so that no disk can be filled; root can');
    return context.skip('no file system can be mounted here');
  }
  const data = join(disk, 'data');
  const bugs: Error[] = [];
  const registry = await startRegistry({ data, onBug: (error) => bugs.push(error) });
  const { swr, instance, get } = registry;
  const post = async (name: string): Promise<readonly [number, string]> => {
    const headers = { 'x-auth-token': swr.token, 'content-type': 'application/json' };
    const body = JSON.stringify(namespaceBody(name));
    const response = await fetch(`${swr.url}${instance}/namespaces`, { method: 'POST', headers, body });
    return [response.status, await response.text()];
  };
  const filler = join(disk, 'filler');
  const fill = (): void => {
    for (let bytes = 1 << 20; bytes >= 512; bytes >>= 1)
      for (let fits = true; fits; ) {
        try {
          writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
        } catch {
          fits = false;
        }
      }
  };
  const digest = await registry.pushBlob('library/app', 'there before');
  const made: string[] = [];
  const refused: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    fill();
    // What the store has of its last block still takes some.
    for (let index = 0; index < 60; index += 1) {
      const name = `r${round}-${index}`;
      const [status, text] = await post(name);
      (status === 201 ? made : refused).push(name);
      if (status !== 201)
        expect([status, text]).toEqual([
          503,
          expect.stringContaining('could not keep the change, and has not made it: the disk is full'),
        ]);
      expect((await get(`${instance}/namespaces/${name}`)).status).toBe(status === 201 ? 200 : 404);
    }
    expect(refused.at(-1), 'it must have been full').toBe(`r${round}-59`);
    const control = await registry.call('POST', '/_fake/clock', {
      body: '{"advance":"1h"}',
      headers: { 'content-type': 'application/json' },
    });
    expect([control.status, control.text]).toEqual([503, expect.stringContaining('the disk is full')]);
    for (const bytes of [20_000, 90_000].map((size) => 'x'.repeat(size + round))) {
      const path = `/v2/library/app/blobs/uploads/?digest=${sha256(bytes)}`;
      const upload = await registry.call('POST', path, { body: bytes });
      expect([upload.status, upload.text]).toEqual([507, expect.stringContaining('full')]);
    }
    expect((await registry.call('GET', `/v2/library/app/blobs/${digest}`)).text).toBe('there before');
    rmSync(filler);
    expect((await post(`room${round}`))[0]).toBe(201);
    made.push(`room${round}`);
  }
  fill();
  for (let index = 0; index < 60; index += 1) {
    const [status] = await post(`last-${index}`);
    (status === 201 ? made : refused).push(`last-${index}`);
  }
  expect(refused.at(-1)).toBe('last-59');
  await swr.close();
  rmSync(filler);
  const again = await startRegistry({ data });
  for (const name of made) expect((await again.get(`${instance}/namespaces/${name}`)).status).toBe(200);
  for (const name of refused) expect((await again.get(`${instance}/namespaces/${name}`)).status).toBe(404);
  expect((await again.call('GET', `/v2/library/app/blobs/${digest}`)).text).toBe('there before');
  expect(bugs).toEqual([]);
});
