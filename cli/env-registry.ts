import { demoTenant } from '../mock/index.ts';

// What to paste so that a container client talks to the fake. All of them reach it by plain http on loopback.

const { registry_user: user, password } = demoTenant;

const hostOf = (url: string): string => new URL(url).host;
const image = 'library/hello:1.0';
/** Of the demo world, so that nothing need be pushed before it is signed. */
const signed = 'library/alpine:latest';

export const docker = (url: string): string => `# Docker takes plain http on 127.0.0.0/8
echo '${password}' | docker login ${hostOf(url)} --username ${user} --password-stdin
docker pull ${hostOf(url)}/library/alpine:latest
docker tag ${hostOf(url)}/library/alpine:latest ${hostOf(url)}/${image}
docker push ${hostOf(url)}/${image}`;

export const crane = (
  url: string,
): string => `crane auth login ${hostOf(url)} --username ${user} --password '${password}'
crane copy ${hostOf(url)}/library/alpine:latest ${hostOf(url)}/${image}
crane ls ${hostOf(url)}/library/hello`;

export const oras = (
  url: string,
): string => `oras login --plain-http ${hostOf(url)} --username ${user} --password '${password}'
echo hello > hello.txt
oras push --plain-http ${hostOf(url)}/${image} hello.txt
oras attach --plain-http --artifact-type application/vnd.example.note ${hostOf(url)}/${image} hello.txt
oras discover --plain-http ${hostOf(url)}/${image}`;

export const cosign = (url: string): string => `cosign login ${hostOf(url)} --username ${user} --password '${password}'
COSIGN_PASSWORD= cosign generate-key-pair
COSIGN_PASSWORD= cosign sign --yes --key cosign.key --allow-http-registry --allow-insecure-registry \\
  --use-signing-config=false --tlog-upload=false ${hostOf(url)}/${signed}
cosign verify --key cosign.pub --allow-http-registry --allow-insecure-registry --insecure-ignore-tlog=true \\
  ${hostOf(url)}/${signed}`;

export const helm = (
  url: string,
): string => `helm registry login --plain-http ${hostOf(url)} --username ${user} --password '${password}'
helm create hello && helm package hello
helm push --plain-http hello-0.1.0.tgz oci://${hostOf(url)}/library
helm pull --plain-http oci://${hostOf(url)}/library/hello --version 0.1.0`;

export const skopeo = (
  url: string,
): string => `skopeo login --tls-verify=false ${hostOf(url)} --username ${user} --password '${password}'
skopeo copy --src-tls-verify=false --dest-tls-verify=false \\
  docker://${hostOf(url)}/library/alpine:latest docker://${hostOf(url)}/${image}`;

export const containerd = (
  url: string,
): string => `ctr images pull --plain-http --user '${user}:${password}' ${hostOf(url)}/library/alpine:latest
ctr images tag ${hostOf(url)}/library/alpine:latest ${hostOf(url)}/${image}
ctr images push --plain-http --user '${user}:${password}' ${hostOf(url)}/${image}`;
