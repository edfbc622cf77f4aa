/** Webhook policies: what is kept of them, and how they are listed. */
import { expect, test } from 'vitest';
import { type Fake, startFake } from '../../support/fake.ts';
import { target, webhookBody } from '../../support/webhook-bodies.ts';

const inRoot = ({ instance }: Fake) => `${instance}/namespaces/root/webhook/policies`;

const namesIn = async ({ get, instance }: Fake, query: object = {}): Promise<readonly string[]> =>
  (await get(`${instance}/webhook/policies`, { limit: 100, ...query })).body.policies.map(
    ({ name }: { readonly name: string }) => name,
  );

test('a policy comes back as it was sent, with the namespace and who made it', async () => {
  const fake = await startFake();
  const created = await fake.post(inRoot(fake), webhookBody());
  expect([created.status, created.body]).toEqual([201, { id: expect.any(Number) }]);
  const { body } = await fake.get(`${inRoot(fake)}/${created.body.id}`);
  const { namespace_id } = (await fake.get(`${fake.instance}/namespaces/root`)).body;
  expect(body).toEqual({
    ...{ ...webhookBody(), id: created.body.id, namespace_id, namespace_name: 'root', creator: 'demo' },
    ...{ created_at: '2026-03-01T12:00:00.000Z', updated_at: '2026-03-01T12:00:00.000Z' },
  });
});

test('what may be left out: a description is empty, a certificate is checked, headers stay absent', async () => {
  const fake = await startFake();
  const { type, address, address_type } = target;
  const { description: _, ...body } = webhookBody({ targets: [{ type, address, address_type }] });
  const { id } = (await fake.post(inRoot(fake), body)).body;
  const shown = (await fake.get(`${inRoot(fake)}/${id}`)).body;
  expect(shown.description).toBe('');
  expect(shown.targets).toEqual([{ type, address, address_type, skip_cert_verify: false }]);
});

test('a replacement moves updated_at; without event_types they stay', async () => {
  const fake = await startFake();
  const { id } = (await fake.post(inRoot(fake), webhookBody())).body;
  fake.clock.advance('5m');
  const { event_types: _, ...body } = webhookBody({ name: '触发器', enabled: false, description: '' });
  const replaced = await fake.put(`${inRoot(fake)}/${id}`, body);
  expect([replaced.status, replaced.text]).toEqual([200, '']);
  expect((await fake.get(`${inRoot(fake)}/${id}`)).body).toMatchObject({
    ...{ name: '触发器', enabled: false, description: '', event_types: ['PUSH_ARTIFACT'] },
    ...{ created_at: '2026-03-01T12:00:00.000Z', updated_at: '2026-03-01T12:05:00.000Z' },
  });
});

test('a further target can be added, and one taken away; addresses stay in their places', async () => {
  const fake = await startFake();
  const { id } = (await fake.post(inRoot(fake), webhookBody())).body;
  const other = { ...target, address: 'http://10.0.0.1' };
  const statusOf = async (targets: readonly object[]) =>
    (await fake.put(`${inRoot(fake)}/${id}`, webhookBody({ targets }))).status;
  expect(await statusOf([target, other])).toBe(200);
  expect(await statusOf([other, target])).toBe(400);
  expect(await statusOf([{ ...target, auth_header: 'Other:Header' }])).toBe(200);
});

test('the list is by created_at with the latest first, or as the query says', async () => {
  const fake = await startFake();
  for (const name of ['b-hook', 'a-hook']) {
    fake.clock.advance('1s');
    await fake.post(inRoot(fake), webhookBody({ name }));
  }
  const [, b] = (await fake.get(`${fake.instance}/webhook/policies`)).body.policies;
  fake.clock.advance('1s');
  await fake.put(`${inRoot(fake)}/${b.id}`, webhookBody({ name: 'b-hook' }));
  const byDefault = ['a-hook', 'b-hook', 'notify-ci', 'notify-audit', 'switched-off'];
  expect(await namesIn(fake)).toEqual(byDefault);
  expect(await namesIn(fake, { order_type: 'asc' })).toEqual([...byDefault].reverse());
  expect((await namesIn(fake, { order_column: 'updated_at' })).slice(0, 2)).toEqual(['b-hook', 'a-hook']);
  expect(await namesIn(fake, { order_column: 'name', order_type: 'asc' })).toEqual([...byDefault].sort());
});

test('name is any part of a name, namespace_id a whole id', async () => {
  const fake = await startFake();
  expect(await namesIn(fake, { name: 'notify' })).toEqual(['notify-ci', 'notify-audit']);
  expect(await namesIn(fake, { name: 'nobody' })).toEqual([]);
  const { namespace_id } = (await fake.get(`${fake.instance}/namespaces/root`)).body;
  expect(await namesIn(fake, { namespace_id })).toEqual(['notify-audit']);
  expect(await namesIn(fake, { namespace_id: 4711 })).toEqual([]);
});

test('a policy is found in its own namespace only', async () => {
  const fake = await startFake();
  const { id } = (await fake.post(inRoot(fake), webhookBody())).body;
  const elsewhere = `${fake.instance}/namespaces/library/webhook/policies/${id}`;
  const answers = [
    await fake.get(elsewhere),
    await fake.put(elsewhere, webhookBody()),
    await fake.remove(elsewhere),
    await fake.get(`${elsewhere}/jobs`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(answers[0]?.body.error_msg).toBe(`Webhook policy ${id} was not found in namespace library.`);
  expect((await fake.get(`${inRoot(fake)}/${id}`)).status).toBe(200);
});
