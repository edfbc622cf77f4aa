import { expect, test } from 'vitest';
import { createDurations, observe } from '../../mock/metrics/durations.ts';
import { createExposition } from '../../mock/metrics/exposition.ts';
import type { Figures } from '../../mock/metrics/figures.ts';
import { createRequests } from '../../mock/metrics/requests.ts';
import { parsedExposition } from './parsed.ts';

const figures = (more: Partial<Figures> = {}): Figures => ({
  version: '1.2.3',
  requests: createRequests(),
  worlds: () => 1,
  rows: () => new Map(),
  journalBytes: () => 0,
  blobs: async () => ({ blobs: 0, bytes: 0 }),
  log: () => undefined,
  ...more,
});

const read = async (more: Partial<Figures>) => parsedExposition(await createExposition(figures(more))());

test('a label value is escaped, so that it stays one value on one line', async () => {
  const odd = 'a "quoted" \\ name\nof two lines {x="y"} 7';
  const rows = () => new Map([[odd, 3]]);
  const text = await createExposition(figures({ rows }))();
  expect(text).toContain('table="a \\"quoted\\" \\\\ name\\nof two lines {x=\\"y\\"} 7"} 3');
  expect(parsedExposition(text).value('fake_swr_rows', { table: odd })).toBe(3);
});

test.each([
  [0, 0.0001],
  [0.1, 0.0001],
  [0.100001, 0.00025],
  [10_000, 10],
  [10_001, Number.POSITIVE_INFINITY],
])('%d ms are in the bucket of %d s and all above', async (ms, bound) => {
  const requests = createRequests();
  requests.count('X', 200, ms);
  const { samples } = await read({ requests });
  const buckets = samples.filter(({ name }) => name.endsWith('_bucket'));
  for (const { labels, value } of buckets) {
    const upper = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le);
    expect([upper, value]).toEqual([upper, upper >= bound ? 1 : 0]);
  }
});

test.each([100, 599, 999])('status %i has a place', async (status) => {
  const requests = createRequests();
  requests.count('X', status, 1);
  requests.count('X', status, 1);
  const labels = { operation: 'X', status: String(status) };
  expect((await read({ requests })).value('fake_swr_requests_total', labels)).toBe(2);
});

test('a log that knows more tells more', async () => {
  const syncs = createDurations();
  for (const ms of [0.2, 3, 3]) observe(syncs, ms);
  const { value } = await read({ log: () => ({ position: 7, pending: 2, behind: 1, syncs }) });
  expect(value('fake_swr_log_position')).toBe(7);
  expect(value('fake_swr_log_pending_commands')).toBe(2);
  expect(value('fake_swr_log_lag_commands')).toBe(1);
  expect(value('fake_swr_log_sync_duration_seconds_count')).toBe(3);
  expect(value('fake_swr_log_sync_duration_seconds_sum')).toBeCloseTo(0.0062);
  expect(value('fake_swr_log_sync_duration_seconds_bucket', { le: '0.0025' })).toBe(1);
});

test('it is read anew each time', async () => {
  let worlds = 1;
  const text = createExposition(figures({ worlds: () => worlds }));
  const seen = async () => parsedExposition(await text()).value('fake_swr_worlds');
  expect(await seen()).toBe(1);
  worlds = 2;
  expect(await seen()).toBe(2);
});
