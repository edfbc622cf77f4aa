import { apiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import { namespaceOf } from '../world/content/commands.ts';
import { algorithmOf } from '../world/content/digest.ts';
import { StorageFull, WrongDigest } from './blobs/store.ts';
import { answered, digestIn, placeOf, type RegistryCall, type RegistryHandler } from './call.ts';
import { mountable } from './mount.ts';
import type { Upload } from './uploads.ts';

const linkKind = 'OciLinkBlob';

const ownerOf = ({ caller: { entry, instance_id }, route: { name } }: RegistryCall): string =>
  `${entry.tenant.project_id}/${instance_id}/${name}`;

/** The header names the last byte, and of nothing the first. Source: OCI distribution specification 1.1. */
const rangeOf = ({ session: { size } }: Upload): string => `0-${Math.max(0, size - 1)}`;

const stateOf = ({ route: { name } }: RegistryCall, upload: Upload): Readonly<Record<string, string>> => ({
  Location: `/v2/${name}/blobs/uploads/${upload.id}`,
  'Docker-Upload-UUID': upload.id,
  Range: rangeOf(upload),
});

/** Lets one request at a time write to an upload. */
const alone = async <Value>(
  { store, uploads }: RegistryCall,
  upload: Upload,
  step: () => Promise<Value>,
): Promise<Value> => {
  await uploads.enter(upload);
  try {
    return await step();
  } catch (error) {
    if (error instanceof StorageFull) throw apiError('oci_storage_full', { detail: error.message });
    throw error;
  } finally {
    await uploads.leave(upload);
    if (upload.isCancelled) await store.cancel(upload.session);
  }
};

/** A chunk goes where the last one ended, and nowhere else; without Content-Range a body is a stream that is added. */
const checkOrder = ({ request: { headers } }: RegistryCall, { session: { size } }: Upload): void => {
  const range = headers['content-range'];
  if (range === undefined) return;
  const [, first, last] = /^(?:bytes[ =])?(\d+)-(\d+)(?:\/.*)?$/.exec(range) ?? [];
  const length = headers['content-length'];
  const isWhole = length === undefined || Number(last) - Number(first) + 1 === Number(length);
  if (first !== undefined && Number(first) === size && isWhole) return;
  const detail = `Content-Range is ${range} but must begin at ${size} and be as long as the body`;
  throw apiError('oci_upload_out_of_order', { detail });
};

const cancel = async ({ uploads, store }: RegistryCall, upload: Upload): Promise<void> => {
  await uploads.end(upload);
  upload.isCancelled = true;
  if (!upload.isBusy) await store.cancel(upload.session);
};

const receive = async (call: RegistryCall, upload: Upload): Promise<void> => {
  checkOrder(call, upload);
  await call.store.append(upload.session, call.request.body);
  if (upload.isCancelled) throw apiError('oci_upload_unknown', { id: upload.id });
};

const stored = ({ route: { name } }: RegistryCall, digest: string): Reply =>
  answered(201, { Location: `/v2/${name}/blobs/${digest}`, 'Docker-Content-Digest': digest });

/** Ends an upload: the bytes are kept and the repository has them, or neither. */
const finish = async (call: RegistryCall, upload: Upload, digest: string): Promise<Reply> => {
  await call.uploads.end(upload);
  try {
    const size = await call.store.commit(upload.session, digest);
    await call.change(linkKind, { ...placeOf(call), digest, size });
  } catch (error) {
    if (error instanceof WrongDigest) throw apiError('oci_digest_invalid', { detail: error.message });
    throw error;
  }
  return stored(call, digest);
};

export const OciPostUpload: RegistryHandler = async (call) => {
  const { query, store, uploads } = call;
  const place = placeOf(call);
  await call.read((world) => namespaceOf(world, place));
  const mounted = await mountable(call);
  if (mounted !== undefined) {
    await call.change(linkKind, { ...place, ...mounted });
    return stored(call, mounted.digest);
  }
  const given = query.get('digest');
  const named = given === null ? undefined : digestIn(given);
  const announced = query.get('digest-algorithm') ?? (named && algorithmOf(named));
  if (announced !== undefined && announced !== 'sha256' && announced !== 'sha512') {
    const detail = `digest-algorithm is ${JSON.stringify(announced.slice(0, 40))} but must be sha256 or sha512`;
    throw apiError('oci_digest_invalid', { detail });
  }
  const upload = await uploads.begin(ownerOf(call), store.begin(announced ?? 'sha256'));
  if (named === undefined) return answered(202, stateOf(call, upload));
  try {
    return await alone(call, upload, async () => {
      await receive(call, upload);
      return finish(call, upload, named);
    });
  } catch (error) {
    // The client was not told its address and cannot go on with it.
    await cancel(call, upload);
    throw error;
  }
};

const found = async (call: RegistryCall): Promise<Upload> => call.uploads.find(ownerOf(call), call.route.reference);

export const OciGetUpload: RegistryHandler = async (call) => answered(204, stateOf(call, await found(call)));

export const OciPatchUpload: RegistryHandler = async (call) => {
  const upload = await found(call);
  return alone(call, upload, async () => {
    await receive(call, upload);
    return answered(202, stateOf(call, upload));
  });
};

export const OciPutUpload: RegistryHandler = async (call) => {
  const upload = await found(call);
  const digest = digestIn(call.query.get('digest'));
  return alone(call, upload, async () => {
    await receive(call, upload);
    return finish(call, upload, digest);
  });
};

export const OciDeleteUpload: RegistryHandler = async (call) => {
  await cancel(call, await found(call));
  return answered(204);
};
