/** How well an answer is known: what X-Fake-Fidelity says, and what --min-fidelity keeps from being answered. */
import supertest, { type Response } from 'supertest';
import { describe, expect, test } from 'vitest';
import type { LeastMark, Profile } from '../../mock/index.ts';
import { type Fake, type Method, startFake } from '../support/fake.ts';

interface Sent {
  readonly method?: Method;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const explain = { 'X-Fake-Explain': '1' };

/** Below the demo instance, whatever the spec says of the answer. */
const send = ({ swr, instance }: Fake, path: string, { method = 'get', body, headers = {} }: Sent = {}) =>
  supertest(swr.url)
    [method](`${instance}${path}`)
    .set({ 'X-Auth-Token': swr.token, ...headers })
    .send(body)
    .then((answer: Response) => answer);

const fidelity = async (fake: Fake, path: string, { headers, ...sent }: Sent = {}): Promise<string | undefined> =>
  (await send(fake, path, { ...sent, headers: { ...explain, ...headers } })).headers['x-fake-fidelity'];

describe('an answer that is asked how well it is known', () => {
  test('says the weakest mark, and the behaviours that have it', async () => {
    const fake = await startFake();
    expect(await fidelity(fake, '/registries')).toBe(
      'inferred; behaviours="paging.total_beyond_end instances.not_running registries.secret"',
    );
    expect(await fidelity(fake, '/internal-endpoints')).toBe('chosen; behaviours="access.order"');
    expect(await fidelity(fake, '')).toBe('documented');
  });

  test('says nothing unless it is asked, or the fake is told to', async () => {
    const fake = await startFake();
    expect((await send(fake, '/registries')).headers).not.toHaveProperty('x-fake-fidelity');
    const telling = await startFake({ fidelity: true });
    expect((await send(telling, '')).headers).toMatchObject({ 'x-fake-fidelity': 'documented' });
  });

  test('counts of what is decided for all operations alike only what the request gives cause for', async () => {
    const fake = await startFake();
    const chosen = (id: string) => `chosen; behaviours="${id}"`;
    expect(await fidelity(fake, '/?')).toBe(chosen('request.trailing_slash'));
    expect(await fidelity(fake, '?strange=1')).toBe(chosen('request.unknown_query'));
    expect(await fidelity(fake, '/registries?limit=1000')).toBe(
      'inferred; behaviours="paging.limit_out_of_range errors.code_family"; error="SVCSTG.SWR.4000014"',
    );
    expect(await fidelity(fake, '/registries/x')).toBe(chosen('request.malformed_id'));
    expect(
      await fidelity(fake, '/namespaces', {
        method: 'post',
        body: { name: 'one', metadata: { public: 'false' }, more: 1 },
      }),
    ).toBe(chosen('request.unknown_body_field'));
    expect(await fidelity(fake, '/namespaces?name=')).toMatch(/^inferred; .*request\.empty_query_value/);
    const nothing = { method: 'put', body: { metadata: null } } as const;
    expect(await fidelity(fake, '/namespaces/library', nothing)).toMatch(/request\.null_field/);
  });

  test('counts the error of a refusal, and what its handler may have consulted only once that was asked', async () => {
    const fake = await startFake();
    expect(await fidelity(fake, '/namespaces/none')).toBe(
      'inferred; behaviours="instances.not_running errors.code_family"; error="SVCSTG.SWR.4040058"',
    );
    expect(await fidelity(fake, '/internal-endpoints', { headers: { 'X-Auth-Token': 'none' } })).toBe(
      'observed; error="APIGW.0301"',
    );
    expect(await fidelity(fake, '/nowhere')).toBe('documented');
  });

  test('says nothing where a fault answers', async () => {
    const fake = await startFake();
    await fake.swr.fault({ match: { operationId: 'ShowInstance' }, do: { status: 500 } });
    expect(await fidelity(fake, '')).toBeUndefined();
  });
});

describe('what a profile says', () => {
  const of = async (profile: Partial<Profile>, path: string) => fidelity(await startFake({ profile }), path);
  const endpoints = '/internal-endpoints';

  test('lifts the mark, also where it says what holds anyway', async () => {
    const rest = 'inferred; behaviours="paging.total_beyond_end instances.not_running"';
    expect(await of({ 'access.order': 'newest_first' }, endpoints)).toBe(rest);
    const all = { 'paging.total_beyond_end': 'zero', 'instances.not_running': 'serve' } as const;
    expect(await of({ ...all, 'access.order': 'oldest_first' }, endpoints)).toBe('documented');
  });

  test('of one family lifts it there alone', async () => {
    const profile = {
      'signature.tasks.failed_status_text': 'reason',
      'signature.order_of_policies': 'oldest_first',
    } as const;
    const executions = (family: string) => `/namespaces/root/${family}/policies/3/executions`;
    expect(await of(profile, `${executions('signature')}/8/tasks`)).toMatch(/^inferred; /);
    expect(await of(profile, `${executions('retention')}/8/tasks`)).toBe(
      'chosen; behaviours="tasks.failed_status_text"',
    );
  });
});

describe('a fake that answers only what is well known', () => {
  const cut = async (minFidelity: LeastMark, profile: Partial<Profile> = {}) => startFake({ minFidelity, profile });

  test('answers 501 to the rest, and says what it would rest on and how to answer that', async () => {
    const fake = await cut('observed');
    const { status, body } = await send(fake, '/internal-endpoints');
    expect(status).toBe(501);
    expect(body).toMatchObject({
      error_code: 'FAKE.0501',
      error_msg:
        'fake-swr does not answer ListInstanceInternalEndpoints, which is chosen; it is told to answer what is observed or ' +
        'better known: it rests on paging.total_beyond_end, instances.not_running, access.order, which a profile (--profile) can answer.',
    });
    expect((await send(fake, '')).status).toBe(200);
  });

  test('names only what is less well known than that, a request that gives cause for it among them', async () => {
    const fake = await cut('inferred');
    expect((await send(fake, '/internal-endpoints')).body.error_msg).toMatch(/it rests on access\.order, which/);
    expect((await send(fake, '/registries')).status).toBe(200);
    expect((await send(fake, '/registries?strange=1')).body.error_msg).toMatch(
      /it rests on request\.unknown_query, which/,
    );
  });

  test('answers what a profile has answered', async () => {
    const fake = await cut('inferred', { 'access.order': 'newest_first' });
    expect((await send(fake, '/internal-endpoints')).status).toBe(200);
  });

  test('says where no profile helps', async () => {
    const fake = await cut('documented');
    const { body } = await send(fake, '/system/gc/1', { method: 'put' });
    expect(body.error_msg).toMatch(/its status is inferred, which no profile changes\.$/);
  });

  test('has done nothing: the journal has the request, and there is no row', async () => {
    const fake = await cut('documented');
    const { headers } = await send(fake, '/namespaces', {
      method: 'post',
      body: { name: 'one', metadata: { public: 'false' } },
    });
    const [entry] = await fake.swr.journal.find({ request_id: headers['x-request-id'] ?? '' });
    expect(entry).toMatchObject({ operationId: 'CreateInstanceNamespace', status: 501, error_code: 'FAKE.0501' });
    const { namespaces } = await fake.swr.browse.namespaces();
    expect(namespaces.map(({ name }) => name)).not.toContain('one');
  });

  test('checks credentials before', async () => {
    const fake = await cut('documented');
    expect((await send(fake, '/registries', { headers: { 'X-Auth-Token': 'none' } })).status).toBe(401);
  });
});
