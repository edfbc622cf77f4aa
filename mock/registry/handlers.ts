import * as blobs from './blob-routes.ts';
import { answered, type RegistryHandler } from './call.ts';
import * as lists from './list-routes.ts';
import * as manifests from './manifest-routes.ts';
import type { RegistryOperation } from './route.ts';
import * as tokens from './token-routes.ts';
import * as uploadRoutes from './upload-routes.ts';

const OciPing: RegistryHandler = async () => answered(200, { 'Content-Type': 'application/json' }, '{}');

export const handlers: Readonly<Record<RegistryOperation, RegistryHandler>> = {
  OciPing,
  ...{ OciGetToken: tokens.OciGetToken, OciPostToken: tokens.OciPostToken },
  ...{ OciListCatalog: lists.OciListCatalog, OciListTags: lists.OciListTags, OciListReferrers: lists.OciListReferrers },
  ...{ OciGetManifest: manifests.OciGetManifest, OciHeadManifest: manifests.OciHeadManifest },
  ...{ OciPutManifest: manifests.OciPutManifest, OciDeleteManifest: manifests.OciDeleteManifest },
  ...{ OciGetBlob: blobs.OciGetBlob, OciHeadBlob: blobs.OciHeadBlob, OciDeleteBlob: blobs.OciDeleteBlob },
  ...{ OciPostUpload: uploadRoutes.OciPostUpload, OciGetUpload: uploadRoutes.OciGetUpload },
  ...{ OciPatchUpload: uploadRoutes.OciPatchUpload, OciPutUpload: uploadRoutes.OciPutUpload },
  OciDeleteUpload: uploadRoutes.OciDeleteUpload,
};
