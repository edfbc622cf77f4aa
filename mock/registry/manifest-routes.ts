import { createHash } from 'node:crypto';
import { apiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import { namespaceOf, referred } from '../world/content/commands.ts';
import { algorithmOf, isDigest } from '../world/content/digest.ts';
import { manifestNamed, type Stored } from '../world/content/find.ts';
import type { Put, PutManifest } from '../world/content/put-manifest.ts';
import type { World } from '../world/kernel/world.ts';
import { whyPullIsPrevented } from '../world/scanning/prevent.ts';
import type { Tables } from '../world/tables.ts';
import { historyOf } from './build-history.ts';
import { answered, digestIn, placeOf, type RegistryCall, type RegistryHandler } from './call.ts';
import { textOf } from './request.ts';

const putKind = 'OciPutManifest';
const pullKind = 'OciGetManifest';
const deleteKind = 'OciDeleteManifest';

/** Source: OCI distribution specification 1.1, which wants 4 MiB at least; zot. */
const manifestLimitBytes = 4 * 1024 * 1024;

const tagForm = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;

/** The digest or tag of a path. */
const referenceOf = ({ route: { reference } }: RegistryCall): string => {
  if (isDigest(reference) || tagForm.test(reference)) return reference;
  if (reference.includes(':')) return digestIn(reference);
  throw apiError('oci_manifest_invalid', {
    detail: `tag is ${JSON.stringify(reference.slice(0, 140))} but must have 1 to 128 letters, digits, . _ or -, and not begin with . or -`,
  });
};

const unknown = (reference: string, isListed: boolean) => {
  const cause =
    'the artifact is a record without bytes: a seed or a call named its digest, or it signs such a one, or it is a signature by SM2, of which the fake has no key pairs';
  return apiError('oci_manifest_unknown', { reference }, isListed ? { explanation: { cause } } : {});
};

/** A manifest by tag or digest, unless what is known of its artifact's vulnerabilities forbids to pull it. */
const stored = (call: RegistryCall, reference: string, world: World<Tables>): Stored => {
  const place = placeOf(call);
  const namespace = namespaceOf(world, place);
  const repository = world.tables.repositories.named(namespace.id, place.repository_name);
  if (repository === undefined) throw apiError('oci_name_unknown', { name: call.route.name });
  const artifact = referred(repository, reference, world);
  const manifest = artifact && manifestNamed(repository, artifact.digest, world);
  if (artifact === undefined || manifest === undefined) throw unknown(reference, artifact !== undefined);
  const isOwn = world.tables.artifacts.get(artifact.id) !== undefined;
  const prevented = isOwn ? whyPullIsPrevented(artifact, world) : undefined;
  if (prevented !== undefined) throw apiError('oci_pull_prevented', { detail: prevented });
  return manifest;
};

const answerOf = ({ digest, media_type, content }: Stored): Reply =>
  answered(200, { 'Content-Type': media_type, 'Docker-Content-Digest': digest, Etag: `"${digest}"` }, content);

export const OciHeadManifest: RegistryHandler = async (call) => {
  const reference = referenceOf(call);
  return answerOf(await call.read((world) => stored(call, reference, world)));
};

export const OciGetManifest: RegistryHandler = async (call) => {
  const reference = referenceOf(call);
  const manifest = await call.read((world) => stored(call, reference, world));
  await call.change(pullKind, { ...placeOf(call), reference });
  return answerOf(manifest);
};

const hashed = (content: string, reference: string): string => {
  const algorithm = isDigest(reference) ? algorithmOf(reference) : 'sha256';
  const digest = `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;
  if (!isDigest(reference) || digest === reference) return digest;
  throw apiError('oci_digest_invalid', { detail: `provided digest did not match uploaded content: ${digest}` });
};

/** The tags that a manifest is put under: that of the path, or those beside its digest. */
const tagsOf = (reference: string, { query }: RegistryCall): readonly string[] => {
  if (!isDigest(reference)) return [reference];
  const tags = query.getAll('tag');
  const wrong = tags.find((tag) => !tagForm.test(tag));
  if (wrong === undefined) return tags;
  throw apiError('oci_manifest_invalid', { detail: `tag is ${JSON.stringify(wrong.slice(0, 140))}, which is not one` });
};

export const OciPutManifest: RegistryHandler = async (call) => {
  const reference = referenceOf(call);
  const notText = () => apiError('oci_manifest_invalid', { detail: 'the body is not UTF-8' });
  const content = await textOf(call.request.body, manifestLimitBytes, notText);
  const digest = hashed(content, reference);
  const tags = tagsOf(reference, call);
  const build_history = await historyOf(call, content);
  const input: PutManifest = {
    ...placeOf(call),
    ...{ tags, digest, content, content_type: call.request.headers['content-type'] ?? '' },
    ...(build_history !== undefined && { build_history }),
  };
  const { subject } = (await call.change(putKind, input)) as Put;
  return answered(201, {
    Location: `/v2/${call.route.name}/manifests/${reference}`,
    'Docker-Content-Digest': digest,
    ...(subject !== undefined && { 'OCI-Subject': subject }),
    ...(isDigest(reference) && tags.length > 0 && { 'OCI-Tag': tags.join(', ') }),
  });
};

export const OciDeleteManifest: RegistryHandler = async (call) => {
  await call.change(deleteKind, { ...placeOf(call), reference: referenceOf(call) });
  return answered(202);
};
