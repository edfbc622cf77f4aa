/** What Terraform's provider asks of credentials, the audit log and all repositories, with its bodies, in its order. */
import { describe, expect, test } from 'vitest';
import { type Fake, startFake } from '../support/fake.ts';

interface Credential {
  readonly token_id: string;
  readonly name: string;
  readonly enable: boolean;
}

/** The provider reads one unpaged list and looks for its own; one that is not there is gone. */
const readOf = async ({ get, instance }: Fake, id: string): Promise<Credential | undefined> => {
  const { body } = await get(`${instance}/long-term-credentials`);
  return body.auth_tokens.find(({ token_id }: Credential) => token_id === id);
};

describe('swr_enterprise_long_term_credential', () => {
  test('is created, disabled at once, read, enabled, deleted, and then gone', async () => {
    const fake = await startFake();
    const { post, put, remove, instance } = fake;
    const { status, body } = await post(`${instance}/long-term-credential`, { name: 'tf-test-credential' });
    expect(status).toBe(201);
    for (const field of ['token_id', 'auth_token', 'user_id', 'created_at', 'expire_date'])
      expect(body[field]).toMatch(/./);
    const path = `${instance}/long-term-credentials/${body.token_id}`;

    expect((await put(path, { enable: false })).status).toBe(200);
    expect(await readOf(fake, body.token_id)).toMatchObject({ name: 'tf-test-credential', enable: false });
    expect((await put(path, { enable: true })).status).toBe(200);
    expect(await readOf(fake, body.token_id)).toMatchObject({ name: 'tf-test-credential', enable: true });

    expect((await remove(path)).status).toBe(204);
    expect(await readOf(fake, body.token_id)).toBeUndefined();
    expect((await remove(path)).status).toBe(404);
  });

  test('has every field of its data source set', async () => {
    const { get, instance } = await startFake();
    const { body } = await get(`${instance}/long-term-credentials`);
    const [first] = body.auth_tokens;
    for (const field of ['token_id', 'name', 'user_id', 'user_profile', 'created_at', 'expire_date'])
      expect(first[field]).toMatch(/./);
    expect(first.enable).toBe(true);
  });
});

test('swr_enterprise_temporary_credential: a call without a body gives four texts and an id', async () => {
  const { send, instance } = await startFake();
  const { status, body } = await send('post', `${instance}/temp-credential`);
  expect(status).toBe(201);
  for (const field of ['token_id', 'user_id', 'auth_token', 'created_at', 'expire_date'])
    expect(body[field]).toMatch(/./);
});

test('a registry takes user name and password of a temporary credential', async () => {
  const { send, post, get, instance, swr } = await startFake();
  const { body } = await send('post', `${instance}/temp-credential`);
  const { access_address } = (await get(instance)).body;
  const created = await post(`${instance}/registries`, {
    ...{ name: 'tf_test_registry', type: 'swr-pro-internal', url: `https://${access_address}`, insecure: true },
    ...{ project_id: swr.projectId, region_id: 'cn-north-4', instance_id: swr.instanceId },
    credential: { type: 'basic', access_key: body.user_id, access_secret: body.auth_token },
  });
  expect(created.status).toBe(201);
  expect((await get(`${instance}/registries/${created.body.id}`)).body.credential.access_key).toBe(body.user_id);
});

test('swr_enterprise_instance_audit_logs: each log of creations has every field, and the page past the end is empty', async () => {
  const { get, instance } = await startFake();
  const logs = `${instance}/audit-logs`;
  const { body } = await get(logs, { operation: 'create', limit: 100, offset: 0 });
  expect(body.audit_logs.length).toBeGreaterThan(0);
  for (const field of ['operation', 'resource_type', 'resource', 'op_time'])
    expect(body.audit_logs[0][field]).toMatch(/./);
  const past = await get(logs, { operation: 'create', limit: 100, offset: 100 });
  expect(past.body).toEqual({ audit_logs: [], total: body.total });
});

test('swr_enterprise_repositories: pages of 100 by marker until one is shorter, by name as well', async () => {
  const { get, swr } = await startFake();
  const path = `/v2/${swr.projectId}/repositories`;
  const seen = new Set<number>();
  for (let marker: string | undefined = ''; marker !== undefined; ) {
    const { body } = await get(path, { limit: 100, ...(marker !== '' && { marker }) });
    for (const repository of body.repositories) {
      seen.add(repository.id);
      for (const field of ['name', 'namespace_name', 'instance_id', 'instance_name', 'resource_urn', 'created_at'])
        expect(repository[field]).toMatch(/./);
    }
    marker = body.repositories.length < 100 ? undefined : body.page_info.next_marker;
  }
  const one = await get(path, { limit: 100, name: 'libz' });
  expect(one.body.repositories.map(({ name }: { readonly name: string }) => name)).toEqual(['libz']);
  expect(seen.has(one.body.repositories[0].id)).toBe(true);
});
