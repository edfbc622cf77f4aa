export const imageManifest = 'application/vnd.docker.distribution.manifest.v2+json';
export const imageIndex = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const imageLayer = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
