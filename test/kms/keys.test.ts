import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { connectFakeSwr } from '../../mock/index.ts';
import { policyBody } from '../support/bodies.ts';
import { type Fake, startFake } from '../support/fake.ts';

const at = ({ swr }: Fake, call: string): string => `/v1.0/${swr.projectId}/kms/${call}`;

const make = async (fake: Fake, changes: object = {}): Promise<string> => {
  const { status, body } = await fake.post(at(fake, 'create-key'), { key_alias: 'mine', ...changes });
  expect([status, body.key_info.domain_id]).toEqual([200, fake.swr.domainId]);
  return body.key_info.key_id;
};

const shown = async (fake: Fake, key_id: string) =>
  (await fake.post(at(fake, 'describe-key'), { key_id })).body.key_info;

/** A signing policy that names a key. */
const policyWith = async (fake: Fake, signature_key: string, signature_algorithm = 'ECDSA_SHA_384') => {
  const body = policyBody({ name: `p-${signature_key}`, signature_key, signature_algorithm });
  expect((await fake.post(`${fake.instance}/namespaces/root/signature/policies`, body)).status).toBe(201);
};

describe('a key', () => {
  test.each([
    [{}, 'AES_256', 'ENCRYPT_DECRYPT', '2'],
    [{ key_spec: 'EC_P384' }, 'EC_P384', 'SIGN_VERIFY', '2'],
    [{ key_spec: 'SM4', origin: 'external' }, 'SM4', 'ENCRYPT_DECRYPT', '5'],
  ])('made by %j is of %s, for %s, in state %s', async (body, key_spec, key_usage, key_state) => {
    const fake = await startFake();
    const key_id = await make(fake, body);
    expect(await shown(fake, key_id)).toMatchObject({ key_id, key_spec, key_usage, key_state, key_alias: 'mine' });
  });

  test.each([
    [{ key_alias: '' }],
    [{ key_alias: 'a b' }],
    [{ key_alias: 'a'.repeat(256) }],
    [{ key_spec: 'EC_P521' }],
    [{ key_usage: 'SIGN' }],
    [{ key_alias: 7 }],
  ])("is refused for %j in KMS's form", async (changes) => {
    const fake = await startFake();
    const { status, body } = await fake.post(at(fake, 'create-key'), { key_alias: 'mine', ...changes });
    expect([status, body]).toEqual([
      400,
      { error: { error_code: 'KMS.0308', error_msg: expect.stringContaining('key_') } },
    ]);
  });

  test('that nobody knows is not there', async () => {
    const fake = await startFake();
    const { status, body } = await fake.post(at(fake, 'describe-key'), { key_id: 'nobody' });
    expect([status, body.error.error_code]).toEqual([404, 'KMS.0205']);
  });

  test('that a policy names is there, enabled, and of the kind that its algorithm asks for', async () => {
    const fake = await startFake();
    await policyWith(fake, 'theirs');
    expect(await shown(fake, 'theirs')).toMatchObject({
      key_spec: 'EC_P384',
      key_state: '2',
      key_usage: 'SIGN_VERIFY',
    });
    await fake.post(at(fake, 'update-key-alias'), { key_id: 'theirs', key_alias: 'ours' });
    expect(await shown(fake, 'theirs')).toMatchObject({ key_spec: 'EC_P384', key_alias: 'ours' });
  });

  test('gets another alias and another description', async () => {
    const fake = await startFake();
    const key_id = await make(fake);
    const alias = await fake.post(at(fake, 'update-key-alias'), { key_id, key_alias: 'other' });
    expect(alias.body).toEqual({ key_info: { key_id, key_alias: 'other' } });
    await fake.post(at(fake, 'update-key-description'), { key_id, key_description: 'told' });
    expect(await shown(fake, key_id)).toMatchObject({ key_alias: 'other', key_description: 'told' });
  });

  test('is of its world alone', async () => {
    const fake = await startFake();
    const other = await fake.swr.world();
    const key_id = await make(fake);
    const headers = { 'X-Auth-Token': other.token };
    const asked = (project: string) =>
      fake.send('post', `/v1.0/${project}/kms/describe-key`, { headers, body: { key_id } });
    expect((await asked(other.projectId)).status).toBe(404);
    const foreign = await asked(fake.swr.projectId);
    expect([foreign.status, foreign.body.error_code]).toEqual([403, 'APIGW.0302']);
  });
});

describe('the list of keys', () => {
  test('has those that were made, then those that policies name, in pages', async () => {
    const fake = await startFake();
    const made = [await make(fake, { key_alias: 'a' }), await make(fake, { key_alias: 'b' })];
    const all = (await fake.post(at(fake, 'list-keys'), {})).body;
    expect(all.keys.slice(0, 2)).toEqual(made);
    expect([all.total, all.truncated, all.next_marker]).toEqual([all.keys.length, 'false', '']);
    const first = (await fake.post(at(fake, 'list-keys'), { limit: '3' })).body;
    expect([first.keys, first.truncated, first.next_marker]).toEqual([all.keys.slice(0, 3), 'true', '3']);
    const rest = (await fake.post(at(fake, 'list-keys'), { limit: '1000', marker: '3' })).body;
    expect(rest.keys).toEqual(all.keys.slice(3));
  });

  test('can be asked for a state or a kind of key', async () => {
    const fake = await startFake();
    const key_id = await make(fake, { key_spec: 'SM2' });
    await make(fake);
    await fake.post(at(fake, 'disable-key'), { key_id });
    const keys = async (body: object) => (await fake.post(at(fake, 'list-keys'), body)).body.keys;
    expect([await keys({ key_state: '3' }), await keys({ key_spec: 'SM2' })]).toEqual([[key_id], [key_id]]);
  });
});

describe('the public half', () => {
  const asked = (fake: Fake, key_id: string) => fake.post(at(fake, 'get-publickey'), { key_id });
  const curveOf = (pem: string) => createPublicKey(pem).asymmetricKeyDetails?.namedCurve;

  test.each([
    ['EC_P256', 'prime256v1'],
    ['EC_P384', 'secp384r1'],
  ])('of a key of %s is on %s, and the same from both planes', async (key_spec, curve) => {
    const fake = await startFake();
    const key_id = await make(fake, { key_spec, key_alias: 'signs' });
    const { body } = await asked(fake, key_id);
    expect([body.key_id, curveOf(body.public_key)]).toEqual([key_id, curve]);
    expect(await fake.swr.keys.publicHalf(key_id)).toBe(body.public_key);
    expect(await fake.swr.keys.publicHalf('signs')).toBe(body.public_key);
    expect(await (await connectFakeSwr(fake.swr.url)).keys.publicHalf('signs')).toBe(body.public_key);
  });

  test('of an id that nobody made follows from the world and the id, on the curve that a policy asks for', async () => {
    const [fake, again] = [await startFake(), await startFake()];
    const [pem, same, other] = [await asked(fake, 'any'), await asked(again, 'any'), await asked(fake, 'any2')];
    expect([same.body.public_key, curveOf(pem.body.public_key)]).toEqual([pem.body.public_key, 'prime256v1']);
    expect(other.body.public_key).not.toBe(pem.body.public_key);
    await policyWith(fake, 'any');
    expect(curveOf((await asked(fake, 'any')).body.public_key)).toBe('secp384r1');
  });

  test.each(['SM2', 'RSA_2048', 'AES_256'])(
    'of a key of %s is not had: the answer says which are',
    async (key_spec) => {
      const fake = await startFake();
      const { status, body } = await asked(fake, await make(fake, { key_spec }));
      expect([status, body.error.error_msg]).toEqual([400, expect.stringContaining(`is of ${key_spec}`)]);
    },
  );
});
