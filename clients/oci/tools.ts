import { containerd } from './containerd.ts';
import { cosign } from './cosign.ts';
import { crane } from './crane.ts';
import { docker } from './docker.ts';
import { dockerLogin } from './docker-login.ts';
import { helm } from './helm.ts';
import { oras } from './oras.ts';
import { pythonOras } from './python-oras.ts';
import { regctl } from './regctl.ts';
import { skopeo } from './skopeo.ts';
import type { ContainerTool } from './tool.ts';

export const containerTools: readonly ContainerTool[] = [
  crane,
  oras,
  regctl,
  skopeo,
  pythonOras,
  helm,
  cosign,
  docker,
  dockerLogin,
  containerd,
];
