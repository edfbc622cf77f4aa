import { isDigest } from '../world/content/digest.ts';

/** The routes of the registry by the names that faults, journal and coverage know them by. */
export type RegistryOperation =
  | 'OciPing'
  | 'OciGetToken'
  | 'OciPostToken'
  | 'OciListCatalog'
  | 'OciListTags'
  | 'OciListReferrers'
  | 'OciGetManifest'
  | 'OciHeadManifest'
  | 'OciPutManifest'
  | 'OciDeleteManifest'
  | 'OciGetBlob'
  | 'OciHeadBlob'
  | 'OciDeleteBlob'
  | 'OciPostUpload'
  | 'OciGetUpload'
  | 'OciPatchUpload'
  | 'OciPutUpload'
  | 'OciDeleteUpload';

/** What a path of the registry names, whether or not it may. */
export interface Route {
  /** Left out where the path is there for other methods. */
  readonly operation: RegistryOperation | undefined;
  /** Of the repository, with its namespace. */
  readonly name: string;
  /** A tag, a digest or the id of an upload. */
  readonly reference: string;
}

type Methods = Readonly<Record<string, RegistryOperation>>;

const ping: Methods = { GET: 'OciPing', HEAD: 'OciPing' };
const catalog: Methods = { GET: 'OciListCatalog', HEAD: 'OciListCatalog' };
const tokens: Methods = { GET: 'OciGetToken', HEAD: 'OciGetToken', POST: 'OciPostToken' };

/** By the word that stands behind the name of the repository. */
const ofRepository: Readonly<Record<string, Methods>> = {
  'tags/list': { GET: 'OciListTags', HEAD: 'OciListTags' },
  referrers: { GET: 'OciListReferrers', HEAD: 'OciListReferrers' },
  manifests: {
    GET: 'OciGetManifest',
    HEAD: 'OciHeadManifest',
    PUT: 'OciPutManifest',
    DELETE: 'OciDeleteManifest',
  },
  blobs: { GET: 'OciGetBlob', HEAD: 'OciHeadBlob', DELETE: 'OciDeleteBlob' },
  'blobs/uploads': { POST: 'OciPostUpload' },
  upload: {
    GET: 'OciGetUpload',
    PATCH: 'OciPatchUpload',
    PUT: 'OciPutUpload',
    DELETE: 'OciDeleteUpload',
  },
};

const fixed: Readonly<Record<string, Methods>> = {
  '/v2/': ping,
  '/v2/_catalog': catalog,
  '/service/token': tokens,
  '/swr/auth/v2/registry/auth': tokens,
  '/swr/auth/v2/registry/auth/': tokens,
};

const shapes: readonly (readonly [RegExp, string])[] = [
  [/^\/v2\/(.+)\/tags\/list()$/, 'tags/list'],
  [/^\/v2\/(.+)\/blobs\/uploads()\/?$/, 'blobs/uploads'],
  [/^\/v2\/(.+)\/blobs\/uploads\/([^/]+)$/, 'upload'],
  [/^\/v2\/(.+)\/manifests\/([^/]+)$/, 'manifests'],
  [/^\/v2\/(.+)\/blobs\/([^/]+)$/, 'blobs'],
  [/^\/v2\/(.+)\/referrers\/([^/]+)$/, 'referrers'],
];

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const operationIn = (methods: Methods | undefined, method: string): RegistryOperation | undefined =>
  methods !== undefined && Object.hasOwn(methods, method) ? methods[method] : undefined;

/** The route of a path; undefined if it is none of the registry's. */
export const routeOf = (method: string, path: string): Route | undefined => {
  if (Object.hasOwn(fixed, path)) return { operation: operationIn(fixed[path], method), name: '', reference: '' };
  for (const [shape, kind] of shapes) {
    const [, name, reference] = shape.exec(path) ?? [];
    if (name === undefined || reference === undefined) continue;
    return { operation: operationIn(ofRepository[kind], method), name, reference: decoded(reference) };
  }
  return undefined;
};

/**
 * Whether a path of `/v2/` has the registry's shape. Paths of the API fix no segment where those do, but for a tag called
 * `list`, which the registry does not delete; blobs and referrers are named by digests.
 */
export const hasRegistryShape = (method: string, path: string): boolean => {
  if (Object.hasOwn(fixed, path)) return true;
  const route = routeOf(method, path);
  if (route === undefined) return false;
  if (/\/(?:blobs|referrers)\/[^/]+$/.test(path) && !path.includes('/blobs/uploads')) {
    return route.reference.includes(':') || isDigest(route.reference);
  }
  return !(path.endsWith('/tags/list') && method === 'DELETE');
};
