import { apiError } from '../errors/error.ts';
import { madeHex } from '../world/kernel/ids.ts';
import type { Rows } from '../world/kernel/table.ts';
import type { Readable, WorldFacts } from '../world/kernel/world.ts';
import { hasCurve, type KeyPair, keyPairOf, publicKeyPem } from './key-pair.ts';
import type { KeyRow, KeyState } from './rows.ts';
import type { KeyTables } from './tables.ts';

/** What KMS knows of a policy that signs with one of its keys. */
interface KeyUser {
  readonly signature_key: string;
  readonly signature_algorithm: keyof typeof specs;
  readonly created_at: string;
}

/** A world as far as it makes keys. */
interface Making extends Pick<WorldFacts, 'tenant' | 'seed'> {
  readonly nowMs: number;
  readonly tables: Readable<KeyTables>;
}

/** A world as far as KMS looks at it. */
export interface KeyWorld extends Making {
  readonly tables: Readable<KeyTables> & { readonly signature: { readonly policies: Rows<KeyUser> } };
}

/** The kind of key that an algorithm asks for. Source: page 1202. */
const specs = { ECDSA_SHA_256: 'EC_P256', ECDSA_SHA_384: 'EC_P384', SM2DSA_SM3: 'SM2' } as const;

/** A key that nobody created here, but a policy names: it is enabled, and its alias follows from the seed and its id. */
const namedBy = ({ signature_key: id, signature_algorithm, created_at }: KeyUser, world: KeyWorld): KeyRow => ({
  id,
  project_id: world.tenant.project_id,
  key_alias: `key-${madeHex(`${world.seed} key alias ${id}`, 8)}`,
  key_description: '',
  key_spec: specs[signature_algorithm],
  key_usage: 'SIGN_VERIFY',
  origin: 'kms',
  keystore_id: '0',
  enterprise_project_id: '0',
  key_state: '2',
  createdMs: Date.parse(created_at),
  tags: [],
});

const isThere = ({ deletedMs }: KeyRow, { nowMs }: Pick<Making, 'nowMs'>): boolean =>
  deletedMs === undefined || nowMs < deletedMs;

/** The key of that id, if one was created or a policy names it. A key that was deleted is not there. */
const keyOf = (id: string, world: KeyWorld): KeyRow | undefined => {
  const { kms, signature } = world.tables;
  const row = kms.keys.get(id);
  if (row !== undefined) return isThere(row, world) ? row : undefined;
  const user = signature.policies.all().find(({ signature_key }) => signature_key === id);
  return user && namedBy(user, world);
};

export const findKey = (id: string, world: KeyWorld): KeyRow => {
  const row = keyOf(id, world);
  if (row === undefined) throw apiError('kms_key_not_found', { key_id: id });
  return row;
};

/** A key that was created, by its id or its alias. An alias is first of all that of a key which is not deleted. */
const madeKey = (name: string, { tables, tenant, nowMs }: Making): KeyRow | undefined => {
  const byId = tables.kms.keys.get(name);
  if (byId !== undefined) return byId;
  const called = tables.kms.keys.under(tenant.project_id).filter(({ key_alias }) => key_alias === name);
  return called.find((row) => isThere(row, { nowMs })) ?? called.at(-1);
};

const states: Readonly<Record<Exclude<KeyState, '2'>, string>> = {
  3: 'is disabled',
  4: 'is pending deletion',
  5: 'waits for its material',
};

/** Why nothing can be signed by a key; undefined if it can, as by whatever nobody created in KMS. */
export const whyKeyCannotSign = (name: string, world: Making): string | undefined => {
  const key = madeKey(name, world);
  if (key === undefined || key.key_state === '2') return undefined;
  return `KMS key ${key.id} ${isThere(key, world) ? states[key.key_state] : 'is deleted'}`;
};

/** Every key that is there: those that were created, and behind them those that only policies name. */
export const keysOf = (world: KeyWorld): readonly KeyRow[] => {
  const { kms, signature } = world.tables;
  const made = kms.keys.under(world.tenant.project_id);
  const named = new Map(signature.policies.all().map((user) => [user.signature_key, user]));
  for (const { id, key_alias } of made) {
    named.delete(id);
    named.delete(key_alias);
  }
  return [...made.filter((row) => isThere(row, world)), ...[...named.values()].map((user) => namedBy(user, world))];
};

/** The kind of a key that signs; of an id that nobody has spoken of, a key on P-256. */
const specOf = (id: string, world: KeyWorld): string => {
  if (world.tables.kms.keys.get(id) === undefined) return keyOf(id, world)?.key_spec ?? 'EC_P256';
  return findKey(id, world).key_spec;
};

/** The public half of a key in PEM. */
export const publicKeyOf = (name: string, world: KeyWorld): string => {
  const id = madeKey(name, world)?.id ?? name;
  const key_spec = specOf(id, world);
  if (world.tables.kms.keys.get(id)?.key_state === '4') throw apiError('kms_pending_deletion', { key_id: id });
  if (!hasCurve(key_spec)) throw apiError('kms_no_pair', { key_id: id, key_spec });
  return publicKeyPem(keyPairOf(world.seed, id, key_spec));
};

/** The pair that signs for a policy; undefined if the fake has none of that kind. A key that was created is of its own kind. */
export const signingPairOf = (
  { signature_key, signature_algorithm }: Omit<KeyUser, 'created_at'>,
  world: Making,
): KeyPair | undefined => {
  const made = madeKey(signature_key, world);
  const spec = made?.key_spec ?? specs[signature_algorithm];
  return hasCurve(spec) ? keyPairOf(world.seed, made?.id ?? signature_key, spec) : undefined;
};
