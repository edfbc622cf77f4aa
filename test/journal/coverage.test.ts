import { expect, test } from 'vitest';
import iam from '../../spec/generated/iam.json' with { type: 'json' };
import kms from '../../spec/generated/kms.json' with { type: 'json' };
import swrDocument from '../../spec/generated/openapi.json' with { type: 'json' };
import registry from '../../spec/generated/registry.json' with { type: 'json' };
import vpc from '../../spec/generated/vpc.json' with { type: 'json' };
import { byEachClient, clientOf, namespaceBody, type Start } from '../support/clients.ts';

const operationsOf = (document: { paths: object }): readonly string[] =>
  Object.values(document.paths)
    .flatMap((item) => Object.values(item as Record<string, { operationId?: string }>))
    .flatMap(({ operationId }) => operationId ?? []);

const world = async (start: Start) => {
  const { swr } = await start();
  const client = clientOf(swr);
  const of = async (id: string) => (await swr.coverage()).operations.find(({ operationId }) => operationId === id);
  return { swr, client, namespaces: `${client.instance}/namespaces`, of };
};

byEachClient('coverage', (start) => {
  test('says how well each operation is known by the profile of its world; those of the registry have no mark', async () => {
    const { swr, of } = await world(start);
    const open = ['instances.not_running', 'namespaces.taken_name'];
    expect(await of('CreateInstanceNamespace')).toMatchObject({ fidelity: { mark: 'inferred', behaviours: open } });
    expect(await of('ShowInstance')).toMatchObject({ fidelity: { mark: 'documented', behaviours: [] } });
    expect(await of('OciPutManifest')).not.toHaveProperty('fidelity');
    const told = await swr.world({
      profile: { 'instances.not_running': 'reject_writes', 'namespaces.taken_name': 'reject' },
    });
    const { operations } = await told.coverage();
    expect(operations.find(({ operationId }) => operationId === 'CreateInstanceNamespace')).toMatchObject({
      fidelity: { mark: 'documented', behaviours: [] },
    });
  });

  test('names every operation of the specs once, none of them met at first', async () => {
    const { swr } = await world(start);
    const { met, total, operations } = await swr.coverage();
    const known = [swrDocument, iam, kms, vpc, registry].flatMap(operationsOf).sort();
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(known);
    expect([met, total]).toEqual([0, known.length]);
    expect(operations.every(({ calls, missing_statuses }) => calls === 0 && missing_statuses.length > 0)).toBe(true);
  });

  test('counts an operation by status and error code, and says which declared statuses are still missing', async () => {
    const { swr, client, namespaces, of } = await world(start);
    await client.post(namespaces, namespaceBody('team'));
    await client.post(namespaces, namespaceBody('team'));
    await client.post(namespaces, namespaceBody('team'));
    const declared = Object.keys(
      swrDocument.paths['/v2/{project_id}/instances/{instance_id}/namespaces'].post.responses,
    ).map(Number);
    expect(await of('CreateInstanceNamespace')).toEqual({
      operationId: 'CreateInstanceNamespace',
      fidelity: { mark: 'inferred', behaviours: ['instances.not_running', 'namespaces.taken_name'] },
      calls: 3,
      statuses: { 201: 1, 409: 2 },
      missing_statuses: declared.filter((status) => status !== 201 && status !== 409),
      error_codes: { 'SVCSTG.SWR.4090060': 2 },
    });
    expect((await swr.coverage()).met).toBe(1);
  });

  test('counts what a fault answered, and what was refused at the gate', async () => {
    const { swr, client, namespaces, of } = await world(start);
    await swr.fault({ when: { times: 1 }, do: { error: 'APIGW.0308' } });
    await client.get(namespaces);
    await client.send('get', namespaces, { headers: {} });
    expect(await of('ListInstanceNamespaces')).toMatchObject({
      calls: 2,
      statuses: { 401: 1, 429: 1 },
      error_codes: { 'APIGW.0301': 1, 'APIGW.0308': 1 },
    });
  });

  test('does not count paths outside the API', async () => {
    const { swr, client } = await world(start);
    await client.get('/v2/no/such/path');
    expect((await swr.coverage()).met).toBe(0);
  });

  test('is of one world, and begins anew with its reset', async () => {
    const { swr, client } = await world(start);
    const other = await swr.world();
    await client.get(client.instance);
    expect([(await swr.coverage()).met, (await other.coverage()).met]).toEqual([1, 0]);
    await swr.reset();
    expect((await swr.coverage()).met).toBe(0);
  });
});
