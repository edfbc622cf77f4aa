import { describe, expect, test } from 'vitest';
import { operations } from '../../mock/spec/operations.ts';
import { type Method, startFake } from '../support/fake.ts';

const unserved = operations.filter((operation) => operation.unserved);

/** A path of the template, each parameter filled in with the demo world's own where there is one. */
const pathOf = (template: string, given: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '1');

const demo = {
  instance_id: '11111111-2222-4333-8444-555555555555',
  namespace_name: 'library',
  repository_name: 'nginx',
};

describe('an operation that the service has and the fake does not serve', () => {
  test.each(unserved.map(({ id, method, template }) => [id, method, template] as const))(
    '%s is answered 501 by its name, and nothing changes',
    async (id, method, template) => {
      const { swr, send } = await startFake();
      const before = await swr.snapshot();
      const path = pathOf(template, { ...demo, project_id: swr.projectId });
      const { status, body } = await send(method.toLowerCase() as Method, path);
      expect([status, body.error_code]).toEqual([501, 'FAKE.0501']);
      expect(body.error_msg).toBe(`fake-swr does not serve ${id}, an operation of SWR Enterprise Edition.`);
      expect(await swr.snapshot()).toEqual(before);
    },
  );

  test('together with those served makes up the whole API, each by one name and one path', () => {
    const swr = operations.filter(({ service }) => service === 'swr');
    expect(swr).toHaveLength(110);
    expect(new Set(swr.map(({ id }) => id)).size).toBe(110);
    expect(new Set(swr.map(({ method, template }) => `${method} ${template}`)).size).toBe(110);
  });

  test('asks for credentials first, and for those of the project', async () => {
    const { swr, instance, send, get } = await startFake();
    expect((await send('get', `${instance}/statistics`, { headers: {} })).status).toBe(401);
    const other = await swr.world();
    expect((await get(`/v2/${other.projectId}/instances/${other.instanceId}/statistics`)).status).toBe(403);
  });

  test('is in the journal under its name', async () => {
    const { swr, instance, get } = await startFake();
    await get(`${instance}/statistics`);
    expect(await swr.journal.find({ operationId: 'ListInstanceStatistics' })).toMatchObject([
      { status: 501, error_code: 'FAKE.0501' },
    ]);
    await expect(swr.journal.verify({ match: { operationId: 'ListInstanceStatistics' }, times: 1 })).resolves.toBe(1);
  });

  test('can be given a fault', async () => {
    const { swr, instance, send } = await startFake();
    await swr.fault({ match: { operationId: 'DeleteInstance' }, do: { error: 'APIGW.0302' } });
    expect((await send('delete', instance)).body.error_code).toBe('APIGW.0302');
  });

  test('does not count in the coverage', async () => {
    const { swr, instance, get } = await startFake();
    await get(`${instance}/statistics`);
    const { met, operations: covered } = await swr.coverage();
    expect(met).toBe(0);
    expect(covered.map(({ operationId }) => operationId)).not.toContain('ListInstanceStatistics');
  });
});
