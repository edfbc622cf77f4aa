/** A profile that speaks of retention alone: signing goes on as usual. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';

const idsIn = (records: readonly { readonly id: number }[]) => records.map(({ id }) => id);

const orderIn = async ({ get, instance }: Fake, family: string): Promise<'ascending' | 'descending'> => {
  const { executions } = (await get(`${instance}/namespaces/library/${family}/policies/1/executions`)).body;
  const [first = 0, second = 0] = idsIn(executions);
  return first < second ? 'ascending' : 'descending';
};

test.each([
  [{}, ['descending', 'descending']],
  [{ 'retention.executions.order': 'oldest_first' }, ['ascending', 'descending']],
  [{ 'executions.order': 'oldest_first' }, ['ascending', 'ascending']],
  [{ 'executions.order': 'oldest_first', 'retention.executions.order': 'newest_first' }, ['descending', 'ascending']],
] as const)(
  'with %j executions of retention and of signing are listed %j',
  async (profile, [ofRetention, ofSigning]) => {
    const fake = await startFake({ profile });
    expect(await orderIn(fake, 'retention')).toBe(ofRetention);
    expect(await orderIn(fake, 'signature')).toBe(ofSigning);
  },
);

test.each([
  ['reject', [400, undefined]],
  ['empty', [200, 0]],
  ['ignore', [200, 42]],
] as const)('an unknown status of tasks of retention, where that is %s', async (option, [status, total]) => {
  const fake = await startFake({ profile: { 'retention.tasks.unknown_status_filter': option } });
  const tasks = `${fake.instance}/namespaces/library/retention/policies/1/executions/4/tasks`;
  const answer = await fake.get(tasks, { status: 'Nonsense' });
  expect([answer.status, answer.body.total]).toEqual([status, total]);
});

test('at a pace of its own it ends at once, and signing takes its time', async () => {
  const fake = await startFake({ profile: { 'retention.executions.pace': 'instant' } });
  const policies = (family: string) => `${fake.instance}/namespaces/root/${family}/policies`;
  const retention = `${fake.instance}/namespaces/staging/retention/policies/2/executions`;
  await fake.post(retention, { dry_run: true });
  expect((await fake.get(retention)).body.executions[0].status).toBe('Succeed');
  await fake.post(`${policies('signature')}/3/executions`);
  expect((await fake.get(`${policies('signature')}/3/executions`)).body.executions[0].status).toBe('Initialized');
});
