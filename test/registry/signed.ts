/** Signing policies over what a registry holds, and signatures as a client that verifies them gets them. */
import { createPublicKey, verify } from 'node:crypto';
import { policyBody } from '../support/bodies.ts';
import { type Registry, sha256 } from './registry.ts';

const annotation = 'dev.cosignproject.cosign/signature';

interface Key {
  readonly key: string;
  readonly algorithm?: 'ECDSA_SHA_256' | 'ECDSA_SHA_384' | 'SM2DSA_SM3';
}

/** Signs all of library with that key, by a policy of its own. */
export const signAll = async ({ post, instance, clock }: Registry, { key, algorithm = 'ECDSA_SHA_256' }: Key) => {
  const policies = `${instance}/namespaces/library/signature/policies`;
  const { body } = await post(policies, policyBody({ signature_key: key, signature_algorithm: algorithm }));
  await post(`${policies}/${body.id}/executions`);
  clock.advance('1h');
};

export const createKey = async ({ swr, post }: Registry, spec = 'EC_P256', alias = 'signing'): Promise<string> => {
  const { body } = await post(`/v1.0/${swr.projectId}/kms/create-key`, { key_alias: alias, key_spec: spec });
  return body.key_info.key_id;
};

/** The public half that KMS gives. */
export const publicKey = async ({ swr, post }: Registry, key_id: string): Promise<string> =>
  (await post(`/v1.0/${swr.projectId}/kms/get-publickey`, { key_id })).body.public_key;

export interface Signature {
  readonly digest: string;
  readonly size: number;
  readonly layers: readonly {
    readonly digest: string;
    readonly size: number;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
  readonly config: { readonly digest: string; readonly size: number };
  readonly payloads: readonly string[];
}

export const signatureTag = (digest: string): string => `${digest.replace(':', '-')}.sig`;

/** What signs a digest, with all its bytes; each is checked to have the digest and size that name it. */
export const signatureOf = async (
  { call }: Registry,
  name: string,
  digest: string,
  headers = {},
): Promise<Signature> => {
  const got = await call('GET', `/v2/${name}/manifests/${signatureTag(digest)}`, { headers });
  if (got.status !== 200) throw new Error(`${got.status} ${got.text}`);
  const { layers, config } = JSON.parse(got.text);
  const blobs = await Promise.all(
    [config, ...layers].map(async (descriptor: { digest: string; size: number }) => {
      const { bytes, text } = await call('GET', `/v2/${name}/blobs/${descriptor.digest}`, { headers });
      if (sha256(bytes) !== descriptor.digest || bytes.length !== descriptor.size) throw new Error(`not that: ${text}`);
      return text;
    }),
  );
  return { digest: sha256(got.text), size: got.bytes.length, layers, config, payloads: blobs.slice(1) };
};

/** By which of its layers a public key verifies a signature. */
export const verifiedBy = (
  { layers, payloads }: Signature,
  pem: string,
  hash: 'sha256' | 'sha384' = 'sha256',
): readonly number[] =>
  layers.flatMap(({ annotations }, index) => {
    const signature = Buffer.from(annotations[annotation] ?? '', 'base64');
    return verify(hash, Buffer.from(payloads[index] ?? ''), createPublicKey(pem), signature) ? [index] : [];
  });
