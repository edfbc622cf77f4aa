import { expect, test } from 'vitest';
import { policyBody } from '../../support/bodies.ts';
import { clientOf, policiesOf, startEmbedded } from '../../support/clients.ts';

/** A policy that runs every second over 42 repositories with 126 versions. */
const begun = async () => {
  const names = Array.from({ length: 42 }, (_, index) => `image-${index}`);
  const { swr, clock } = await startEmbedded({
    seed: {
      instances: [
        {
          name: 'one',
          namespaces: [
            {
              name: 'library',
              repositories: names.map((name) => ({
                name,
                artifacts: ['1', '2', '3'].map((tag) => ({ tags: [tag] })),
              })),
            },
          ],
        },
      ],
    },
  });
  const client = clientOf(swr);
  const { body } = await client.post(
    policiesOf(client),
    policyBody({ trigger: { type: 'scheduled', trigger_settings: { cron: '* * * * * *' } } }),
  );
  return { swr, clock, client, policy: `${policiesOf(client)}/${body.id}` };
};

const spentMs = async (act: () => Promise<unknown>): Promise<number> => {
  const startMs = performance.now();
  await act();
  return performance.now() - startMs;
};

// Bounds are generous: a run costs some 20 microseconds, and once cost a hundred times as much.
test('a thousand seconds of a policy that runs every second cost the same each time', { timeout: 30_000 }, async () => {
  const { swr } = await begun();
  const spans: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) spans.push(await spentMs(() => swr.clock.advance('1000s')));
  if (process.env.FAKE_SWR_SHOW) console.log('1,000 s each, ms:', spans.map(Math.round).join(' '));
  expect(Math.max(...spans)).toBeLessThan(3000);
});

test('ten years of it, and an idle year at a fast clock, do not block', { timeout: 30_000 }, async () => {
  const { swr, clock, client, policy } = await begun();
  const heapBefore = process.memoryUsage().heapUsed;
  const tenYears = await spentMs(() => swr.clock.advance('3650d'));
  await swr.clock.scale(1e6);
  const read = () => client.get(`${policy}/executions`);
  const fast = await spentMs(async () => {
    for (let ms = 0; ms < 1000; ms += 100) {
      clock.advance(100);
      await read();
    }
  });
  await swr.clock.scale(1);
  clock.advance(366 * 86_400_000);
  const idle = await spentMs(read);
  const heap = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
  if (process.env.FAKE_SWR_SHOW) {
    console.log({ tenYears, fast, idle, heap });
  }
  expect((await read()).body.total).toBe(1000);
  expect([tenYears, idle].every((ms) => ms < 3000) && fast < 10_000).toBe(true);
  expect((await swr.snapshot()).tables['signature.executions']).toHaveLength(1000);
});
