import { apiError } from '../../errors/error.ts';
import { imageIndex, imageManifest, ociIndex, ociManifest } from '../resources/media-types.ts';
import { isDigest } from './digest.ts';

/** What a manifest refers to. */
interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly urls?: readonly string[];
}

/** A manifest, read. */
export interface Manifest {
  readonly mediaType: string;
  readonly artifactType?: string;
  readonly config?: Descriptor;
  readonly layers: readonly Descriptor[];
  /** The manifests of an index; left out, it is none. */
  readonly manifests?: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
}

const indexTypes = [imageIndex, ociIndex];
/** Source: Harbor 2.1, which takes no others but that of the first version of images. */
const mediaTypes = [imageManifest, ociManifest, ...indexTypes];

const refuse = (detail: string): never => {
  throw apiError('oci_manifest_invalid', { detail });
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'left out').slice(0, 80);

const descriptorOf = (value: unknown, place: string): Descriptor => {
  if (!isFields(value)) return refuse(`${place} is ${shown(value)} but must be a descriptor`);
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string') return refuse(`${place}.mediaType is ${shown(mediaType)} but must be a text`);
  if (!isDigest(digest))
    return refuse(`${place}.digest is ${shown(digest)} but must be sha256: or sha512: and its hex digits`);
  if (!Number.isSafeInteger(size) || Number(size) < 0)
    return refuse(`${place}.size is ${shown(size)} but must be a whole number from 0`);
  return value as unknown as Descriptor;
};

const listOf = (value: unknown, place: string): readonly Descriptor[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return refuse(`${place} is ${shown(value)} but must be a list`);
  return value.map((each, index) => descriptorOf(each, `${place}.${index}`));
};

const parsed = (content: string): Fields => {
  try {
    const value: unknown = JSON.parse(content);
    return isFields(value) ? value : refuse(`the body is ${shown(value)} but must be an object`);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(`the body is not JSON: ${error.message}`);
    throw error;
  }
};

/** A client must not be told another media type than the manifest's own. Source: OCI image specification 1.1, mediaType. */
const mediaTypeOf = ({ mediaType: own }: Fields, given: string): string => {
  const said = given.split(';')[0]?.trim() ?? '';
  if (own !== undefined && said !== '' && own !== said)
    return refuse(`mediaType is ${shown(own)} but the Content-Type is ${shown(said)}`);
  const mediaType = said === '' ? own : said;
  if (typeof mediaType === 'string' && mediaTypes.includes(mediaType)) return mediaType;
  return refuse(`the media type is ${shown(mediaType)} but must be one of ${mediaTypes.join(', ')}`);
};

/** Reads a manifest. Throws a 400 that names the field, its value and the rule. */
export const readManifest = (content: string, contentType: string): Manifest => {
  const fields = parsed(content);
  const mediaType = mediaTypeOf(fields, contentType);
  const isIndex = indexTypes.includes(mediaType);
  const { artifactType, annotations } = fields;
  return {
    mediaType,
    ...(typeof artifactType === 'string' && { artifactType }),
    ...(isIndex
      ? { layers: [], manifests: listOf(fields.manifests, 'manifests') }
      : { config: descriptorOf(fields.config, 'config'), layers: listOf(fields.layers, 'layers') }),
    ...(isFields(fields.subject) && { subject: descriptorOf(fields.subject, 'subject') }),
    annotations: isFields(annotations) ? (annotations as Readonly<Record<string, string>>) : {},
  };
};
