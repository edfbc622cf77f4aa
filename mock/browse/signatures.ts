import { publicKeyOf } from '../kms/find.ts';
import { verifies } from '../kms/verify.ts';
import type { Schemas } from '../spec/control-types.ts';
import { createDerived } from '../world/kernel/derived.ts';
import { outcomeOf } from '../world/kernel/outcome.ts';
import type { World } from '../world/kernel/world.ts';
import type { AccessoryRow, ArtifactRow, RepositoryRow } from '../world/resources/rows.ts';
import { blobsKey } from '../world/resources/tables.ts';
import { layersIn, type SignatureLayer, signatureIn, signedDigest } from '../world/signature/cosign.ts';
import type { Tables } from '../world/tables.ts';

type Verdict = Schemas['Verdict'];
type Browsed = World<Tables>;

/** The public halves of the keys that are said to have signed; undefined if one is not known. */
const keysOf = (names: readonly string[], world: Browsed): readonly string[] | undefined => {
  const keys = names.map((name) => outcomeOf(() => publicKeyOf(name, world)));
  const pems = keys.flatMap((key) => ('error' in key ? [] : [key.value]));
  return pems.length === names.length ? pems : undefined;
};

const layerVerdict = (
  layer: SignatureLayer,
  { digest }: ArtifactRow,
  { content, keys }: { readonly content: string | undefined; readonly keys: readonly string[] },
): Verdict => {
  const signature = signatureIn(layer);
  if (content === undefined || signature === undefined) return 'unknown';
  const isOfArtifact = signedDigest(content) === digest;
  return isOfArtifact && keys.some((pem) => verifies(pem, content, signature)) ? 'yes' : 'no';
};

/** What several verdicts come to: one that does not verify is what counts. */
export const together = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.length === 0) return 'none';
  const worst = (['no', 'unknown'] as const).find((verdict) => verdicts.includes(verdict));
  return worst ?? 'yes';
};

const judged = (
  { digest, signed_by }: AccessoryRow,
  artifact: ArtifactRow,
  repository: RepositoryRow,
  world: Browsed,
): Verdict => {
  const { manifests, blobLinks } = world.tables;
  const manifest = manifests.named(repository.id, digest);
  const keys = signed_by && keysOf(signed_by, world);
  if (manifest === undefined || keys === undefined) return 'unknown';
  const blobs = blobsKey(repository.namespace_id, repository.name);
  const contentOf = (layer: SignatureLayer) => blobLinks.named(blobs, layer.digest)?.content;
  return together(
    layersIn(manifest).map((layer) => layerVerdict(layer, artifact, { content: contentOf(layer), keys })),
  );
};

const derived = createDerived<Verdict>();

export const isSignature = ({ type }: AccessoryRow): boolean => type === 'signature.cosign';

/** Whether the signatures of an accessory verify; found out once for as long as rows and keys are the same. */
export const verdictOf = (
  accessory: AccessoryRow,
  artifact: ArtifactRow,
  repository: RepositoryRow,
  world: Browsed,
): Verdict => {
  const { manifests, blobLinks, kms, signature } = world.tables;
  const tables = [manifests, blobLinks, kms.keys, signature.policies];
  return derived(accessory, { tables, facts: [artifact, repository, world.seed] }, () =>
    judged(accessory, artifact, repository, world),
  );
};
