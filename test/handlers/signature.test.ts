import { expect, test } from 'vitest';
import { policyBody, scopeRule } from '../support/bodies.ts';
import { type Method, startFake } from '../support/fake.ts';

const startHere = async () => {
  const fake = await startFake();
  const policies = `${fake.instance}/namespaces/library/signature/policies`;
  const create = async (body: unknown = policyBody()) => `${policies}/${(await fake.post(policies, body)).body.id}`;
  return { ...fake, policies, create };
};

test('a created policy gets a number as id and is shown as it was sent', async () => {
  const { clock, policies, get, post } = await startHere();
  clock.advance(42);
  const { status, body: created } = await post(policies, policyBody());
  expect(status).toBe(201);
  expect(created).toEqual({ id: expect.any(Number) });
  const { status: shown, body } = await get(`${policies}/${created.id}`);
  expect(shown).toBe(200);
  const now = '2026-03-01T12:00:00.042Z';
  expect(body).toEqual({
    ...policyBody(),
    id: created.id,
    namespace_id: 1,
    namespace_name: 'library',
    creator: 'demo',
    created_at: now,
    updated_at: now,
  });
});

test('the policies of all namespaces are listed by id, each as it is shown', async () => {
  const { instance, get, create } = await startHere();
  const own = await create();
  const { status, body } = await get(`${instance}/signature/policies`);
  expect(status).toBe(200);
  const places = body.policies.map(({ id, namespace_name }: Record<string, unknown>) => [id, namespace_name]);
  const root = [3, 'root'];
  const staging = [6, 'staging'];
  expect(places).toEqual([
    [1, 'library'],
    [2, 'library'],
    root,
    [4, 'library'],
    [5, 'library'],
    staging,
    [7, 'library'],
  ]);
  expect(body.total).toBe(7);
  expect(body.policies[6]).toEqual((await get(own)).body);
});

test('an instance without policies has an empty list', async () => {
  const { instance, get } = await startFake({ seed: 'empty' });
  expect((await get(`${instance}/signature/policies`)).body).toEqual({ policies: [], total: 0 });
});

const kept: readonly [what: string, changes: Record<string, unknown>][] = [
  ['a trigger without settings', { trigger: { type: 'manual' } }],
  ['an event-based trigger', { trigger: { type: 'event_based' } }],
  ['an empty cron', { trigger: { type: 'manual', trigger_settings: { cron: '' } } }],
  ['empty settings', { trigger: { type: 'manual', trigger_settings: {} } }],
  ['a cron of six fields', { trigger: { type: 'scheduled', trigger_settings: { cron: '0 */5 2 * * ?' } } }],
  ['an empty description', { description: '' }],
  ['a policy that is not enabled', { enabled: false }],
  ['a Chinese name', { name: '镜像_签名-1' }],
  ['a name of 256 characters', { name: 'n'.repeat(256) }],
  ['a name that is taken', { name: 'sign-everything' }],
  ['another algorithm', { signature_algorithm: 'ECDSA_SHA_384' }],
  ['the scope mode selection', { scope_rules: [{ ...scopeRule(), repo_scope_mode: 'selection' }] }],
  ['extras with odd spaces', { scope_rules: [scopeRule({ extras: '{ "untagged" :true }' })] }],
  ['extras that are not JSON', { scope_rules: [scopeRule({ extras: 'whatever' })] }],
  ['several rules', { scope_rules: [scopeRule({ repository: 'a' }), scopeRule({ repository: 'b' })] }],
  ['no rules', { scope_rules: [] }],
];

test.each(kept)('%s comes back verbatim, created or replaced', async (_, changes) => {
  const { get, put, create } = await startHere();
  const sent = policyBody(changes);
  expect((await get(await create(sent))).body).toMatchObject(sent);
  const replaced = await create();
  expect((await put(replaced, sent)).status).toBe(200);
  const { body } = await get(replaced);
  expect(body).toMatchObject(sent);
  expect(body.trigger).toEqual(sent.trigger);
  expect(body.scope_rules).toEqual(sent.scope_rules);
});

test('replacing a policy forgets whatever is not sent again, and keeps its id, creator and birth', async () => {
  const { clock, get, put, create } = await startHere();
  const trigger = { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } };
  const policy = await create(policyBody({ trigger }));
  const { body: before } = await get(policy);
  clock.advance(60_000);
  const { description: _, ...sent } = policyBody({ name: 'renamed', enabled: false, signature_key: 'another' });
  const { status, text } = await put(policy, sent);
  expect([status, text]).toEqual([200, '']);
  const { body } = await get(policy);
  expect(body).toEqual({ ...before, ...sent, description: '', updated_at: '2026-03-01T12:01:00.000Z' });
  expect(body.trigger).not.toHaveProperty('trigger_settings');
});

test('a deleted policy is gone with its executions, and its id is not given away again', async () => {
  const { get, post, remove, create, instance } = await startHere();
  const policy = await create();
  await post(`${policy}/executions`);
  const { status, text } = await remove(policy);
  expect([status, text]).toEqual([204, '']);
  for (const gone of [get(policy), remove(policy), get(`${policy}/executions`), post(`${policy}/executions`)]) {
    expect((await gone).status).toBe(404);
  }
  expect((await get(`${instance}/signature/policies`)).body.total).toBe(6);
  expect(await create()).not.toBe(policy);
});

/** The body with one field, named by its path, set to another value or left out. */
const edited = (path: string, value: unknown): unknown => {
  const body = policyBody({ trigger: { type: 'scheduled', trigger_settings: { cron: '0 0 2 * * *' } } });
  const names = path.split('.');
  const last = names.pop() ?? '';
  const inside = (at: unknown, name: string) => (at as Record<string, unknown>)[name];
  const owner = names.reduce<unknown>(inside, body) as Record<string, unknown>;
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return body;
};

const rule = 'scope_rules.0';
const selector = scopeRule().tag_selectors[0];
const selectors = [`${rule}.scope_selectors.repository`, `${rule}.tag_selectors`];
const cron = 'trigger.trigger_settings.cron';
const sixFields = 'must have six fields';

const required = [
  ...['name', 'enabled', 'signature_method', 'signature_algorithm', 'signature_key', 'trigger', 'scope_rules'],
  ...['trigger.type', `${rule}.tag_selectors`, `${rule}.scope_selectors`, `${rule}.repo_scope_mode`],
  `${rule}.scope_selectors.repository`,
  ...selectors.flatMap((list) => [`${list}.0.kind`, `${list}.0.decoration`, `${list}.0.pattern`]),
];

const badFields: readonly [path: string, value: unknown, said: string][] = [
  ...required.map((path): [string, unknown, string] => [path, undefined, 'is required']),
  ['name', '', 'must have at least 1 character'],
  ['name', 'n'.repeat(257), 'must have at most 256 characters'],
  ...['a b', 'a.b', 'a/b', 'é', 'あ', 'a\n'].map((name): [string, unknown, string] => ['name', name, 'must match']),
  ['name', 7, 'must be a string'],
  ['description', 7, 'must be a string'],
  ['enabled', 'true', 'must be a boolean'],
  ['enabled', null, 'must be a boolean'],
  ['signature_method', 'GPG', 'must be one of KMS'],
  ['signature_algorithm', 'RSA', 'must be one of ECDSA_SHA_256, ECDSA_SHA_384, SM2DSA_SM3'],
  ['signature_key', '', 'must have at least 1 character'],
  ['trigger', 'manual', 'must be an object'],
  ['trigger.type', 'hourly', 'must be one of manual, scheduled, event_based'],
  ['trigger.trigger_settings', undefined, `${cron} is "" but ${sixFields}`],
  [cron, undefined, `is "" but ${sixFields}`],
  ...['', '0 2 * * *', '0 0 2 * * * *'].map((text): [string, unknown, string] => [cron, text, sixFields]),
  [cron, 5, 'must be a string'],
  ['scope_rules', {}, 'must be an array'],
  [`${rule}.repo_scope_mode`, 'all', 'must be one of regular, selection'],
  [`${rule}.scope_selectors.tag`, [selector], 'is not known'],
  ...selectors.flatMap((list): [string, unknown, string][] => [
    [list, [], 'must have at least 1 item'],
    [list, [selector, selector], 'must have at most 1 item'],
    [`${list}.0.kind`, 'regex', 'must be one of doublestar'],
    [`${list}.0.decoration`, 'excludes', 'must be one of repoMatches, matches'],
    [`${list}.0.pattern`, 'p'.repeat(513), 'must have at most 512 characters'],
    [`${list}.0.extras`, { untagged: true }, 'must be a string'],
  ]),
];

test.each(badFields)('a policy whose %s is %j is refused: %s', async (path, value, said) => {
  const { instance, policies, get, post, put } = await startHere();
  const body = edited(path, value);
  const before = (await get(`${instance}/signature/policies`)).text;
  for (const { status, body: refusal } of [await post(policies, body), await put(`${policies}/1`, body)]) {
    expect(status).toBe(400);
    expect(refusal.error_code).toBe('SVCSTG.SWR.4000014');
    expect(refusal.error_msg).toContain(`body field ${path}`);
    expect(refusal.error_msg).toContain(said);
  }
  expect((await get(`${instance}/signature/policies`)).text).toBe(before);
});

test.each([[[]], ['text'], [null]])('a body that is %j and no object is refused', async (body) => {
  const { policies, send } = await startHere();
  const headers = { 'X-Auth-Token': 'fake-swr-demo-token', 'Content-Type': 'application/json' };
  const { status, body: refusal } = await send('post', policies, { headers, body: JSON.stringify(body) });
  expect(status).toBe(400);
  expect(refusal.error_msg).toContain('the body must be an object');
});

test.each(['abc', '1.5', '99999999999', '1e3'])(
  'a policy id of %s is refused, since it is not a 32-bit integer',
  async (id) => {
    const { policies, get } = await startHere();
    const { status, body } = await get(`${policies}/${id}`);
    expect(status).toBe(400);
    expect(body.error_msg).toContain('path parameter policy_id');
  },
);

// What each level of a path is called, and what is asked for instead: something that exists, but elsewhere.
const levels = [
  { path: 'instances', known: '{own}', missing: 'i-9', said: 'Instance i-9 was not found.' },
  { path: 'namespaces', known: 'root', missing: 'nowhere', said: 'Namespace nowhere was not found in instance' },
  { path: 'signature/policies', known: '3', missing: '1', said: 'Signature policy 1 was not found in namespace' },
  { path: 'executions', known: '8', missing: '9', said: 'Execution 9 was not found in signature policy' },
  { path: 'tasks', known: '2', missing: '3', said: 'Task 3 was not found in execution 8.' },
] as const;

const operations: readonly [method: Method, depth: number, rest: string][] = [
  ['get', 1, '/signature/policies'],
  ['post', 2, '/signature/policies'],
  ['get', 3, ''],
  ['put', 3, ''],
  ['delete', 3, ''],
  ['get', 3, '/executions'],
  ['post', 3, '/executions'],
  ['get', 4, '/tasks'],
  ['get', 5, '/subtasks'],
];

const missing = operations.flatMap(([method, depth, rest]) =>
  levels.slice(0, depth).map(({ said }, broken) => {
    const segments = levels
      .slice(0, depth)
      .map((level, at) => `${level.path}/${at < broken ? level.known : level.missing}`);
    return [method, `/${segments.join('/')}${rest}`, said] as const;
  }),
);

test.each(missing)('%s %s answers: %s', async (method, path, said) => {
  const { swr, send } = await startHere();
  const call = method === 'get' || method === 'delete' ? {} : { body: policyBody() };
  const { status, body } = await send(method, `/v2/${swr.projectId}${path.replace('{own}', swr.instanceId)}`, call);
  expect(status).toBe(404);
  expect(body.error_msg).toContain(said);
});

test('what the paths above miss exists elsewhere', async () => {
  const { policies, get } = await startHere();
  expect((await get(`${policies}/1/executions/9/tasks/3/subtasks`)).status).toBe(200);
});
