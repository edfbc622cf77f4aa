import { isDigest } from './digest.ts';
import { base64, listOf, object, optional, type Read, refuse, shown, text, textsByName } from './manifest-field.ts';

/** What a manifest refers to. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  /** Where else the bytes are. */
  readonly urls: readonly string[];
}

const checkPlatform: Read<void> = (value, place) => {
  const platform = object('an object')(value, place);
  for (const name of ['architecture', 'os', 'os.version', 'variant'])
    optional(text)(platform[name], `${place}.${name}`);
  for (const name of ['os.features', 'features']) optional(listOf(text))(platform[name], `${place}.${name}`);
};

/** Reads a descriptor; what nobody asks for is checked all the same. Source: OCI image specification 1.1, descriptor. */
export const descriptor: Read<Descriptor> = (value, place) => {
  const fields = object('a descriptor')(value, place);
  const { digest, size } = fields;
  const mediaType = text(fields.mediaType, `${place}.mediaType`);
  if (!isDigest(digest))
    return refuse(`${place}.digest is ${shown(digest)} but must be sha256: or sha512: and its hex digits`);
  if (!Number.isSafeInteger(size) || Number(size) < 0)
    return refuse(`${place}.size is ${shown(size)} but must be a whole number from 0`);
  const urls = optional(listOf(text))(fields.urls, `${place}.urls`) ?? [];
  optional(textsByName)(fields.annotations, `${place}.annotations`);
  optional(text)(fields.artifactType, `${place}.artifactType`);
  optional(base64)(fields.data, `${place}.data`);
  optional(checkPlatform)(fields.platform, `${place}.platform`);
  return { mediaType, digest, size: Number(size), urls };
};
