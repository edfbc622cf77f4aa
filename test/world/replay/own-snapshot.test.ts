/** Whatever was written and pushed, a world takes its own snapshot back, and answers as before. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoLogin, sha256 } from '../../registry/registry.ts';
import { call, instance, type Step } from './call.ts';
import { disarm, perform } from './perform.ts';
import { type Push, push, subject, tags } from './push-steps.ts';
import { type Recorded, startRecorded } from './recorded.ts';
import { everything, step, tagsOf } from './steps.ts';

const snapshotPath = '/_fake/worlds/0f1e2d3c4b5a69788796a5b4c3d2e1f0/snapshot';
const pushed = `${instance}/namespaces/library/repositories/odd`;
const lists = [
  ...everything,
  call('GET', pushed),
  call('GET', `${tagsOf('library/repositories/odd')}?limit=100`),
  ...['artifacts', 'artifacts?with_signature=true'].map((list) => call('GET', `${pushed}/${list}`)),
];

const paths = ['/v2/_catalog', '/v2/library/odd/tags/list', `/v2/library/odd/referrers/${subject.digest}`];

type Ask = (method: string, path: string, body?: string, type?: string) => Promise<Response>;

/** Serves the registry of a fake for as long as it is needed. */
const serving = async <Value>({ listener }: Recorded, use: (ask: Ask) => Promise<Value>): Promise<Value> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await use((method, path, body, type = 'application/octet-stream') =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        ...{ method, body: body ?? null },
        headers: { authorization: demoLogin, 'content-type': type, connection: 'close' },
      }),
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

const taken = async (recorded: Recorded, ask: Ask, steps: readonly (Step | Push)[]): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (const each of steps) {
    if (each.kind !== 'push') await perform(recorded, [each]);
    else {
      const { blob, manifest, type, tag } = each;
      await ask('POST', `/v2/library/odd/blobs/uploads/?digest=${sha256(blob)}`, blob);
      const { status } = await ask('PUT', `/v2/library/odd/manifests/${tag}`, manifest, type);
      if (status >= 500) broken.push(`${status} ${manifest}`);
    }
  }
  return broken;
};

/** All that both planes answer. */
const seen = async (recorded: Recorded, ask: Ask): Promise<readonly string[]> => {
  const answers = await perform(recorded, lists);
  const others = await Promise.all(paths.map(async (path) => (await ask('GET', path)).text()));
  const heads = await Promise.all(
    tags.map(async (tag) => (await ask('HEAD', `/v2/library/odd/manifests/${tag}`)).status),
  );
  return [...answers, ...others, ...heads.map(String)];
};

const runs = Number(process.env.REPLAY_SEQUENCES ?? 150);

test('a world restores its own snapshot', async () => {
  const steps = fc.array(fc.oneof(step, push), { minLength: 5, maxLength: 25, size: 'max' });
  await fc.assert(
    fc.asyncProperty(steps, async (some) => {
      const recorded = await startRecorded();
      await serving(recorded, async (ask) => {
        expect(await taken(recorded, ask, some)).toEqual([]);
        // A fault that fires would answer in place of what is asked about.
        await perform(recorded, [disarm]);
        const before = await seen(recorded, ask);
        expect(before.filter((answer) => / 5\d\d /.test(answer.slice(0, 200)))).toEqual([]);
        const { body } = await recorded.call('GET', snapshotPath);
        const restored = await recorded.call('PUT', snapshotPath, JSON.parse(body));
        expect([restored.status, restored.status === 200 ? '' : restored.body]).toEqual([200, '']);
        expect(await seen(recorded, ask)).toEqual(before);
      });
    }),
    { numRuns: Math.ceil(runs / 8), seed: 13 },
  );
}, 120_000);
