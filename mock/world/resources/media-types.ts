export const imageManifest = 'application/vnd.docker.distribution.manifest.v2+json';
export const imageIndex = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const imageLayer = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
export const imageConfig = 'application/vnd.docker.container.image.v1+json';
export const helmConfig = 'application/vnd.cncf.helm.config.v1+json';
export const ociConfig = 'application/vnd.oci.image.config.v1+json';
export const ociLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const helmLayer = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
export const ociIndex = 'application/vnd.oci.image.index.v1+json';

interface Forms {
  readonly type?: string | undefined;
  readonly media_type?: string | undefined;
  readonly manifest_media_type?: string | undefined;
}

/** The media types of an artifact of which they are not said: an image is Docker's, and Helm pushes a chart as OCI. */
export const formsOf = (
  { type = 'IMAGE', media_type, manifest_media_type }: Forms,
  isIndex: boolean,
): { readonly type: string; readonly media_type: string; readonly manifest_media_type: string } => {
  const isChart = type === 'CHART';
  const ofManifest = manifest_media_type ?? (isIndex ? imageIndex : isChart ? ociManifest : imageManifest);
  // An index has no config: Harbor shows its own media type.
  const ofConfig = isIndex ? ofManifest : isChart ? helmConfig : imageConfig;
  return { type, media_type: media_type ?? ofConfig, manifest_media_type: ofManifest };
};
