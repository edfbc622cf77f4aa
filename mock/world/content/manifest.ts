import { JsonError, readJson } from '../../errors/json.ts';
import { imageIndex, imageManifest, ociIndex, ociManifest } from '../resources/media-types.ts';
import { type Descriptor, descriptor } from './descriptor.ts';
import { type Fields, isFields, listOf, optional, refuse, shown, text, textsByName } from './manifest-field.ts';

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

const parsed = (content: string): Fields => {
  try {
    const value = readJson(Buffer.from(content));
    return isFields(value) ? value : refuse(`the body is ${shown(value)} but must be an object`);
  } catch (error) {
    if (error instanceof JsonError) return refuse(`the body is not a manifest: ${error.message}`);
    throw error;
  }
};

/** A client must not be told another media type than the manifest's own. Source: OCI image specification 1.1, mediaType. */
const mediaTypeOf = (fields: Fields, given: string): string => {
  const own = optional(text)(fields.mediaType, 'mediaType');
  const said = given.split(';')[0]?.trim() ?? '';
  if (own !== undefined && said !== '' && own !== said)
    return refuse(`mediaType is ${shown(own)} but the Content-Type is ${shown(said)}`);
  const mediaType = said === '' ? own : said;
  if (mediaType !== undefined && mediaTypes.includes(mediaType)) return mediaType;
  return refuse(`the media type is ${shown(mediaType)} but must be one of ${mediaTypes.join(', ')}`);
};

const checkVersion = ({ schemaVersion }: Fields): void => {
  if (schemaVersion === undefined || schemaVersion === null || schemaVersion === 2) return;
  refuse(`schemaVersion is ${shown(schemaVersion)} but must be 2`);
};

const descriptors = (value: unknown, place: string): readonly Descriptor[] =>
  optional(listOf(descriptor))(value, place) ?? [];

/** Reads a manifest. Throws a 400 that names the field, its value and the rule. */
export const readManifest = (content: string, contentType: string): Manifest => {
  const fields = parsed(content);
  const mediaType = mediaTypeOf(fields, contentType);
  checkVersion(fields);
  const artifactType = optional(text)(fields.artifactType, 'artifactType');
  const subject = optional(descriptor)(fields.subject, 'subject');
  return {
    mediaType,
    ...(artifactType !== undefined && { artifactType }),
    ...(indexTypes.includes(mediaType)
      ? { layers: [], manifests: descriptors(fields.manifests, 'manifests') }
      : { config: descriptor(fields.config, 'config'), layers: descriptors(fields.layers, 'layers') }),
    ...(subject !== undefined && { subject }),
    annotations: optional(textsByName)(fields.annotations, 'annotations') ?? {},
  };
};
