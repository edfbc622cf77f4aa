import { expect, test, vi } from 'vitest';
import { createCore } from '../../../mock/compose.ts';
import type { Accepted } from '../../../mock/log/log.ts';
import { completed } from '../../../mock/options/options.ts';
import { manualClock } from '../../../mock/world/kernel/clock.ts';
import { startReceiver } from '../../deliveries/receiver.ts';
import { recordingLog, startOfTime } from './recorded.ts';

const startDelivering = async (address: string, held: readonly Accepted[] = []) => {
  const clock = manualClock(startOfTime);
  const log = recordingLog(clock, held);
  const targets = [{ type: 'http' as const, address, address_type: 'internal' as const }];
  const seed = { instances: [{ name: 'i', namespaces: [{ name: 'n', webhook_policies: [{ name: 'p', targets }] }] }] };
  const core = await createCore(completed({ seed, clock, webhooks: 'deliver' }), log);
  const { webhooks } = core.worlds.home().tables;
  return { core, accepted: log.accepted, jobs: () => webhooks.jobs.all(), deliveries: () => webhooks.deliveries.all() };
};

test('a replay has what came of deliveries, and sends nothing', async () => {
  const receiver = await startReceiver({ statuses: [500] });
  const first = await startDelivering(receiver.url);
  const body = Buffer.from('{"namespace_name":"n","repository_name":"r"}');
  await first.core.own.answer({ method: 'POST', target: '/_fake/artifacts', headers: {}, body }, undefined);
  await vi.waitFor(
    () => expect(first.jobs()).toMatchObject([{ status: 'Pending', status_text: expect.stringContaining('500') }]),
    5000,
  );
  const again = await startDelivering(receiver.url, JSON.parse(JSON.stringify(first.accepted)));
  expect(again.jobs()).toEqual(first.jobs());
  expect(again.deliveries()).toEqual(first.deliveries());
  await again.core.stopDeliveries();
  await first.core.stopDeliveries();
  expect(receiver.received).toHaveLength(1);
});
