import { apiError } from '../errors/error.ts';
import type { Bytes, Reply } from '../wire/wire.ts';
import { namespaceOf } from '../world/content/commands.ts';
import { blobOf } from '../world/content/find.ts';
import type { ByteRange } from './blobs/file.ts';
import { rangeOf } from './blobs/range.ts';
import { answered, digestIn, placeOf, type RegistryCall, type RegistryHandler } from './call.ts';

const unlinkKind = 'OciDeleteBlob';

interface Found {
  readonly size: number;
  readonly open: (range?: ByteRange) => ReturnType<Bytes['open']> | undefined;
}

const lost = (digest: string): never => {
  const cause = 'the repository has the blob by a snapshot, and its bytes are not in this process; push it again';
  throw apiError('oci_blob_unknown', { digest }, { explanation: { cause } });
};

/** A blob is seen where its repository has it, wherever else its bytes may be known. */
const find = async (call: RegistryCall): Promise<Found> => {
  const place = placeOf(call);
  const digest = digestIn(call.route.reference);
  const blob = await call.read((world) =>
    blobOf({ namespace: namespaceOf(world, place), name: place.repository_name }, digest, world),
  );
  if (blob === undefined) throw apiError('oci_blob_unknown', { digest });
  const { size, content } = blob;
  if (content !== undefined)
    return { size, open: (range) => (range === undefined ? content : content.subarray(range.start, range.end + 1)) };
  if (!call.store.has(digest)) lost(digest);
  return { size, open: (range) => call.store.open(digest, range) };
};

const answerOf = (digest: string, { size, open }: Found, header: string | undefined): Reply => {
  const range = rangeOf(header, size);
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Docker-Content-Digest': digest,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'max-age=31536000',
    Etag: `"${digest}"`,
  };
  if (range === 'beyond') throw apiError('oci_range_invalid', { detail: `${header} of ${size} bytes` });
  const bytes = (from: ByteRange | undefined): Bytes => ({
    size: from === undefined ? size : from.end - from.start + 1,
    open: () => open(from) ?? lost(digest),
  });
  if (range === undefined) return { ...answered(200, headers), bytes: bytes(undefined) };
  const part = { 'Content-Range': `bytes ${range.start}-${range.end}/${size}` };
  return { ...answered(206, { ...headers, ...part }), bytes: bytes(range) };
};

export const OciGetBlob: RegistryHandler = async (call) => {
  const { reference: digest } = call.route;
  return answerOf(digest, await find(call), call.request.headers.range);
};

export const OciHeadBlob: RegistryHandler = async (call) => answerOf(call.route.reference, await find(call), undefined);

export const OciDeleteBlob: RegistryHandler = async (call) => {
  await call.change(unlinkKind, { ...placeOf(call), digest: digestIn(call.route.reference) });
  return answered(202);
};
