import { expect, test } from 'vitest';
import { startFake } from '../support/fake.ts';

const started = async () => {
  const fake = await startFake({ seed: { instances: [{ name: 'one', namespaces: [{ name: 'library' }] }] } });
  return { ...fake, library: `${fake.instance}/namespaces/library` };
};

const metadata = { public: 'true', auto_scan: 'true', prevent_vul: 'true', severity: 'high' };
const items = ['CVE-2019-10164', 'CVE-2020-1234'].map((cve_id) => ({ cve_id }));

test('an update answers the settings as they are now, and moves updated_at alone', async () => {
  const { put, get, clock, library } = await started();
  const before = (await get(library)).body;
  clock.advance(1234);
  const { status, body } = await put(library, { metadata });
  expect([status, body]).toEqual([200, { namespace_name: 'library', metadata }]);
  expect((await get(library)).body).toEqual({ ...before, metadata, updated_at: '2026-03-01T12:00:01.234Z' });
});

test('an allowlist has the id of its namespace and its own times, and is replaced as a whole', async () => {
  const { put, get, clock, library } = await started();
  const { namespace_id } = (await get(library)).body;
  const answer = await put(library, { metadata, cve_allowlist: { expires_at: 1_900_000_000, items } });
  const list = { id: namespace_id, namespace_id, expires_at: 1_900_000_000, items };
  expect(answer.body.cve_allowlist).toEqual(list);
  const creation_time = '2026-03-01T12:00:00.000Z';
  expect((await get(library)).body.cve_allowlist).toEqual({ ...list, creation_time, update_time: creation_time });
  clock.advance(1000);
  await put(library, { metadata: { public: 'true' }, cve_allowlist: { id: namespace_id, namespace_id, items: [] } });
  const { cve_allowlist } = (await get(library)).body;
  const update_time = '2026-03-01T12:00:01.000Z';
  expect(cve_allowlist).toEqual({ id: namespace_id, namespace_id, items: [], creation_time, update_time });
});

test('a namespace that is made public is found among the public ones', async () => {
  const { put, get, instance, library } = await started();
  const publicOnes = async () => (await get(`${instance}/namespaces`, { public: 'true' })).body.total;
  expect(await publicOnes()).toBe(0);
  await put(library, { metadata: { public: 'true' } });
  expect(await publicOnes()).toBe(1);
  await put(library, { metadata: { public: 'false' } });
  expect(await publicOnes()).toBe(0);
});

test('a namespace that is not there is not updated', async () => {
  const { put, instance } = await started();
  expect((await put(`${instance}/namespaces/none`, { metadata })).status).toBe(404);
});

const many = Array.from({ length: 101 }, (_, index) => ({ cve_id: `CVE-2020-${index}` }));

test.each<[string, object, string]>([
  ['no settings', {}, 'metadata'],
  ['settings without public', { metadata: { severity: 'high' } }, 'public'],
  ['public as a boolean', { metadata: { public: true } }, 'public'],
  ['an unknown severity', { metadata: { ...metadata, severity: 'High' } }, 'must be one of none, low'],
  ['101 vulnerabilities', { metadata, cve_allowlist: { items: many } }, 'at most 100'],
  [
    'a vulnerability twice',
    { metadata, cve_allowlist: { items: [...items, items[0]] } },
    'CVE-2019-10164 is given twice',
  ],
  ['a vulnerability without its id', { metadata, cve_allowlist: { items: [{}] } }, 'cve_id'],
  ['a time as text', { metadata, cve_allowlist: { expires_at: '2030-01-01', items } }, 'expires_at'],
])('an update by %s is refused, and nothing changes', async (_, body, said) => {
  const { put, get, library } = await started();
  const before = (await get(library)).body;
  const answer = await put(library, body);
  expect(answer.status).toBe(400);
  expect(answer.body.error_msg).toContain(said);
  expect((await get(library)).body).toEqual(before);
});
