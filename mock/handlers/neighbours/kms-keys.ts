import { findKey, keysOf, publicKeyOf } from '../../kms/find.ts';
import { toKey } from '../../kms/views.ts';
import { madeUuid } from '../../world/kernel/ids.ts';
import type { Read, Write } from '../handler.ts';

/** Left out, the usage follows from the kind of key. Source: KMS, creating a key. */
const usageOf = (spec: string): string => (/^(?:AES|SM4)/.test(spec) ? 'ENCRYPT_DECRYPT' : 'SIGN_VERIFY');

export const CreateKey: Write<'CreateKey'> = ({ body }, { tables, tenant, seed, nowMs }) => {
  const { keys } = tables.kms;
  const id = madeUuid(`${seed} key ${tenant.project_id} ${keys.reserve()}`);
  const { key_alias, key_spec = 'AES_256', key_usage = usageOf(key_spec), origin = 'kms' } = body;
  keys.add({
    ...{ id, project_id: tenant.project_id, key_alias, key_spec, key_usage, origin },
    key_description: body.key_description ?? '',
    keystore_id: body.keystore_id ?? '0',
    enterprise_project_id: body.enterprise_project_id ?? '0',
    key_state: origin === 'external' ? '5' : '2',
    createdMs: nowMs,
    tags: [],
  });
  return { key_info: { key_id: id, domain_id: tenant.domain_id } };
};

export const ListKeyDetail: Read<'ListKeyDetail'> = ({ body }, world) => ({
  key_info: toKey(findKey(body.key_id, world), world.tenant),
});

export const ListKeys: Read<'ListKeys'> = ({ body }, world) => {
  const { key_state, key_spec, enterprise_project_id } = body;
  const found = keysOf(world)
    .filter((row) => key_state === undefined || row.key_state === key_state)
    .filter((row) => key_spec === undefined || key_spec === 'ALL' || row.key_spec === key_spec)
    .filter((row) => enterprise_project_id === undefined || row.enterprise_project_id === enterprise_project_id);
  const from = Number(body.marker ?? 0);
  const to = from + Number(body.limit ?? found.length);
  const page = found.slice(from, to);
  const isCut = to < found.length;
  return {
    keys: page.map(({ id }) => id),
    key_details: page.map((row) => toKey(row, world.tenant)),
    next_marker: isCut ? String(to) : '',
    truncated: isCut ? 'true' : 'false',
    total: found.length,
  };
};

export const ShowPublicKey: Read<'ShowPublicKey'> = ({ body: { key_id } }, world) => ({
  key_id,
  public_key: publicKeyOf(key_id, world),
});
