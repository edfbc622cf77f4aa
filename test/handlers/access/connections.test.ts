import { describe, expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';

const statuses = ['accepted', 'rejected', 'failed', 'creating', 'deleting', 'pendingAcceptance'] as const;

const started = async () => {
  const endpoint_connections = [
    ...statuses.map((status) => ({ id: status, status })),
    { id: 'kept', status: 'accepted' as const, protected: true },
  ];
  const fake = await startFake({ seed: { instances: [{ name: 'one', endpoint_connections }] } });
  const connections = `${fake.instance}/internal-endpoint/connections`;
  const ids = async (query: object = {}) =>
    (await fake.get(connections, { ...query })).body.connections.map(({ id }: { readonly id: string }) => id);
  const act = (action: string, ...endpoints: readonly string[]) =>
    fake.post(`${connections}/action`, { endpoints, action });
  return { ...fake, connections, ids, act };
};

describe('connections', () => {
  test('are listed newest first, those of the instance itself among them as protected ones', async () => {
    const { get, connections, ids, instance } = await started();
    const own = (await get(`${instance}/internal-endpoints`)).body.internal_endpoints[0];
    expect(await ids()).toEqual(['kept', ...[...statuses].reverse(), own.vpcep_endpoint_id]);
    const { body } = await get(connections, { id: own.vpcep_endpoint_id });
    expect(body).toMatchObject({ total_count: 1, connections: [{ status: 'accepted', protected: true }] });
  });

  test('are found by status and by id, and paged from any offset', async () => {
    const { get, connections, ids } = await started();
    expect(await ids({ status: 'rejected' })).toEqual(['rejected']);
    expect(await ids({ status: 'unknown' })).toEqual([]);
    expect(await ids({ id: 'reject' })).toEqual([]);
    const { body } = await get(connections, { offset: 1, limit: 2 });
    expect([body.connections.length, body.total_count]).toEqual([2, 8]);
    expect((await get(connections, { limit: 1000 })).status).toBe(200);
    expect((await get(connections, { limit: 1001 })).status).toBe(400);
  });

  test('are accepted and rejected, also those that were decided otherwise before', async () => {
    const { clock, act, ids } = await started();
    clock.advance(1000);
    const { status, body } = await act('receive', 'pendingAcceptance', 'rejected', 'accepted');
    expect(status).toBe(200);
    expect(body.connections).toMatchObject([
      { id: 'pendingAcceptance', status: 'accepted', protected: false, updated_at: '2026-03-01T12:00:01Z' },
      { id: 'rejected', status: 'accepted' },
      { id: 'accepted', status: 'accepted' },
    ]);
    expect((await act('reject', 'pendingAcceptance')).body.connections).toMatchObject([{ status: 'rejected' }]);
    expect(await ids({ status: 'rejected' })).toEqual(['pendingAcceptance']);
  });

  test.each(['failed', 'creating', 'deleting', 'kept'])(
    '%s cannot be decided, nor what is asked with it',
    async (id) => {
      const { act, ids } = await started();
      const { status, body } = await act('receive', 'pendingAcceptance', id);
      expect([status, body.error_msg]).toEqual([409, expect.stringContaining(id)]);
      expect(await ids({ status: 'pendingAcceptance' })).toEqual(['pendingAcceptance']);
    },
  );

  test('that are not there are not found; another action is refused', async () => {
    const { act } = await started();
    expect((await act('receive', 'none')).body.error_msg).toContain('none');
    expect((await act('receive', 'none')).status).toBe(404);
    expect((await act('accept', 'pendingAcceptance')).status).toBe(400);
  });
});
